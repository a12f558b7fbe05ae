import type { BasketSession } from "../basket/basket-session.js";
import type { Basket, OrderItemAction } from "../domain/basket.js";
import { findItem } from "../domain/basket.js";
import { isEnd } from "../domain/error.js";
import { clampQuantity, parseQuantity } from "../domain/quantity.js";
import { emit } from "./events.js";
import type { LineList } from "./line-list.js";
import type { Handlers } from "./templates/view.js";
import { checkoutUrl } from "./urls.js";

/** What the shopper's doing needs of the element. */
export interface ShopperHost extends EventTarget {
  readonly updateComplete: Promise<void>;
  requestUpdate(): void;
  /** Says a sentence to those who cannot see it. */
  say(sentence: string): void;
  /** Says something to developers, once. */
  warn(text: string): void;
  /** Puts the focus on what has this id or part. */
  focusPart(name: string): void;
  readonly checkoutUrl: string | undefined;
  readonly checkoutOrigins: string | undefined;
}

/** What a shopper does with the basket, by pointer or keyboard, and what is on the way because of it. */
export class Shopper implements Handlers {
  /** What is typed and not entered yet, by order item id. */
  readonly drafts = new Map<string, string>();
  /** *Continue* has been pressed and is being looked into. */
  proceeding: Promise<Basket> | undefined;
  /** Several problems, found on *Continue*, are listed above the lines. */
  showProblems = false;
  /** In `manual` mode issues wait for `validate()` or *Continue*. */
  issuesAsked = false;

  readonly #host: ShopperHost;
  readonly #session: BasketSession;
  readonly #lines: LineList;

  constructor(host: ShopperHost, session: BasketSession, lines: LineList) {
    this.#host = host;
    this.#session = session;
    this.#lines = lines;
  }

  setQuantity(itemId: string, quantity: number): void {
    this.#change({ type: "quantity", itemId, quantity });
  }

  removeItem(itemId: string): void {
    this.#change({ type: "remove", itemId });
  }

  draft(itemId: string, text: string | undefined): void {
    if (text === undefined) this.drafts.delete(itemId);
    else this.drafts.set(itemId, text);
    this.#host.requestUpdate();
  }

  send(): void {
    void this.#session.flush();
  }

  retry(): void {
    void handled(this.#session.retry());
  }

  restart(): void {
    const { error } = this.#session.state;
    if (isEnd(error?.code)) emit(this.#host, "basket-restart", { reason: error.code });
  }

  say(sentence: string): void {
    this.#host.say(sentence);
  }

  focusItem(itemId: string): void {
    this.#lines.focusItem(itemId);
  }

  /** Sends open edits, validates, and goes to the checkout when the basket may be ordered and nobody cancels. */
  proceed(): Promise<Basket> {
    this.proceeding ??= this.#proceed().finally(() => {
      this.proceeding = undefined;
      this.#host.requestUpdate();
    });
    this.#host.requestUpdate();
    return handled(this.proceeding);
  }

  async #proceed(): Promise<Basket> {
    const { store, state } = this.#session;
    this.#enterDrafts();
    await store.flush();
    const basket = await store.validate();
    this.issuesAsked = true;
    const { valid, issues = [] } = basket.validation ?? {};
    // An edit that came to something else has to be seen first, once.
    const surprises = [...this.#session.state.notices].filter(
      ([itemId, notice]) => state.notices.get(itemId) !== notice,
    );
    if (!valid || surprises.length > 0 || basket.items.length === 0) {
      await this.#leadTo([...issues, ...surprises.map(([itemId]) => ({ itemId }))]);
      return basket;
    }
    const { checkoutUrl: template, checkoutOrigins } = this.#host;
    const url = template && checkoutUrl(template, basket.id, checkoutOrigins);
    if (template && !url) this.#host.warn("checkout-url is not within checkout-origins");
    const detail = { basketId: basket.id, url };
    if (emit(this.#host, "checkout-proceed", detail, true) && url) location.assign(url);
    return basket;
  }

  #change(action: Exclude<OrderItemAction, { type: "add" }>): void {
    const promises: Promise<unknown>[] = [];
    const detail = {
      actions: [action],
      waitUntil: (promise: Promise<unknown>) => void promises.push(promise),
    };
    const change = (): void => {
      const { store } = this.#session;
      const quantity = action.type === "remove" ? 0 : action.quantity;
      void handled(store.setQuantity(action.itemId, quantity, "user"));
    };
    // A change that is not wanted leaves the line as it was, whatever the input shows.
    const update = (): void => this.#host.requestUpdate();
    if (!emit(this.#host, "basket-before-change", detail, true)) update();
    else if (promises.length > 0) Promise.all(promises).then(change, update);
    else change();
  }

  #enterDrafts(): void {
    for (const [itemId, text] of this.drafts) {
      const item = findItem(this.#session.state.basket, itemId);
      const typed = parseQuantity(text);
      if (item && typed !== undefined) this.setQuantity(itemId, clampQuantity(item.quantityRule, typed));
    }
    this.drafts.clear();
  }

  async #leadTo(problems: readonly { readonly itemId: string | undefined }[]): Promise<void> {
    this.showProblems = problems.length > 1;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const [first] = problems;
    if (this.showProblems) this.#host.focusPart("problems");
    else if (first?.itemId) this.focusItem(first.itemId);
    else this.#host.focusPart("retry");
  }
}

/**
 * Marks a rejection as handled: a host that ignores a method's promise must not find an error in its own log for what
 * the shopper has been told. A host that awaits it still gets the rejection.
 */
export function handled<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}
