import type { Clock } from "../domain/clock.js";

/** The browser's clock, timers and randomness. */
export const systemClock: Clock = {
  now: () => Date.now(),
  random: () => Math.random(),
  uuid,
  sleep: (milliseconds, signal) =>
    new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", done);
        resolve();
      };
      const timer = setTimeout(done, milliseconds);
      signal?.addEventListener("abort", done);
      if (signal?.aborted) done();
    }),
};

// `randomUUID` exists on https only, and a partner may develop on http.
function uuid(): string {
  if (crypto.randomUUID) return crypto.randomUUID();
  return "10000000-1000-4000-8000-100000000000".replace(/[018]/g, (digit) => {
    const [byte = 0] = crypto.getRandomValues(new Uint8Array(1));
    // The 8 marks the variant: its two highest bits are fixed.
    return (digit === "8" ? (byte & 3) | 8 : byte & 15).toString(16);
  });
}
