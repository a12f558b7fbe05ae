import { systemClock } from "../api/system-clock.js";

/** Longest time that a frame is waited for: a tab behind others has none; milliseconds. */
const PATIENCE = 100;

/** Resolves when the page has had its turn. A timer would do as well, after the browser's own four milliseconds. */
export function turn(): Promise<void> {
  return globalThis.scheduler?.postTask?.(() => undefined) ?? systemClock.sleep(0);
}

/** Resolves when what stands on the page has been painted. */
export async function painted(): Promise<void> {
  await Promise.race([new Promise(requestAnimationFrame), systemClock.sleep(PATIENCE)]);
  await turn();
}
