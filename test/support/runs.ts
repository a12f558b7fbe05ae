import type * as fc from "fast-check";
import { engine } from "./engine.js";

/** Of every ten runs, how many an engine does: what chance finds in our code, it finds in one engine, and Node does more. */
const SHARES = { chromium: 3, firefox: 1, webkit: 1 } as const;

/**
 * Parameters of a property that is tried so many times, and as often again as `SOAK` says under Node
 * (`npm run test:soak`). The seed is told, so that what is found can be found again.
 */
export function runs<T>(what: string, times: number): fc.Parameters<T> {
  const { SOAK = "1", SEED } = typeof process === "undefined" ? {} : process.env;
  const seed = Number(SEED ?? (Math.random() * 2 ** 31) | 0);
  const numRuns = engine ? (times / 10) * SHARES[engine] : times * Number(SOAK);
  console.info(`${what}: ${numRuns} runs, seed ${seed}`);
  return { seed, numRuns };
}
