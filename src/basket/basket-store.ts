import {
  findItem,
  removalOf,
  type Basket,
  type Mismatch,
  type OfferReference,
  type OrderItem,
  type OrderItemAction,
  type Validation,
} from "../domain/basket.js";
import type { Clock } from "../domain/clock.js";
import { isEnd, PartnerCheckoutError, toPartnerCheckoutError } from "../domain/error.js";
import { deepFreeze } from "../domain/frozen.js";
import { isAllowedQuantity } from "../domain/quantity.js";
import { readItem } from "./arguments.js";
import { initialState, OF_BASKET, withNotices, type BasketState, type ChangeSource } from "./basket-state.js";
import { ChangeQueue } from "./change-queue.js";
import { holdsNews } from "./news.js";
import type { PartnerCheckoutApi } from "./port.js";

/** What a store tells beside its state: each of these becomes one DOM event with this detail. */
export type BasketEvent =
  | {
      readonly type: "change";
      readonly detail: {
        readonly basket: Basket;
        readonly actions: readonly OrderItemAction[];
        readonly source: ChangeSource;
        readonly mismatches: readonly Mismatch[];
      };
    }
  | { readonly type: "validate"; readonly detail: { readonly basket: Basket } & Validation }
  | { readonly type: "error"; readonly detail: { readonly error: PartnerCheckoutError } };

/** Is told of every new state, and of the event that came with it, if one did. */
export type BasketListener = (state: BasketState, event?: BasketEvent) => void;

/** What a store needs. */
export interface BasketStoreOptions {
  readonly api: PartnerCheckoutApi;
  /** The one basket that this store keeps. */
  readonly basketId: string;
  readonly clock: Clock;
  /** Whether a change is followed by a validation. */
  readonly validateAfterChange?: boolean;
  /**
   * Is asked when the API does not know the basket, before that is believed: whether it is still the basket that is
   * meant. A cookie that has changed meanwhile says no.
   */
  readonly isStillMeant?: () => boolean;
  /** Is called before a change leaves. What it throws keeps the change from leaving. */
  readonly onSend?: () => void;
}

/**
 * Keeps one basket: what the API confirmed, and what the shopper wants changed. Knows no DOM, no cookie and no HTTP.
 *
 * One change is under way at a time. Reads give way to changes: one that is overtaken is made again afterwards, so
 * that no answer older than what is shown ever replaces it.
 */
export class BasketStore {
  /** The basket that this store keeps. */
  readonly basketId: string;
  /** Whether a change is followed by a validation. */
  validateAfterChange: boolean;
  readonly #options: BasketStoreOptions;
  readonly #listeners = new Set<BasketListener>();
  readonly #queue: ChangeQueue;
  #api: PartnerCheckoutApi;
  #state: BasketState = initialState;
  #reading: Promise<Basket> | undefined;
  #readAbort: AbortController | undefined;
  /** When the read that is under way left. */
  #readAt = 0;
  /** Why the basket could not be read the last time. */
  #readError: PartnerCheckoutError | undefined;
  #disposed = false;

