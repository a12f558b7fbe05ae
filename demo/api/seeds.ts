import { createBasket, createLine, type StoredBasket, type StoredLine } from "./basket.js";
import { gbp } from "./catalogue-gbp.js";

/** Makes a scenario's seed: a new basket with these lines. */
export function basketOf(
  lines: () => readonly StoredLine[],
  details: Partial<StoredBasket> = {},
): (now: number) => StoredBasket {
  return (now) => createBasket(crypto.randomUUID(), now, { lines: lines(), ...details });
}

/** A trial of which up to five may be ordered, and one more subscription. */
export function twoLines(): readonly StoredLine[] {
  return [createLine(gbp.quarterly), createLine(gbp.digital)];
}

/** The seed that most scenarios have: nothing about the basket itself is unusual. */
export const plainBasket = basketOf(twoLines);
