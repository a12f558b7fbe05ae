/**
 * An exact decimal number in plain notation, such as `"20"`, `"-3.5"` or `"0.005"`: no exponent, no grouping, no
 * trailing zeros, never `"-0"`. Amounts stay in this form from the wire to the screen, so that no float ever rounds.
 */
export type Decimal = string;

/** An amount of one currency. */
export interface Money {
  /** Exact amount in the currency's main unit: `"20"` is twenty pounds, not twenty pence. */
  readonly amount: Decimal;
  /** Currency code of three capital letters (ISO 4217). */
  readonly currency: string;
}

const DECIMAL = /^([+-]?)(\d{1,20})(?:\.(\d{1,20}))?$/;
/** Decimal places that are calculated with. */
const PLACES = 20;

/**
 * Reads an exact decimal from what an API may send for an amount: `20`, `"20.00"` or `" 20.5 "`.
 *
 * @returns `undefined` for anything that is not plainly one number: `null`, `""`, `"1,234"`, `NaN`.
 */
export function parseDecimal(value: unknown): Decimal | undefined {
  const text = typeof value === "number" ? textOf(value) : value;
  const [, sign = "", whole, fraction] = (typeof text === "string" && DECIMAL.exec(text.trim())) || [];
  return whole && plain(sign, whole, fraction);
}

/**
 * Reads an amount with its currency.
 *
 * @returns `undefined` when the amount is no decimal or the currency is not a code of three letters: an unknown price.
 */
export function parseMoney(amount: unknown, currency: unknown): Money | undefined {
  const decimal = parseDecimal(amount);
  if (decimal === undefined || typeof currency !== "string" || !/^[a-z]{3}$/i.test(currency))
    return undefined;
  return { amount: decimal, currency: currency.toUpperCase() };
}

/** Multiplies an exact decimal by a whole number. */
export function multiplyDecimal(decimal: Decimal, times: number): Decimal {
  return fromUnits(toUnits(decimal) * BigInt(times));
}

/** Adds exact decimals; the sum of none is `"0"`. */
export function addDecimals(decimals: Iterable<Decimal>): Decimal {
  let sum = 0n;
  for (const decimal of decimals) sum += toUnits(decimal);
  return fromUnits(sum);
}

/**
 * Adds amounts of money.
 *
 * @returns `undefined` when there is nothing to add, an amount is unknown or the currencies differ: such a sum would
 *   be a guess.
 */
export function addMoney(amounts: readonly (Money | undefined)[]): Money | undefined {
  const currency = amounts[0]?.currency;
  if (!currency || amounts.some((money) => money?.currency !== currency)) return undefined;
  return { amount: addDecimals(amounts.map((money) => money?.amount ?? "0")), currency };
}

/** Multiplies an amount of money by a whole number. */
export function multiplyMoney(money: Money, times: number): Money {
  return { ...money, amount: multiplyDecimal(money.amount, times) };
}

/** Whether an amount is exactly so many times a price, whatever the currencies. */
export function isTimes(amount: Money, price: Money, times: number): boolean {
  return toUnits(price.amount) * BigInt(times) === toUnits(amount.amount);
}

/** Whether an amount is exactly zero. */
export function isZero(money: Money): boolean {
  return money.amount === "0";
}

// ISO 4217 minor units that differ from two. Engines disagree (HUF has 0 or 2), so their own table is not asked.
const DIGITS: readonly (readonly [digits: number, codes: string])[] = [
  [0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"],
  [3, "BHD IQD JOD KWD LYD OMR TND"],
  [4, "CLF UYW"],
];

/** How many decimal places a currency is written with (ISO 4217): JPY 0, KWD 3, CLF 4, most 2. */
export function currencyDigits(currency: string): number {
  return DIGITS.find(([, codes]) => codes.includes(currency))?.[0] ?? 2;
}

/** A number as it was meant: 0.1 + 0.2 is 0.3. No amount of money lives below 1e-6, where there would be an exponent. */
function textOf(value: number): string {
  if (Math.abs(value) < 1e-6) return value.toFixed(6);
  return String(Number.isInteger(value) ? value : Number(value.toPrecision(15)));
}

function toUnits(decimal: string): bigint {
  // An own client may give anything.
  const [, whole = "", fraction = ""] = /^(-?\d+)(?:\.(\d+))?$/.exec(decimal) ?? [];
  return BigInt(whole + fraction.padEnd(PLACES, "0"));
}

function fromUnits(units: bigint): Decimal {
  const digits = String(units < 0n ? -units : units).padStart(PLACES + 1, "0");
  return plain(units < 0n ? "-" : "", digits.slice(0, -PLACES), digits.slice(-PLACES));
}

/** Puts a decimal together, without the zeros that say nothing. */
function plain(sign: string, whole: string, fraction = ""): Decimal {
  const text = `${whole}.${fraction}0`.replace(/^0+(?=\d)|\.?0+$/g, "");
  return sign === "-" && text !== "0" ? sign + text : text;
}
