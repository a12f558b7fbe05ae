import type { BasketSession } from "../basket/basket-session.js";
import { systemClock } from "../api/system-clock.js";
import { shownItems } from "../basket/basket-state.js";
import {
  findItem,
  removalOf,
  type Basket,
  type OfferReference,
  type OrderItemAction,
} from "../domain/basket.js";
import { isRestartable, PartnerCheckoutError } from "../domain/error.js";
import { clampQuantity, parseQuantity } from "../domain/quantity.js";
import { deepFreeze } from "../domain/frozen.js";
import type { Formatter } from "../i18n/format.js";
import type { Politeness } from "./announcer.js";
import { CONTROL } from "./control.js";
import { emit } from "./events.js";
import type { LineList } from "./line-list.js";
import type { ShopperView } from "./templates/view.js";
import { checkoutUrl } from "./urls.js";

/** *Continue* enters what is typed. A correction made no longer ago than this has not been seen; milliseconds. */
const UNSEEN = 1_000;

/** What `Shopper` needs of the element. */
export interface ShopperHost extends Node {
  readonly updateComplete: Promise<void>;
  readonly isConnected: boolean;
  requestUpdate(): void;
  readonly format: Formatter;
  /** Says a sentence to those who cannot see it. */
  say(sentence: string, politeness: Politeness): void;
  /** Says something to developers, once. */
  warn(text: string): void;
  /** Whether what has this id or part has the focus. */
  isFocused(name: string): boolean;
  /** Puts the focus on what has this id or part. */
  focusPart(name: string): void;
  readonly readonly: boolean;
  readonly checkoutUrl: string | undefined;
  readonly checkoutOrigins: string | undefined;
}

/** What a shopper does with the basket, by pointer or keyboard, and what is on the way because of it. */
export class Shopper implements ShopperView {
  /** What is typed and not entered yet, by order item id. */
  readonly drafts = new Map<string, string>();
  /** What there is to say about a line's quantity, by order item id. */
  readonly hints = new Map<string, string>();
  /** Changes that the host holds back for a while, by order item id, and offers on their way, by symbols. */
  readonly held = new Map<
    string | symbol,
    { readonly quantity: number; readonly settled: Promise<unknown>; readonly release?: () => void }
  >();
  /** How often the element has been taken from its place. */
  moves = 0;
  /** *Continue* has been pressed and is being looked into. */
  proceeding: Promise<Basket> | undefined;
  /** Several problems, found on *Continue*, are listed above the lines. */
  showProblems = false;
  /** How often the basket was changed elsewhere, or another one begun there. */
  news = 0;
  /** That was found on *Continue*, and is said above the lines. */
  showNews = false;
  /** In `manual` mode issues wait for `validate()` or *Continue*. */
  issuesAsked = false;

  /** The last quantity that came to something else than what was typed. */
  #correction: { readonly itemId: string; readonly at: number } | undefined;
  readonly #host: ShopperHost;
  readonly #session: BasketSession;
  readonly #lines: LineList;

  constructor(host: ShopperHost, session: BasketSession, lines: LineList) {
    this.#host = host;
    this.#session = session;
    this.#lines = lines;
  }

  draft(itemId: string, text: string | undefined): void {
    if (text === undefined) this.drafts.delete(itemId);
    else {
      this.drafts.set(itemId, text);
      this.hints.delete(itemId);
    }
    this.#host.requestUpdate();
  }

  hint(itemId: string, sentence: string): void {
    this.hints.set(itemId, sentence);
    this.#host.say(sentence, "assertive");
    this.#host.requestUpdate();
  }

  leave(itemId: string): void {
    const { moves } = this;
    // Some browsers take the focus from what is moved or removed: nobody has entered anything then.
    queueMicrotask(() => {
      if (moves === this.moves) this.enter(itemId);
    });
  }

  enter(itemId: string): void {
    this.#enterDraft(itemId);
    void this.#session.flush();
  }

