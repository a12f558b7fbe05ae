import type * as fc from "fast-check";
import { engine } from "./engine.js";

/**
 * Parameters of a property that is tried so many times under Node, or as often again as `SOAK` says (`npm run test:soak`),
 * and a tenth as often in a browser, where it takes five times as long. The seed is told, so that what is found can be
 * found again.
 */
export function runs<T>(what: string, times: number): fc.Parameters<T> {
  const { SOAK = "1", SEED } = typeof process === "undefined" ? {} : process.env;
  const seed = Number(SEED ?? (Math.random() * 2 ** 31) | 0);
  const numRuns = engine ? times / 10 : times * Number(SOAK);
  console.info(`${what}: ${numRuns} runs, seed ${seed}`);
  return { seed, numRuns };
}
