import {
  findItem,
  type Basket,
  type Mismatch,
  type OrderItemAction,
  type Refusal,
} from "../domain/basket.js";

/**
 * Compares what was asked for with what the API holds afterwards. They differ when a rule of the API's stepped in, or
 * when a browser sent a request a second time by itself, which no script can prevent or notice in another way.
 *
 * @param before - The basket that the change was made to.
 * @param after - The API's order after the change.
 */
export function findMismatches(
  actions: readonly OrderItemAction[],
  before: Basket | undefined,
  after: Basket,
  refusals: readonly Refusal[] = [],
): readonly Mismatch[] {
  return actions.flatMap((action): Mismatch[] => {
    const asked = action.type === "remove" ? 0 : action.quantity;
    let itemId: string | undefined;
    let actual: number;
    if (action.type === "add") {
      actual = unitsOf(after, action.offer.id) - unitsOf(before, action.offer.id);
      itemId = after.items.find(
        (item) => item.offer.id === action.offer.id && !findItem(before, item.id),
      )?.id;
    } else {
      ({ itemId } = action);
      actual = findItem(after, itemId)?.quantity ?? 0;
    }
    if (actual === asked) return [];
    return [
      { itemId, asked, actual, message: refusals.find((refusal) => refusal.itemId === itemId)?.message },
    ];
  });
}

function unitsOf(basket: Basket | undefined, offerId: string): number {
  return (basket?.items ?? []).reduce(
    (sum, item) => (item.offer.id === offerId ? sum + item.quantity : sum),
    0,
  );
}