  retry(): void {
    this.showNews = false;
    void this.#keepFocus(handled(this.#session.retry()));
  }

  /** The button goes with what was wrong, and the focus waits in the heading: where it fails again, both come back. */
  async #keepFocus(result: Promise<Basket>): Promise<void> {
    await this.#host.updateComplete;
    // A browser that gives a button no focus when it is pressed leaves it with the page.
    if (document.hasFocus() && document.activeElement === document.body) this.#host.focusPart("heading");
    await result.catch(async () => {
      await this.#host.updateComplete;
      if (this.#host.isFocused("heading")) this.#host.focusPart("retry");
    });
  }

  restart(): void {
    const { error } = this.#session.state;
    if (isRestartable(error?.code)) emit(this.#host, "basket-restart", { reason: error.code });
  }

  seekOffer(): void {
    const root = this.#host.getRootNode() as ParentNode;
    for (const place of [root, document]) {
      const control = place.querySelector<HTMLElement>(`partner-checkout-offer :is(${CONTROL})`);
      // Shown as well after a press with the mouse: it may be all that is seen to happen.
      control?.focus({ focusVisible: true });
      if (control) return;
    }
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
    const { state } = this.#session;
    const { news } = this;
    const start = systemClock.now();
    const throwIfStopped = (): void => {
      // Nobody is led to the checkout from an element that has left the page,
      if (!this.#host.isConnected) throw new PartnerCheckoutError("aborted", "Not on the page");
      const { error } = this.#session.state;
      // nor after something failed meanwhile.
      if (error && error !== state.error) throw error;
    };
    let basket: Basket | undefined;
    // What is begun while it is validated is not in it.
    while (!basket || this.held.size > 0 || this.drafts.size > 0 || this.#session.busy) {
      for (const itemId of this.drafts.keys()) this.#enterDraft(itemId);
      while (this.held.size > 0) await Promise.all([...this.held.values()].map(({ settled }) => settled));
      await this.#session.flush();
      throwIfStopped();
      if (this.#session.waiting) throw new PartnerCheckoutError("offline");
      if (this.#session.busy) continue;
      basket = await this.#session.validate();
      throwIfStopped();
    }
    const correction = this.#correction;
    this.#correction = undefined;
    const isUnseen = correction && start - correction.at < UNSEEN;
    this.issuesAsked = true;
    const { valid, issues = [] } = basket.validation ?? {};
    // An edit that came to something else has to be seen first, once.
    const surprises = [...this.#session.state.notices]
      .filter(([itemId, notice]) => state.notices.get(itemId) !== notice)
      .map(([itemId]) => ({ itemId }));
    const found = [...(valid ? [] : issues), ...surprises];
    const problems = found.length === 0 && isUnseen ? [correction] : found;
    // Nor does anybody pay for what they have not seen, where they have seen anything.
    this.showNews = state.basket !== undefined && news !== this.news;
    if (!valid || this.showNews || problems.length > 0 || basket.items.length === 0) {
      await this.#leadTo(problems);
      return basket;
    }
    const { checkoutUrl: template, checkoutOrigins } = this.#host;
    const url = template && checkoutUrl(template, basket.id, checkoutOrigins);
    if (template && !url) this.#host.warn(`checkout-url is not within checkout-origins="${checkoutOrigins}"`);
    const detail = { basketId: basket.id, url };
    if (emit(this.#host, "checkout-proceed", detail, true) && url) location.assign(url);
    return basket;
  }

  /**
   * Puts an offer into the basket, unless the host cancels that.
   *
   * @returns Whether an answer that was no failure has refused it.
   */
  async addItem(offer: OfferReference, quantity: number): Promise<boolean> {
    const promises = this.#ask([{ type: "add", offer, quantity }]);
    if (!promises) return false;
    const key = Symbol();
    const added = Promise.all(promises)
      .then(
        async () => {
          const { items } = await this.#session.addItem(offer, quantity, "user");
          return !items.some((item) => item.offer.id === offer.id);
        },
        // The host has given it up.
        () => false,
      )
      .finally(() => {
        this.held.delete(key);
        this.#host.requestUpdate();
      });
    // *Continue* waits for it, as for a line that is held back.
    this.held.set(key, { quantity, settled: added.catch(() => {}) });
    this.#host.requestUpdate();
    return await added;
  }

  setQuantity(itemId: string, quantity: number): void {
    this.hints.delete(itemId);
    const { basket } = this.#session.state;
    const promises = this.#ask(
      quantity > 0 ? [{ type: "quantity", itemId, quantity }] : removalOf(basket, itemId),
    );
    if (promises) this.#release(itemId);
    else this.#correct(itemId);
    if (promises?.length) this.#hold(itemId, quantity, promises);
    else if (promises) this.#make(itemId, quantity);
    // One that is not wanted leaves the line as it was, whatever the input shows.
    this.#host.requestUpdate();
  }

  /** Asks the host for its consent; `undefined` when it cancels, else what there is to wait for. */
  #ask(actions: readonly OrderItemAction[]): readonly Promise<unknown>[] | undefined {
    const promises: Promise<unknown>[] = [];
    const waitUntil = (promise: Promise<unknown>): void => {
      promises.push(handled(Promise.resolve(promise)));
    };
    const detail = { actions: deepFreeze(actions), waitUntil };
    return emit(this.#host, "basket-before-change", detail, true) ? promises : undefined;
  }

  /** Shows a change and makes it when the host lets it go, unless another one of the same line has come meanwhile. */
  #hold(itemId: string, quantity: number, promises: readonly Promise<unknown>[]): void {
    const letGo = (isWanted: boolean): void => {
      if (this.held.get(itemId) !== hold) return;
      this.#release(itemId);
      if (isWanted) this.#make(itemId, quantity);
      else this.#correct(itemId);
      this.#host.requestUpdate();
    };
    let release = (): void => {};
    const settled = new Promise<void>((resolve) => (release = resolve));
    const hold = { quantity, settled, release };
    this.held.set(itemId, hold);
    Promise.all(promises).then(
      () => letGo(true),
      () => letGo(false),
    );
  }

  /** Holds a change back no longer. */
  #release(itemId: string | symbol): void {
    this.held.get(itemId)?.release?.();
    this.held.delete(itemId);
  }

  /** Lets go of changes of lines that are gone. */
  follow(basket: Basket): void {
    for (const itemId of this.held.keys())
      if (typeof itemId === "string" && !findItem(basket, itemId)) this.#release(itemId);
  }

  /** An edit has come to something else than was asked for. */
  #correct(itemId: string): void {
    this.#correction = { itemId, at: systemClock.now() };
  }

  #make(itemId: string, quantity: number): void {
    void handled((async () => await this.#session.store.setQuantity(itemId, quantity, "user"))());
  }

  #enterDraft(itemId: string): void {
    const draft = this.drafts.get(itemId);
    const shown = shownItems(this.#session.state).find(({ item }) => item.id === itemId);
    if (draft === undefined) return;
    this.draft(itemId, undefined);
    if (!shown || this.#host.readonly) return;
    const units = this.held.get(itemId)?.quantity ?? shown.quantity;
    const typed = draft.trim() ? parseQuantity(draft) : units;
    const isNew = typed !== undefined && typed !== units;
    const allowed = isNew ? clampQuantity(shown.item.quantityRule, typed) : units;
    if (allowed !== units) this.setQuantity(itemId, allowed);
    if (allowed === typed) return;
    const { text } = this.#host.format;
    this.#correct(itemId);
    this.hint(
      itemId,
      typed === undefined ? text("quantityInvalid") : text("quantityAdjusted", { count: allowed }),
    );
  }

  async #leadTo(problems: readonly { readonly itemId: string | undefined }[]): Promise<void> {
    this.showProblems = problems.length > 1;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const [first] = problems;
    if (this.showProblems) this.#host.focusPart("problem");
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
