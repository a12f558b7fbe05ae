import { findItem, type Basket, type OrderItem } from "../domain/basket.js";
import {
  addDecimals,
  addMoney,
  currencyDigits,
  multiplyMoney,
  parseDecimal,
  type Decimal,
  type Money,
} from "../domain/money.js";
import { plainText } from "../domain/plain-text.js";

/** An item as Google Analytics 4 takes it. */
export interface EcommerceItem {
  /** The offer's id in the catalogue, which is the same in every basket. */
  readonly item_id: string;
  /** Name of the line, as text. */
  readonly item_name: string;
  /** Published version of the offer. */
  readonly item_variant?: string;
  /** Price of one unit, with the discount taken off; left out where it is unknown. */
  readonly price?: number;
  /** What is taken off one unit. */
  readonly discount?: number;
  /** Units that the event is about. */
  readonly quantity: number;
}

/** Parameters of an e-commerce event of Google Analytics 4. */
export interface Ecommerce {
  /** Left out where no price is known or currencies are mixed, and then no item has a price. */
  readonly currency?: string;
  /** Sum of price times quantity; left out where one of the prices is unknown. */
  readonly value?: number;
  readonly items: readonly EcommerceItem[];
}

/** So many units of a line. */
export interface Units {
  readonly item: OrderItem;
  readonly quantity: number;
}

interface UnitPrice {
  readonly price: Money;
  readonly discount: Decimal;
}

/** Describes all lines of a basket. */
export function ecommerceOf({ items }: Pick<Basket, "items">): Ecommerce {
  return ecommerceOfUnits(items.map((item) => ({ item, quantity: item.quantity })));
}

/** Describes some units of some lines. What cannot be read or counts nothing is left out. */
export function ecommerceOfUnits(units: readonly Units[]): Ecommerce {
  const lines = units
    .filter(({ item, quantity }) => !item.unavailable && quantity > 0)
    .map(({ item, quantity }) => ({ item, quantity, unit: unitPriceOf(item) }));
  const [currency, ...others] = new Set(lines.flatMap(({ unit }) => unit?.price.currency ?? []));
  // Numbers without a currency would be summed as if they had one.
  const isPriced = currency !== undefined && others.length === 0;
  const value = isPriced
    ? addMoney(lines.map(({ unit, quantity }) => unit && multiplyMoney(unit.price, quantity)))
    : undefined;
  return {
    ...(isPriced && { currency }),
    ...(value && { value: Number(value.amount) }),
    items: lines.map(({ item, quantity, unit }) => ({
      item_id: item.offer.id ?? item.offer.path ?? item.id,
      item_name: plainText(item.name),
      ...(item.offer.version !== undefined && { item_variant: item.offer.version }),
      ...(isPriced && unit && { price: Number(unit.price.amount) }),
      ...(isPriced && unit && unit.discount !== "0" && { discount: Number(unit.discount) }),
      quantity,
    })),
  };
}

/** What has been put into a basket and what has been taken out of it, line by line. */
export function changedUnits(
  before: Basket,
  after: Basket,
): { readonly added: readonly Units[]; readonly removed: readonly Units[] } {
  return { added: unitsBeyond(after, before), removed: unitsBeyond(before, after) };
}

function unitsBeyond({ items }: Basket, other: Basket): readonly Units[] {
  return items
    .map((item) => ({ item, quantity: item.quantity - (findItem(other, item.id)?.quantity ?? 0) }))
    .filter(({ quantity }) => quantity > 0);
}

/** Price of one unit with its share of what the line costs less than its units, to the currency's smallest coin. */
function unitPriceOf({ price, amount, quantity }: OrderItem): UnitPrice | undefined {
  if (!price) return undefined;
  const full = multiplyMoney(price, quantity);
  const less = amount?.currency === price.currency ? Number(full.amount) - Number(amount.amount) : 0;
  // A line that costs more has its tax on top, which is no part of the price here.
  const share = (Math.max(0, less) / quantity).toFixed(currencyDigits(price.currency));
  const discount = parseDecimal(share) ?? "0";
  return { price: { ...price, amount: addDecimals([price.amount, `-${discount}`]) }, discount };
}
