import type * as fc from "fast-check";

/**
 * Parameters of a property that is tried so many times, and as often again as `SOAK` says under Node
 * (`npm run test:soak`). The seed is told, so that what is found can be found again.
 */
export function runs<T>(what: string, times: number): fc.Parameters<T> {
  const { SOAK = "1", SEED } = typeof process === "undefined" ? {} : process.env;
  const seed = Number(SEED ?? (Math.random() * 2 ** 31) | 0);
  const numRuns = times * Number(SOAK);
  console.info(`${what}: ${numRuns} runs, seed ${seed}`);
  return { seed, numRuns };
}
