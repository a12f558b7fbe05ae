import type { NewOrder } from "../domain/basket.js";
import { PartnerCheckoutError } from "../domain/error.js";

/**
 * Checks what a host wants in a basket: scripts without types call with anything.
 *
 * @throws {PartnerCheckoutError} `invalid-argument`.
 */
export function requireItems(items: NewOrder["orderItems"] | null | undefined): void {
  const isRight =
    Array.isArray(items) &&
    items.length > 0 &&
    (items as NewOrder["orderItems"]).every(
      (item) =>
        item?.offer?.id && item.offer.version && isQuantity(item.quantity === undefined ? 1 : item.quantity),
    );
  if (isRight) return;
  const message = "Each order item takes an offer with id and version, and a quantity from 1";
  throw new PartnerCheckoutError("invalid-argument", message);
}

function isQuantity(value: number): boolean {
  return Number.isInteger(value) && value > 0;
}
