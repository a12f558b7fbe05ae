import {
  findItem,
  issuesOf,
  type Basket,
  type Issue,
  type Mismatch,
  type OrderItem,
  type OrderItemAction,
} from "../domain/basket.js";
import type { ErrorCode, PartnerCheckoutError } from "../domain/error.js";

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
  /** Counts up, unique within a store. */
  readonly id: number;
  readonly action: OrderItemAction;
  readonly source: ChangeSource;
  /** Whether it has left for the API. From then on it can no longer be merged. */
  readonly sent: boolean;
}

/** Why a line does not show what the shopper asked for. */
export type Notice =
  | { readonly type: "failed"; readonly error: PartnerCheckoutError }
  | { readonly type: "mismatch"; readonly mismatch: Mismatch };

/** Everything that decides what is on the screen: the confirmed basket and the intents still open. */
export interface BasketState {
  /** The basket as the API last confirmed it. */
  readonly basket: Basket | undefined;
  /** Open changes, oldest first. */
  readonly intents: readonly Intent[];
  /** Notices by order item id. */
  readonly notices: ReadonlyMap<string, Notice>;
  /** What concerns the whole basket. */
  readonly error: PartnerCheckoutError | undefined;
  /** Whether the basket is being read. */
  readonly reading: boolean;
}

/** The state before anything is known. */
export const initialState: BasketState = {
  basket: undefined,
  intents: [],
  notices: new Map(),
  error: undefined,
  reading: false,
};

/** What can happen to a basket. */
export type BasketAction =
  | { readonly type: "read-started"; readonly keepError: boolean }
  | {
      readonly type: "read-succeeded";
      readonly basket: Basket;
      readonly error: PartnerCheckoutError | undefined;
    }
  | { readonly type: "read-failed"; readonly error: PartnerCheckoutError }
  | { readonly type: "read-abandoned" }
  | { readonly type: "intent-opened"; readonly intent: Intent }
  | { readonly type: "intents-sent"; readonly intents: readonly Intent[] }
  | {
      readonly type: "intents-kept";
      readonly intents: readonly Intent[];
      readonly error: PartnerCheckoutError;
    }
  | {
      readonly type: "change-confirmed";
      readonly intents: readonly Intent[];
      readonly basket: Basket;
      readonly mismatches: readonly Mismatch[];
    }
  | {
      readonly type: "change-failed";
      readonly failures: readonly { readonly intent: Intent; readonly error: PartnerCheckoutError }[];
      /** Set when the failure concerns the whole basket; else it is shown on the lines. */
      readonly general: PartnerCheckoutError | undefined;
    };

/** Makes the next state. Nothing is rolled back: an intent that fails is dropped, and the confirmed basket shows. */
export function reduce(state: BasketState, action: BasketAction): BasketState {
  switch (action.type) {
    case "read-started":
      return { ...state, reading: true, error: action.keepError ? state.error : undefined };
    case "read-succeeded":
      return { ...state, reading: false, basket: action.basket, error: action.error };
    case "read-failed":
      return { ...state, reading: false, error: action.error };
    case "read-abandoned":
      return { ...state, reading: false };
    case "intent-opened":
      return {
        ...state,
        intents: [...state.intents.filter((intent) => !replaces(action.intent, intent)), action.intent],
        notices: withoutNotice(state.notices, itemIdOf(action.intent)),
      };
    case "intents-sent":
      return { ...state, intents: markSent(state.intents, action.intents, true) };
    case "intents-kept":
      return { ...state, intents: markSent(state.intents, action.intents, false), error: action.error };
    case "change-confirmed":
      return {
        ...state,
        basket: action.basket,
        error: undefined,
        intents: without(state.intents, action.intents),
        notices: withNotices(
          state.notices,
          action.mismatches.map((mismatch) => [mismatch.itemId, { type: "mismatch", mismatch }]),
        ),
      };
    case "change-failed":
      return {
        ...state,
        error: action.general ?? state.error,
        intents: without(
          state.intents,
          action.failures.map(({ intent }) => intent),
        ),
        notices: withNotices(
          state.notices,
          action.general
            ? []
            : action.failures.map(({ intent, error }) => [itemIdOf(intent), { type: "failed", error }]),
        ),
      };
  }
}

const MISSING: ReadonlySet<ErrorCode> = new Set(["cookie-missing", "basket-completed", "basket-expired"]);

/** What is shown as a whole. */
export function statusOf({ error, basket, reading }: BasketState): Status {
  if (error) return MISSING.has(error.code) ? "missing" : "error";
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
export function shownItems(state: BasketState): readonly ShownItem[] {
  const { basket, intents, notices } = state;
  if (!basket) return [];
  return basket.items.map((item) => {
    const intent = intents.findLast(({ action }) => action.type !== "add" && action.itemId === item.id);
    const action = intent?.action;
    return {
      item,
      quantity: action?.type === "quantity" ? action.quantity : item.quantity,
      pending: action?.type === "quantity" || action?.type === "remove" ? action.type : undefined,
      notice: notices.get(item.id),
      issues: issuesOf(basket, item.id),
    };
  });
}

/** Order item that an intent is about; `undefined` for an addition. */
export function itemIdOf({ action }: Intent): string | undefined {
  return action.type === "add" ? undefined : action.itemId;
}

/** Units of a line that somebody has in mind: the newest intent's, else the confirmed ones. */
export function intendedQuantity(state: BasketState, itemId: string): number | undefined {
  const action = state.intents.findLast((intent) => itemIdOf(intent) === itemId)?.action;
  if (action?.type === "remove") return 0;
  return action?.quantity ?? findItem(state.basket, itemId)?.quantity;
}

function replaces(newer: Intent, older: Intent): boolean {
  const itemId = itemIdOf(newer);
  return !older.sent && itemId !== undefined && itemIdOf(older) === itemId;
}

function without(intents: readonly Intent[], done: readonly Intent[]): readonly Intent[] {
  return intents.filter((intent) => !done.some(({ id }) => id === intent.id));
}

function markSent(intents: readonly Intent[], some: readonly Intent[], sent: boolean): readonly Intent[] {
  const all = intents.map((intent) =>
    some.some(({ id }) => id === intent.id) ? { ...intent, sent } : intent,
  );
  // What comes back unsent gives way to what was asked for meanwhile.
  return all.filter((older, index) => !all.slice(index + 1).some((newer) => replaces(newer, older)));
}

function withNotices(
  notices: ReadonlyMap<string, Notice>,
  added: readonly (readonly [itemId: string | undefined, notice: Notice])[],
): ReadonlyMap<string, Notice> {
  const next = new Map(notices);
  for (const [itemId, notice] of added) if (itemId !== undefined) next.set(itemId, notice);
  return next;
}

function withoutNotice(
  notices: ReadonlyMap<string, Notice>,
  itemId: string | undefined,
): ReadonlyMap<string, Notice> {
  const next = new Map(notices);
  if (itemId !== undefined) next.delete(itemId);
  return next;
}
