import type { Basket, OrderItemAction } from "../domain/basket.js";

/**
 * Whether a basket holds other lines, or quantities, than were known: beside those that were acted on.
 *
 * @param before - What was known; nothing is news where that was nothing.
 */
export function holdsNews(
  before: Basket | undefined,
  after: Basket,
  actions: readonly OrderItemAction[] = [],
): boolean {
  const lines = ({ items }: Basket): string =>
    items
      .filter(
        ({ id, offer }) =>
          !actions.some((action) =>
            action.type === "add" ? action.offer.id === offer.id : action.itemId === id,
          ),
      )
      .map(({ id, quantity }) => `${id} ${quantity}`)
      // Their order may change by itself.
      .toSorted()
      .join();
  return before !== undefined && lines(before) !== lines(after);
}
