/** The middle of a list of numbers, and of its halves. */
export interface Summary {
  readonly lower: number;
  readonly median: number;
  readonly upper: number;
  /** How many there were. */
  readonly count: number;
}

/** Sums up numbers; `undefined` where there are none. */
export function summarize(values: readonly number[]): Summary | undefined {
  if (values.length === 0) return undefined;
  const sorted = values.toSorted((one, other) => one - other);
  const at = (part: number): number => {
    const place = (sorted.length - 1) * part;
    const below = sorted[Math.floor(place)] ?? Number.NaN;
    const above = sorted[Math.ceil(place)] ?? Number.NaN;
    return below + (above - below) * (place % 1);
  };
  return { lower: at(0.25), median: at(0.5), upper: at(0.75), count: sorted.length };
}
