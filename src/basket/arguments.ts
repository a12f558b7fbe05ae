import type { NewOrder, OfferReference } from "../domain/basket.js";
import { PartnerCheckoutError } from "../domain/error.js";

type NewItem = NewOrder["orderItems"][number];

/**
 * Copies what a host wants in a basket, with what goes without saying filled in or left out. Scripts without types call with
 * anything.
 *
 * @throws {PartnerCheckoutError} `invalid-argument`.
 */
export function readItem(offer: OfferReference, quantity: number): NewItem {
  return checked(() => {
    const { type = "offer", parentId = "" } = offer;
    return copyOf({ offer, quantity, type, parentId });
  });
}

/**
 * Copies an order as JSON, which is the same for equal orders.
 *
 * @throws {PartnerCheckoutError} `invalid-argument`.
 */
export function readOrder(order: NewOrder): string {
  return checked(() => {
    const { orderItems, country, source, tracking } = order;
    if (!Array.isArray(orderItems) || orderItems.length === 0) throw new TypeError("No order items");
    return JSON.stringify({ orderItems: Array.from(orderItems, copyOf), country, source, tracking });
  });
}

function copyOf({ offer: { id, version }, quantity = 1, type = "offer", parentId }: NewItem): NewItem {
  const isRight =
    [id, version].every((text) => typeof text === "string" && text) && /^(offer|add_on)$/.test(type);
  if (!isRight || !Number.isInteger(quantity) || quantity < 1) throw new TypeError("No order item");
  return {
    offer: { id, version },
    quantity,
    ...(type === "add_on" && { type }),
    ...(parentId && { parentId }),
  };
}

function checked<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    const message = "Each order item takes an offer with id and version, and a quantity from 1";
    throw new PartnerCheckoutError("invalid-argument", message, { cause });
  }
}
