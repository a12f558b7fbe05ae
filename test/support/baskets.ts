import type { Basket, OrderItem, Validation } from "../../src/domain/basket.js";
import type { QuantityRule } from "../../src/domain/quantity.js";

/** A basket id in the form that `validate` takes. */
export const BASKET_ID = "basket-83e91b5a-4f6c-4a9e-9d0b-0123456789ab";
export const OTHER_BASKET_ID = "basket-11111111-2222-4333-8444-555555555555";

export const VALID: Validation = { valid: true, issues: [] };

const ANY_QUANTITY: QuantityRule = { editable: true, minimum: 1, maximum: undefined, increment: 1 };

/** An order item at £20, of which any number may be had. */
export function anItem(fields: Partial<OrderItem> = {}): OrderItem {
  return {
    id: "line-1",
    type: "offer",
    parentId: undefined,
    offer: { id: "offer-1", version: "version-1" },
    name: "Quarterly",
    headline: undefined,
    subline: undefined,
    image: undefined,
    quantity: 1,
    quantityRule: ANY_QUANTITY,
    price: { amount: "20", currency: "GBP" },
    amount: { amount: "20", currency: "GBP" },
    tiers: [],
    products: [],
    unavailable: false,
    removable: true,
    ...fields,
  };
}

/** A basket with these items, valid unless said otherwise. */
export function aBasket(items: readonly OrderItem[] = [anItem()], fields: Partial<Basket> = {}): Basket {
  return {
    id: BASKET_ID,
    items,
    subtotal: undefined,
    discount: undefined,
    taxes: [],
    total: { amount: "20", currency: "GBP" },
    promoCode: undefined,
    expiresAt: undefined,
    completed: false,
    validation: VALID,
    ...fields,
  };
}