  constructor(options: BasketStoreOptions) {
    const { api, basketId, clock, validateAfterChange = true } = options;
    const getState = (): BasketState => this.#state;
    this.basketId = basketId;
    this.#api = api;
    this.validateAfterChange = validateAfterChange;
    this.#options = options;
    this.#queue = new ChangeQueue({
      clock,
      update: async (actions, requestOptions) => {
        const result = await this.#api.update(basketId, actions, requestOptions);
        requireBasket(result?.basket);
        return result;
      },
      get state() {
        return getState();
      },
      dispatch: (changed, ...events) => this.#dispatch(changed, ...events),
      read: () => this.#readBetweenChanges(),
      accept: (basket, changed, ...events) => this.#accept(basket, changed, ...events),
      endOf: (basket) => this.#endOf(basket),
      lastingError: () => this.#lastingError,
      onSend: () => {
        options.onSend?.();
        this.#readAbort?.abort();
      },
      onConfirmed: () => {
        if (this.validateAfterChange) this.validate({ keepError: true }).catch(() => undefined);
      },
    });
  }

  /** What is known and wanted at this moment. */
  get state(): BasketState {
    return this.#state;
  }

  /** How requests reach the API. A read that is under way is made again. */
  set api(api: PartnerCheckoutApi) {
    this.#api = api;
    this.#readAbort?.abort();
  }

  /** Whether a change is on its way. */
  get busy(): boolean {
    return this.#state.intents.length > 0;
  }

  /** Whether what is on its way has to wait for the connection. */
  get waiting(): boolean {
    return this.busy && !this.#queue.idle();
  }

  /** Whether the basket could not be read the last time, and that is what is wrong. */
  get isBehind(): boolean {
    const { error } = this.#state;
    return error !== undefined && error === this.#readError;
  }

  /**
   * Calls the listener with every new state.
   *
   * @returns Ends the subscription.
   */
  subscribe(listener: BasketListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Reads the basket, which the API does by validating it. Calls at the same time share one request.
   *
   * @param keepError - Leaves an error on the screen, for reads that nobody asked for: until the answer is there, or for
   *   longer where it says why a change was refused.
   * @throws {PartnerCheckoutError} As the API answers; `basket-completed`, `basket-expired`; `aborted` after `dispose()`.
   */
  validate({ keepError = false } = {}): Promise<Basket> {
    this.#dispatch({ reading: true, ...(keepError ? {} : { error: undefined }) });
    return (this.#reading ??= this.#read());
  }

  /**
   * Wants `quantity` units of an order item. The wish is shown at once; wishes for the same item that have not left
   * yet are merged, the latest wins.
   *
   * @param quantity - Whole units within the item's limits; 0 removes the item.
   * @throws {PartnerCheckoutError} `invalid-argument` for an unknown item or a quantity outside the limits; else as the
   *   API answers.
   */
  async setQuantity(itemId: string, quantity: number, source: ChangeSource = "host"): Promise<Basket> {
    if (quantity === 0) return await this.removeItem(itemId, source);
    this.#item(itemId, ({ quantityRule: rule }) => rule.editable && isAllowedQuantity(rule, quantity));
    return await this.#queue.add([{ type: "quantity", itemId, quantity }], source);
  }

  /**
   * Takes an order item out of the basket, and its add-ons with it, which the API would leave behind.
   *
   * @throws {PartnerCheckoutError} `invalid-argument` for an unknown item; else as the API answers.
   */
  async removeItem(itemId: string, source: ChangeSource = "host"): Promise<Basket> {
    const basket = this.#item(itemId, ({ removable }) => removable);
    return await this.#addNow(removalOf(basket, itemId), source);
  }

  /**
   * Puts an offer or an add-on into the basket. It is sent once, whatever happens: nobody would see a second one come.
   *
   * @throws {PartnerCheckoutError} `invalid-argument`; `uncertain` when it was sent and may or may not have been added;
   *   `offline` when it was not sent; else as the API answers.
   */
  async addItem(offer: OfferReference, quantity = 1, source: ChangeSource = "host"): Promise<Basket> {
    const { offer: version, quantity: units = 1, ...rest } = readItem(offer, quantity);
    const action = { type: "add", offer: { ...version, ...rest }, quantity: units } as const;
    return await this.#addNow([deepFreeze(action)], source);
  }

  /** Sends what waits, now, and lets it outlive the page if asked to. Settles when nothing is under way. */
  async flush({ keepalive = false } = {}): Promise<void> {
    this.#queue.flush(keepalive);
    await this.#queue.idle();
  }

  /**
   * Sends what was kept while there was no connection, then reads the basket.
   *
   * @param options - `keepError` as for `validate()`; it keeps as well what was said of a change that no line shows.
   *   `mayHaveChanged`: a read that has left may have been answered before, and is made again.
   */
  async refresh(
    options: { readonly keepError?: boolean; readonly mayHaveChanged?: boolean } = {},
  ): Promise<Basket> {
    this.#queue.resume();
    const { mayHaveChanged = true } = options;
    // Several who ask at the same time share one.
    if (mayHaveChanged && this.#readAt !== this.#options.clock.now()) this.#readAbort?.abort();
    if (!options.keepError) this.#dispatch({ notices: withNotices(this.#state.notices, [[OF_BASKET]]) });
    return await this.validate(options);
  }

  /** Stops reads and sends at once what still waits. A change that has left is not cancelled. */
  dispose(): void {
    this.#disposed = true;
    this.#listeners.clear();
    void this.#queue.end();
    this.#readAbort?.abort();
  }

  async #addNow(actions: readonly OrderItemAction[], source: ChangeSource): Promise<Basket> {
    const result = this.#queue.add(actions, source);
    this.#queue.flush();
    return await result;
  }

  /** The basket, if it holds such an item and the item allows what is wanted. */
  #item(itemId: string, allows: (item: OrderItem) => boolean): Basket {
    const { basket } = this.#state;
    const item = findItem(basket, itemId);
    if (basket && item && allows(item)) return basket;
    const message = item ? "The item does not allow that" : "The basket holds no such item";
    throw new PartnerCheckoutError("invalid-argument", message, { itemId });
  }

  /** The error that stays after the basket has been read: why a change was refused, which somebody has to see. */
  get #lastingError(): PartnerCheckoutError | undefined {
    const { error } = this.#state;
    const isOver = error?.code === "offline" && !error.dropped;
    return error === this.#readError || isOver || isEnd(error?.code) ? undefined : error;
  }

  async #read(): Promise<Basket> {
    try {
      const basket = await this.#readBetweenChanges(true).finally(() => {
        // Before anybody is told: whoever then asks for a read gets a new one.
        this.#reading = undefined;
      });
      this.#accept(basket, {
        reading: false,
        error: this.#lastingError,
        notices: noticesAfterRead(this.#state, basket),
      });
      const end = this.#endOf(basket);
      if (end) throw end;
      return basket;
    } catch (thrown) {
      const error = toPartnerCheckoutError(thrown);
      this.#readError = error;
      if (error.code === "aborted") this.#dispatch({ reading: false });
      else this.#dispatch({ reading: false, error }, { type: "error", detail: { error } });
      throw error;
    }
  }

  /** Asks the API until the answer is not overtaken by a change. */
  async #readBetweenChanges(waitForChanges = false): Promise<Basket> {
    const { isStillMeant = () => true } = this.#options;
    let doubted = false;
    for (;;) {
      const idle = waitForChanges && this.#queue.idle();
      // Without a change to wait for, the request leaves before the page's first paint is prepared.
      if (idle) await idle;
      if (this.#disposed) throw new PartnerCheckoutError("aborted");
      const abort = new AbortController();
      const { signal } = abort;
      if (waitForChanges) {
        this.#readAbort = abort;
        this.#readAt = this.#options.clock.now();
      }
      try {
        const basket = requireBasket(await this.#api.validate(this.basketId, { signal }));
        if (!signal.aborted) return basket;
      } catch (error) {
        if (signal.aborted) continue;
        const isUnknown = toPartnerCheckoutError(error).code === "basket-not-found";
        if (!isUnknown || doubted || !isStillMeant()) throw error;
        doubted = true;
      }
    }
  }

  #accept(basket: Basket, changed: Partial<BasketState>, ...events: readonly BasketEvent[]): void {
    const { validation } = basket;
    const before = this.#state.basket;
    const end = this.#endOf(basket);
    const isNews = !end && holdsNews(before, basket) && events.every(({ type }) => type !== "change");
    const detail = { basket, actions: [], source: "remote", mismatches: [] } as const;
    this.#dispatch(
      { ...changed, basket, error: end ?? changed.error },
      ...(isNews ? [{ type: "change", detail } as const] : []),
      ...events,
      ...(validation ? [{ type: "validate", detail: { basket, ...validation } } as const] : []),
    );
  }

  #endOf({ completed, expiresAt = Infinity }: Basket): PartnerCheckoutError | undefined {
    if (completed) return new PartnerCheckoutError("basket-completed");
    return expiresAt <= this.#options.clock.now() ? new PartnerCheckoutError("basket-expired") : undefined;
  }

  #dispatch(changed: Partial<BasketState>, ...events: readonly BasketEvent[]): void {
    this.#state = { ...this.#state, ...changed };
    for (const event of events.length > 0 ? events : [undefined]) {
      for (const listener of this.#listeners) {
        try {
          listener(this.#state, event);
        } catch (error) {
          // What a listener does wrong must not pass for an answer of the API's.
          console.error(error);
        }
      }
    }
  }
}

/** A host's own client may give anything. */
function requireBasket(basket: Basket | undefined): Basket {
  if (Array.isArray(basket?.items)) return basket;
  throw new PartnerCheckoutError("malformed-response", "The own api gave no basket", { sent: true });
}

/** The notices when a basket has been read: no line holds what was said of another quantity, and no change is uncertain. */
function noticesAfterRead({ notices, basket: before }: BasketState, after: Basket): BasketState["notices"] {
  return withNotices(
    notices,
    [...notices].map(([itemId, notice]) => {
      const { quantity } = findItem(after, itemId) ?? {};
      if (quantity !== findItem(before, itemId)?.quantity) return [itemId];
      const isUncertain = notice.type === "failed" && notice.error.code === "uncertain";
      return isUncertain
        ? [itemId, { type: "failed", error: toPartnerCheckoutError(notice.error.cause).about(itemId) }]
        : [itemId, notice];
    }),
  );
}
