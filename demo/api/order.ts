import type { StoredBasket, StoredLine, WireOrderItem } from "./basket.js";
import { spell, wireNumber } from "./decimals.js";
import { orderTotalOf, priceLine, totalOf } from "./pricing.js";

/** An order in the API's shape. */
export type WireOrder = Record<string, unknown> & {
  readonly checkoutId: string;
  readonly orderItems: readonly unknown[];
};

/** Builds the order of a basket as `update` and `validate` answer it. */
export function orderOf(basket: StoredBasket): WireOrder {
  const currency = currencyOf(basket);
  const orderTotal = orderTotalOf(basket, currency);
  return {
    checkoutId: basket.id,
    external_id: basket.externalId,
    order_type: "new",
    country: basket.country,
    orderItems: [
      ...basket.lines.map((line) => {
        const item = orderItemOf(line, basket);
        return line.disguise ? line.disguise(item) : item;
      }),
      ...basket.strayEntries,
    ],
    total: { amount: wireNumber(totalOf(basket)), currency },
    ...(orderTotal && { orderTotal }),
    tracking: basket.tracking,
    promoCode: basket.promotion?.code ?? null,
  };
}

function orderItemOf(line: StoredLine, basket: StoredBasket): WireOrderItem {
  const { id, type, parentId, quantity, offer } = line;
  const { currency } = offer;
  const { unit, subtotal, discount, total } = priceLine(line, basket);
  return {
    id,
    name: type === "add_on" ? offer.name : offer.displayName,
    type,
    parentId,
    quantity,
    details: "",
    price: {
      amount: wireNumber(unit),
      currency,
      summary: { headline: offer.headline, subline: offer.subline },
    },
    orderLineItem: {
      unitPriceTotal: spell(unit, currency),
      lineItemSubtotal: spell(subtotal, currency),
      lineItemDiscount: spell(discount, currency),
      lineItemTotal: spell(total, currency),
      currency,
    },
    offer: { id: offer.id, version: offer.version, name: offer.name, path: offer.path, data: offer.data },
  };
}

/** A basket has one currency, its first order item's. */
export function currencyOf({ lines }: StoredBasket): string {
  return lines[0]?.offer.currency ?? "GBP";
}
