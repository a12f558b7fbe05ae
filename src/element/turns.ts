import { systemClock } from "../api/system-clock.js";

/** Longest time that a frame is waited for: a tab behind others has none; milliseconds. */
const PATIENCE = 100;
/** For so long elements are drawn before the page has its turn, milliseconds: a few of them are drawn together. */
const SLICE = 50;

/** When the first of those was drawn that are drawn together. */
let drawingSince: number | undefined;
/** What the others wait for. */
let next: Promise<void> | undefined;

/** Resolves when the page has had its turn. A timer would do as well, after the browser's own four milliseconds. */
export function turn(): Promise<void> {
  return globalThis.scheduler?.postTask?.(() => undefined) ?? systemClock.sleep(0);
}

/** Resolves when what stands on the page has been painted. */
export async function painted(): Promise<void> {
  await Promise.race([new Promise(requestAnimationFrame), systemClock.sleep(PATIENCE)]);
  await turn();
}

/**
 * Is asked before an element is drawn. A page with many of them would stand still until the last one is.
 *
 * @returns What to wait for before asking again; `undefined` where it may be drawn now.
 */
export function turnOfOthers(): Promise<void> | undefined {
  if (drawingSince === undefined) {
    drawingSince = performance.now();
    void turn().then(() => (drawingSince = undefined));
  } else if (performance.now() - drawingSince > SLICE) {
    return (next ??= painted().finally(() => (next = undefined)));
  }
  return undefined;
}
