import type { Basket } from "../../domain/basket.js";
import type { BasketState, Status } from "../../basket/basket-state.js";
import type { Formatter } from "../../i18n/format.js";

/** What a shopper can do, as functions that the templates are given, and what is on the way because of it. */
export interface ShopperView {
  /** What is typed and not entered yet, by order item id. */
  readonly drafts: ReadonlyMap<string, string>;
  /** What there is to say about a line's quantity, by order item id. */
  readonly hints: ReadonlyMap<string, string>;
  /** Changes that the host holds back for a while, by order item id, and offers on their way, by symbols. */
  readonly held: ReadonlyMap<string | symbol, { readonly quantity: number }>;
  /** Is there while *Continue* has been pressed and is being looked into. */
  readonly proceeding: unknown;
  /** Whether several problems, found on *Continue*, are listed above the lines. */
  readonly showProblems: boolean;
  /** Whether it is said that the basket was changed elsewhere. */
  readonly showNews: boolean;

  /** @param quantity - Units; 0 removes the line. */
  setQuantity(itemId: string, quantity: number): void;
  /** Keeps what is typed and not entered yet; `undefined` when it has been entered. */
  draft(itemId: string, text: string | undefined): void;
  retry(): void;
  restart(): void;
  /** Puts the focus on the page's own first offer, with which a new basket begins. */
  seekOffer(): void;
  proceed(): unknown;
  /** Enters what is typed, if it was the shopper who left the input. */
  leave(itemId: string): void;
  /** Enters what is typed, and sends what waits for one more click. */
  enter(itemId: string): void;
  /** Says something about a line's quantity, on the line and to those who cannot see it. */
  hint(itemId: string, sentence: string): void;
  focusItem(itemId: string): void;
}

/** Everything that the templates show. */
export interface View {
  readonly status: Status;
  readonly state: BasketState;
  /** Whether a change is on its way, or held back by the host. */
  readonly busy: boolean;
  readonly format: Formatter;
  readonly shopper: ShopperView;
  /** The list of lines, drawn by itself. */
  readonly lines: Element;
  readonly readonly: boolean;
  /** Whether the basket's issues are shown. */
  readonly showIssues: boolean;
  /** Whether the basket's end is near enough to be said. */
  readonly expiresSoon: boolean;
  readonly skeletonLines: number;
  /** Makes a picture's address absolute; `undefined` for one that must not be loaded. */
  readonly imageUrl: (path: string) => string | undefined;
}

/** A view of a basket that is there. */
export interface BasketView extends View {
  readonly basket: Basket;
}
