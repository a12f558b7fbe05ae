import {
  issuesOf,
  type Basket,
  type Issue,
  type Mismatch,
  type OrderItem,
  type OrderItemAction,
} from "../domain/basket.js";
import { isEnd, type PartnerCheckoutError } from "../domain/error.js";

/**
 * What is shown as a whole.
 *
 * - `idle`: there is a basket id but no source of tokens yet; then `loading` or `error`.
 * - `loading`: the first answer is awaited; then `ready`, `empty`, `missing` or `error`.
 * - `ready`: lines are shown; then `empty` by removal, `missing` or `error`.
 * - `empty`: the basket exists and holds nothing; then `ready`, `missing` or `error`.
 * - `missing`: there is no basket to show, or it has been completed or has expired; then `loading` when one appears.
 * - `error`: something concerns the whole basket. The last good lines, if any, stay; then `loading`, `ready` or `empty`.
 */
export type Status = "idle" | "loading" | "ready" | "empty" | "missing" | "error";

/** Who wanted a change. */
export type ChangeSource = "user" | "host" | "remote";

/** A change that the API has not confirmed yet. */
export interface Intent {
  readonly action: OrderItemAction;
  readonly source: ChangeSource;
}

/** Why a line does not show what the shopper asked for. */
export type Notice =
  | { readonly type: "failed"; readonly error: PartnerCheckoutError }
  | {
      readonly type: "mismatch";
      readonly mismatch: Mismatch;
      /** The order item as it was before the change, which may be gone. */
      readonly item?: OrderItem | undefined;
    };

/**
 * Everything that decides what is on the screen: the confirmed basket and the intents still open. Nothing is ever
 * rolled back: an intent that fails is dropped, and the confirmed basket shows.
 */
export interface BasketState {
  /** The basket as the API last confirmed it. */
  readonly basket: Basket | undefined;
  /** Open changes, oldest first; at most one for each order item, beside those that have left for the API. */
  readonly intents: readonly Intent[];
  /** Notices by order item id; under `""` that of a change of which no line is there to show it. */
  readonly notices: ReadonlyMap<string, Notice>;
  /** What concerns the whole basket. */
  readonly error: PartnerCheckoutError | undefined;
  /** Whether the basket is being read. */
  readonly reading: boolean;
}

/** Where the notice of the basket itself stands among those of its lines. */
export const OF_BASKET = "";

/** The state before anything is known. */
export const initialState: BasketState = {
  basket: undefined,
  intents: [],
  notices: new Map(),
  error: undefined,
  reading: false,
};

/** What is shown as a whole. */
export function statusOf({ error, basket, reading }: BasketState): Status {
  if (error) {
    const { code } = error;
    return code === "cookie-missing" || (isEnd(code) && code !== "basket-not-found") ? "missing" : "error";
  }
  if (basket) return basket.items.length > 0 ? "ready" : "empty";
  return reading ? "loading" : "idle";
}

/** An order item as it is shown: the confirmed one with open intents on top. */
export interface ShownItem {
  readonly item: OrderItem;
  /** Units to show: those asked for while that is open, else the confirmed ones. */
  readonly quantity: number;
  /** What is under way for this line. */
  readonly pending: "quantity" | "remove" | undefined;
  readonly notice: Notice | undefined;
  readonly issues: readonly Issue[];
}

/** The lines to show. */
export function shownItems({ basket, intents, notices }: BasketState): readonly ShownItem[] {
  if (!basket) return [];
  return basket.items.map((item) => {
    const { id } = item;
    const action = intents.findLast((intent) => itemIdOf(intent.action) === id)?.action;
    return {
      item,
      quantity: action?.type === "quantity" ? action.quantity : item.quantity,
      pending: action?.type === "add" ? undefined : action?.type,
      notice: notices.get(id),
      issues: issuesOf(basket, id),
    };
  });
}

/** Order item that a change is about; `undefined` for an addition. */
export function itemIdOf(action: OrderItemAction): string | undefined {
  return action.type === "add" ? undefined : action.itemId;
}

/** Notices with those of some lines replaced, or taken away where there is none. */
export function withNotices(
  notices: ReadonlyMap<string, Notice>,
  changed: Iterable<readonly [itemId: string | undefined, notice?: Notice]>,
): ReadonlyMap<string, Notice> {
  const next = new Map(notices);
  for (const [itemId, notice] of changed) {
    if (itemId === undefined) continue;
    if (notice) next.set(itemId, notice);
    else next.delete(itemId);
  }
  return next;
}
