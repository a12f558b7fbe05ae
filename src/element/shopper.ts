import type { ReactiveControllerHost } from "lit";
import type { BasketController } from "./basket-controller.js";
import type { Basket, OrderItemAction } from "../domain/basket.js";
import { findItem } from "../domain/basket.js";
import { clampQuantity, parseQuantity } from "../domain/quantity.js";
import type { Announcer } from "./announcer.js";
import { emit } from "./events.js";
import type { FocusKeeper } from "./focus-keeper.js";
import { isEnd, type Handlers } from "./templates/view.js";
import { checkoutUrl } from "./urls.js";

/** What the shopper's doing needs of the element. */
export interface ShopperHost extends ReactiveControllerHost, EventTarget {
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
  readonly #controller: BasketController;
  readonly #announcer: Announcer;
  readonly #focusKeeper: FocusKeeper;

  constructor(
    host: ShopperHost,
    controller: BasketController,
    announcer: Announcer,
    focusKeeper: FocusKeeper,
  ) {
    this.#host = host;
    this.#controller = controller;
    this.#announcer = announcer;
    this.#focusKeeper = focusKeeper;
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

  retry(): void {
    void handled(this.#controller.session.retry());
  }

  restart(): void {
    const { error } = this.#controller.state;
    if (isEnd(error?.code)) emit(this.#host, "basket-restart", { reason: error.code });
  }

  say(sentence: string): void {
    this.#announcer.say(sentence);
  }

  focusItem(itemId: string): void {
    this.#focusKeeper.focusItem(itemId);
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
    const { session } = this.#controller;
    this.#enterDrafts();
    await session.store.flush();
    const basket = await session.store.validate();
    this.issuesAsked = true;
    const { notices } = this.#controller.state;
    if (!basket.validation?.valid || notices.size > 0) {
      const issues = basket.validation?.issues ?? [];
      await this.#leadTo([...issues.map(({ itemId }) => itemId), ...notices.keys()]);
      return basket;
    }
    const { checkoutUrl: template, checkoutOrigins } = this.#host;
    const url = template && checkoutUrl(template, basket.id, checkoutOrigins);
    if (template && !url) console.warn(`checkout-url="${template}" is not within checkout-origins`);
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
      const { store } = this.#controller.session;
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
      const item = findItem(this.#controller.state.basket, itemId);
      const typed = parseQuantity(text);
      if (item && typed !== undefined) this.setQuantity(itemId, clampQuantity(item.quantityRule, typed));
    }
    this.drafts.clear();
  }

  async #leadTo(itemIds: readonly (string | undefined)[]): Promise<void> {
    this.showProblems = itemIds.length > 1;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const [only] = itemIds;
    if (this.showProblems) this.#focusKeeper.focus("#problems");
    else if (only !== undefined) this.#focusKeeper.focusItem(only);
    else this.#focusKeeper.focus("[part=retry]");
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
