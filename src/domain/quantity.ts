/** How many units of an order item may be bought. */
export interface QuantityRule {
  /** Whether the shopper may change the quantity at all (`allow_multibuy__limio`). */
  readonly editable: boolean;
  /** Fewest units, at least 1. */
  readonly minimum: number;
  /** Most units; `undefined` where there is no limit. */
  readonly maximum: number | undefined;
  /** Step between two allowed quantities, counted from `minimum`, at least 1. */
  readonly increment: number;
}

/** Reads a whole quantity that a shopper typed; `undefined` for anything else. Digits of any script are read. */
export function parseQuantity(text: string): number | undefined {
  const digits = text.trim().replace(/\p{Nd}/gu, asciiDigit);
  return /^\d{1,9}$/.test(digits) ? Number(digits) : undefined;
}

/** Moves a quantity to the nearest one that the rule allows; half-way, to the lower. */
export function clampQuantity(rule: QuantityRule, quantity: number): number {
  const { minimum, increment } = rule;
  const highest = rule.maximum === undefined ? Infinity : Math.floor((rule.maximum - minimum) / increment);
  const steps = Math.ceil((quantity - minimum) / increment - 0.5);
  return minimum + Math.max(0, Math.min(steps, highest)) * increment;
}

/** Whether the rule allows a quantity as it is. */
export function isAllowedQuantity(rule: QuantityRule, quantity: number): boolean {
  return Number.isInteger(quantity) && clampQuantity(rule, quantity) === quantity;
}

/** The allowed quantity one step up (`1`) or down (`-1`); the same quantity where the rule ends, or beyond its end. */
export function stepQuantity(rule: QuantityRule, quantity: number, direction: 1 | -1): number {
  const here = clampQuantity(rule, quantity);
  const next = clampQuantity(rule, here + direction * rule.increment);
  // A quantity between two steps goes to its neighbour, not past it.
  return [here, next].find((each) => (each - quantity) * direction > 0) ?? quantity;
}

// Decimal digits of every script stand in runs of ten, zero first (Unicode, General_Category Nd); some runs touch.
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return String((code - zero) % 10);
}
