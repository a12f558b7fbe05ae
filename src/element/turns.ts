import { systemClock } from "../api/system-clock.js";

/**
 * Longest time that a frame or a turn is waited for, milliseconds: a tab behind others has no frames, and a page may have made
 * something of its own of what the browser offers.
 */
const PATIENCE = 100;
/** For so long elements are drawn before the page has its turn, milliseconds: a few of them are drawn together. */
const SLICE = 50;

/** When the first of those was drawn that are drawn together. */
let drawingSince: number | undefined;
/** What the others wait for. */
let next: Promise<void> | undefined;

/** Resolves when the page has had its turn. A timer would do as well, after the browser's own four milliseconds. */
export function turn(): Promise<void> {
  return patient(() => globalThis.scheduler?.postTask?.(() => undefined) ?? systemClock.sleep(0));
}

/** Resolves when what stands on the page has been painted. */
export async function painted(): Promise<void> {
  await patient(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  await turn();
}

/**
 * Is asked before an element is drawn of which nobody can use anything yet. A page with many of them would stand still until
 * the last one is.
 *
 * @returns What to wait for before asking again; `undefined` where it may be drawn now.
 */
export function turnOfOthers(): Promise<void> | undefined {
  if (drawingSince === undefined) {
    drawingSince = performance.now();
    void turn().then(() => (drawingSince = undefined));
  } else if (performance.now() - drawingSince > SLICE) {
    return (next ??= painted().then(() => (next = undefined)));
  }
  return undefined;
}

async function patient(wait: () => unknown): Promise<void> {
  const late = systemClock.sleep(PATIENCE);
  await Promise.race([late, (async () => await wait())().catch(() => late)]);
}
