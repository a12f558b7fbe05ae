import type { Machine } from "./machine.js";
import type { Plan } from "./options.js";
import type { Series } from "./rounds.js";
import { summarize, type Summary } from "./statistics.js";
import type { Metric } from "./visit.js";

/** What one contender came to in one setting, by metric. */
export interface Row {
  readonly contender: string;
  readonly values: Readonly<Partial<Record<Metric, Summary>>>;
  /** To the first contender, taken in each round and summed up then. */
  readonly ratios: Readonly<Partial<Record<Metric, Summary>>>;
  readonly failure?: string;
}

/** All that a run has measured. */
export interface Results extends Machine {
  readonly rounds: number;
  readonly settings: readonly {
    readonly name: string;
    readonly title: string;
    readonly rows: readonly Row[];
  }[];
}

/** Sums up all rounds. */
export function summarizeAll(
  { rounds, settings }: Plan,
  all: readonly Series[],
): Pick<Results, "rounds" | "settings"> {
  return {
    rounds,
    settings: settings.map((setting) => {
      const [baseline, ...others] = all.filter((series) => series.setting === setting);
      return {
        name: setting.name,
        title: setting.title,
        rows: baseline ? [baseline, ...others].map((series) => rowOf(series, baseline)) : [],
      };
    }),
  };
}

function rowOf({ contender, samples, failure }: Series, baseline: Series): Row {
  const values: Partial<Record<Metric, Summary>> = {};
  const ratios: Partial<Record<Metric, Summary>> = {};
  const metrics = new Set(samples.flatMap((sample) => Object.keys(sample ?? {}) as Metric[]));
  for (const metric of metrics) {
    const value = summarize(samples.flatMap((sample) => sample?.[metric] ?? []));
    const ratio = summarize(
      samples.flatMap((sample, round) => {
        const one = sample?.[metric];
        const other = baseline.samples[round]?.[metric];
        return one !== undefined && other ? one / other : [];
      }),
    );
    if (value) values[metric] = value;
    if (ratio) ratios[metric] = ratio;
  }
  return { contender: contender.name, values, ratios, ...(failure !== undefined && { failure }) };
}
