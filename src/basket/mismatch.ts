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
    let itemId = action.type === "add" ? undefined : action.itemId;
    let asked = action.type === "remove" ? 0 : action.quantity;
    let actual = findItem(after, itemId)?.quantity ?? 0;
    if (action.type === "add") {
      const { id } = action.offer;
      const lines = after.items.filter(({ offer }) => offer.id === id);
      itemId = (lines.find((line) => !findItem(before, line.id)) ?? lines[0])?.id;
      // It may have joined a line that was there.
      asked += unitsOf(before, id);
      actual = unitsOf(after, id);
    }
    if (actual === asked) return [];
    // An addition goes alone.
    const refusal =
      action.type === "add" ? refusals[0] : refusals.find((each) => each.itemId === action.itemId);
    return [{ itemId, asked, actual, message: refusal?.message }];
  });
}

function unitsOf(basket: Basket | undefined, offerId: string): number {
  return (basket?.items ?? []).reduce(
    (sum, item) => (item.offer.id === offerId ? sum + item.quantity : sum),
    0,
  );
}
