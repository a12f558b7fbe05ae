import { addDecimals, currencyDigits, type Decimal } from "../../src/domain/money.js";

/** `minuend - subtrahend`, exactly. */
export function subtract(minuend: Decimal, subtrahend: Decimal): Decimal {
  return addDecimals([minuend, subtrahend.startsWith("-") ? subtrahend.slice(1) : `-${subtrahend}`]);
}

/** `amount × numerator ÷ denominator`, rounded half up to the currency's smallest unit; for amounts of zero or more. */
export function portion(amount: Decimal, numerator: number, denominator: number, currency: string): Decimal {
  const digits = currencyDigits(currency);
  const [whole = "0", fraction = ""] = amount.split(".");
  const dividend = BigInt(whole + fraction) * BigInt(numerator) * 10n ** BigInt(digits);
  const divisor = BigInt(denominator) * 10n ** BigInt(fraction.length);
  const units = (dividend * 2n + divisor) / (divisor * 2n);
  const text = String(units).padStart(digits + 1, "0");
  return addDecimals([digits ? `${text.slice(0, -digits)}.${text.slice(-digits)}` : text]);
}

/** An amount as Limio's `orderLineItem` spells it: a string with all decimal places of the currency. */
export function spell(amount: Decimal, currency: string): string {
  const digits = currencyDigits(currency);
  const [whole = "0", fraction = ""] = amount.split(".");
  return digits === 0 && fraction === "" ? whole : `${whole}.${fraction.padEnd(digits, "0")}`;
}

/** An amount as Limio's `price.amount` has it: a JSON number, or a string where a number would lose digits. */
export function wireNumber(amount: Decimal): number | string {
  const number = Number(amount);
  return String(number) === amount ? number : amount;
}
