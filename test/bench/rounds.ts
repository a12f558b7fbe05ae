import type { Browser } from "puppeteer-core";
import type { Contender } from "./contender.js";
import type { Plan } from "./options.js";
import type { BenchServer } from "./server.js";
import type { Setting } from "./settings.js";
import { visit, type Sample } from "./visit.js";

/** What a contender did in a setting: a sample a round, `undefined` where it did not show its basket. */
export interface Series {
  readonly setting: Setting;
  readonly contender: Contender;
  readonly samples: (Sample | undefined)[];
  /** How often it has failed, the warm-up included. */
  failures: number;
  /** Why it has. */
  failure?: string;
}

/**
 * Runs all rounds. Within a round, the contenders of a setting take turns right after each other, each time another one first
 * and every other time backwards: whatever else the machine is doing meets all of them, what one of them leaves behind as well.
 */
export async function runRounds(
  browser: Browser,
  server: BenchServer,
  plan: Plan,
): Promise<readonly Series[]> {
  const all: readonly Series[] = plan.settings.flatMap((setting) =>
    plan.contenders
      .filter(
        ({ isPeer = false, skips = [] }) => !(setting.oursOnly && isPeer) && !skips.includes(setting.name),
      )
      .map((contender) => ({ setting, contender, samples: [], failures: 0 })),
  );
  // The first round only warms up: the server, its caches and the system's.
  for (let round = 0; round <= plan.rounds; round++) {
    const start = performance.now();
    for (const setting of plan.settings) {
      if (round > (setting.most ?? plan.rounds)) continue;
      const taking = all.filter((series) => series.setting === setting);
      const first = round % taking.length;
      const inTurn = [...taking.slice(first), ...taking.slice(0, first)];
      for (const series of round % 2 === 0 ? inTurn : inTurn.toReversed()) {
        await runOnce(browser, server, series, round);
      }
    }
    const seconds = Math.round((performance.now() - start) / 1000);
    console.log(`${round === 0 ? "Warm-up" : `Round ${round} of ${plan.rounds}`}: ${seconds} s`);
  }
  return all;
}

async function runOnce(browser: Browser, server: BenchServer, series: Series, round: number): Promise<void> {
  // Whoever did not answer twice is not waited for again.
  if (series.failures > 1 && series.samples.every((sample) => !sample)) return;
  let sample: Sample | undefined;
  try {
    sample = await visit(browser, server, series.contender, series.setting);
  } catch (error) {
    series.failures++;
    series.failure = error instanceof Error ? error.message : String(error);
    console.log(`${series.contender.name}, ${series.setting.name}: ${series.failure}`);
  }
  if (round > 0) series.samples.push(sample);
}
