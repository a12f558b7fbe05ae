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

/**
 * Reads an exact decimal from what an API may send for an amount: `20`, `"20.00"` or `" 20.5 "`.
 *
 * @returns `undefined` for anything that is not plainly one number: `null`, `""`, `"1,234"`, `NaN`.
 */
export function parseDecimal(value: unknown): Decimal | undefined {
  let text: string;
  if (typeof value === "string") text = value.trim();
  // String() would give exponents below 1e-6, and no amount of money lives there.
  else if (typeof value === "number") text = Math.abs(value) < 1e-6 ? value.toFixed(6) : String(value);
  else return undefined;
  const match = DECIMAL.exec(text);
  if (!match) return undefined;
  const [, sign = "", whole = "", fraction = ""] = match;
  const plain = whole.replace(/^0+(?=\d)/, "");
  const tail = fraction.replace(/0+$/, "");
  const digits = tail ? `${plain}.${tail}` : plain;
  return sign === "-" && digits !== "0" ? `-${digits}` : digits;
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
  const scale = scaleOf(decimal);
  return unscale(scaled(decimal, scale) * BigInt(times), scale);
}

/** Adds exact decimals; the sum of none is `"0"`. */
export function addDecimals(decimals: Iterable<Decimal>): Decimal {
  let sum = "0";
  for (const decimal of decimals) {
    const scale = Math.max(scaleOf(sum), scaleOf(decimal));
    sum = unscale(scaled(sum, scale) + scaled(decimal, scale), scale);
  }
  return sum;
}

/**
 * Adds amounts of money.
 *
 * @returns `undefined` when there is nothing to add, an amount is unknown or the currencies differ: such a sum would
 *   be a guess.
 */
export function addMoney(amounts: Iterable<Money | undefined>): Money | undefined {
  const decimals: Decimal[] = [];
  let currency: string | undefined;
  for (const money of amounts) {
    if (!money || (currency !== undefined && money.currency !== currency)) return undefined;
    currency = money.currency;
    decimals.push(money.amount);
  }
  return currency === undefined ? undefined : { amount: addDecimals(decimals), currency };
}

/** Multiplies an amount of money by a whole number. */
export function multiplyMoney(money: Money, times: number): Money {
  return { amount: multiplyDecimal(money.amount, times), currency: money.currency };
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

function scaleOf(decimal: Decimal): number {
  const point = decimal.indexOf(".");
  return point < 0 ? 0 : decimal.length - point - 1;
}

function scaled(decimal: Decimal, scale: number): bigint {
  return BigInt(decimal.replace(".", "") + "0".repeat(scale - scaleOf(decimal)));
}

function unscale(value: bigint, scale: number): Decimal {
  if (scale === 0) return String(value);
  const sign = value < 0n ? "-" : "";
  const digits = String(value < 0n ? -value : value).padStart(scale + 1, "0");
  const text = `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
  return text.replace(/\.?0+$/, "").replace(/^-0$/, "0");
}
