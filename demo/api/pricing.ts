import { addDecimals, multiplyDecimal, type Decimal } from "../../src/domain/money.js";
import type { StoredBasket, StoredLine } from "./basket.js";
import { portion, spell, subtract } from "./decimals.js";

/** What one order item costs. Catalogue prices include their tax. */
export interface LinePrice {
  readonly unit: Decimal;
  readonly subtotal: Decimal;
  readonly discount: Decimal;
  readonly total: Decimal;
  readonly tax: Decimal;
}

/** Price of one unit at the quantity that is in the basket. */
export function unitPriceOf({ offer, quantity, repriced }: StoredLine): Decimal {
  if (repriced) return repriced.now;
  const tier = offer.tiers.find(({ from, to = Infinity }) => quantity >= from && quantity <= to);
  return tier?.price ?? offer.unitPrice;
}

/** Prices an order item, promotion included. */
export function priceLine(line: StoredLine, { promotion }: StoredBasket): LinePrice {
  const { currency, tax, kind } = line.offer;
  const unit = unitPriceOf(line);
  const subtotal = multiplyDecimal(unit, line.quantity);
  const discount = promotion && kind === "offer" ? portion(subtotal, promotion.percent, 100, currency) : "0";
  const total = subtract(subtotal, discount);
  return {
    unit,
    subtotal,
    discount,
    total,
    tax: tax ? portion(total, tax.rate, 100 + tax.rate, currency) : "0",
  };
}

/** Sum of all order items. */
export function totalOf(basket: StoredBasket): Decimal {
  return addDecimals(basket.lines.map((line) => priceLine(line, basket).total));
}

/**
 * Limio's `orderTotal`: subtotal minus discounts plus taxes is the total.
 *
 * @returns `undefined` while taxes are unknown.
 */
export function orderTotalOf(basket: StoredBasket, currency: string): Record<string, unknown> | undefined {
  if (!basket.taxKnown) return undefined;
  const taxes = new Map<string, { rate: number; amounts: Decimal[] }>();
  const discounts: Decimal[] = [];
  for (const line of basket.lines) {
    const { discount, tax } = priceLine(line, basket);
    discounts.push(discount);
    if (!line.offer.tax) continue;
    const { code, rate } = line.offer.tax;
    const entry = taxes.get(code) ?? { rate, amounts: [] };
    entry.amounts.push(tax);
    taxes.set(code, entry);
  }
  const total = totalOf(basket);
  const taxTotal = addDecimals([...taxes.values()].flatMap(({ amounts }) => amounts));
  return {
    orderSubtotal: spell(addDecimals([subtract(total, taxTotal), ...discounts]), currency),
    orderTotal: spell(total, currency),
    currency,
    taxSummary: [...taxes].map(([taxCode, { rate, amounts }]) => ({
      taxCode,
      taxAmount: spell(addDecimals(amounts), currency),
      taxRate: rate,
    })),
  };
}
