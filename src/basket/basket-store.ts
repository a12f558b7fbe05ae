import {
  addOnsOf,
  findItem,
  type Basket,
  type Mismatch,
  type OfferReference,
  type OrderItemAction,
  type Validation,
} from "../domain/basket.js";
import type { Clock } from "../domain/clock.js";
import { PartnerCheckoutError, toPartnerCheckoutError } from "../domain/error.js";
import { isAllowedQuantity } from "../domain/quantity.js";
import {
  initialState,
  intendedQuantity,
  reduce,
  type BasketAction,
  type BasketState,
  type ChangeSource,
} from "./basket-state.js";
import { ChangeQueue } from "./change-queue.js";
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
  readonly #options: BasketStoreOptions;
  readonly #listeners = new Set<BasketListener>();
  readonly #queue: ChangeQueue;
  #state: BasketState = initialState;
  #reading: Promise<Basket> | undefined;
  #readAbort: AbortController | undefined;
  #disposed = false;

  constructor(options: BasketStoreOptions) {
    this.basketId = options.basketId;
    this.#options = options;
    this.#queue = new ChangeQueue({
      api: options.api,
      basketId: options.basketId,
      clock: options.clock,
      getState: () => this.#state,
      dispatch: (action, ...events) => this.#dispatch(action, ...events),
      read: () => this.#readBetweenChanges(),
      onSend: () => this.#readAbort?.abort(),
      onConfirmed: () => {
        if (options.validateAfterChange ?? true) this.validate().catch(ignore);
      },
    });
  }

  /** What is known and wanted at this moment. */
  get state(): BasketState {
    return this.#state;
  }

  /** Whether a change is on its way. */
  get busy(): boolean {
    return this.#state.intents.length > 0;
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
   * @param keepError - Leaves an error on the screen until the answer is there, for reads that nobody asked for.
   * @throws {PartnerCheckoutError} As the API answers; `basket-completed`, `basket-expired`; `aborted` after `dispose()`.
   */
  validate({ keepError = false } = {}): Promise<Basket> {
    this.#reading ??= this.#read(keepError).finally(() => {
      this.#reading = undefined;
    });
    return this.#reading;
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
    const item = this.#item(itemId);
    if (!item.quantityRule.editable || !isAllowedQuantity(item.quantityRule, quantity)) {
      throw new PartnerCheckoutError(
        "invalid-argument",
        `The item cannot be held ${String(quantity)} times`,
        { itemId },
      );
    }
    return await this.#queue.add([{ type: "quantity", itemId, quantity }], source);
  }

  /**
   * Takes an order item out of the basket, and its add-ons with it, which the API would leave behind.
   *
   * @throws {PartnerCheckoutError} `invalid-argument` for an unknown item; else as the API answers.
   */
  async removeItem(itemId: string, source: ChangeSource = "host"): Promise<Basket> {
    const item = this.#item(itemId);
    if (!item.removable) throw new PartnerCheckoutError("invalid-argument", "The item has no id", { itemId });
    const addOns = this.#state.basket ? addOnsOf(this.#state.basket, itemId) : [];
    const actions = [...addOns.map(({ id }) => id), itemId].map((id): OrderItemAction => ({
      type: "remove",
      itemId: id,
    }));
    const basket = this.#queue.add(actions, source);
    this.#queue.flush();
    return await basket;
  }

  /**
   * Puts an offer or an add-on into the basket. It is sent once, whatever happens: nobody would see a second one come.
   *
   * @throws {PartnerCheckoutError} `uncertain` when it was sent and may or may not have been added; `offline` when it
   *   was not sent; else as the API answers.
   */
  async addItem(offer: OfferReference, quantity = 1, source: ChangeSource = "host"): Promise<Basket> {
    const basket = this.#queue.add([{ type: "add", offer, quantity }], source);
    this.#queue.flush();
    return await basket;
  }

  /** Units of an item that the shopper has in mind, confirmed or not. */
  intendedQuantity(itemId: string): number | undefined {
    return intendedQuantity(this.#state, itemId);
  }

  /** Sends what waits, now, and lets it outlive the page if asked to. Settles when nothing is under way. */
  async flush({ keepalive = false } = {}): Promise<void> {
    this.#queue.flush(keepalive);
    await this.#queue.idle();
  }

  /** Sends what was kept while there was no connection, then reads the basket. */
  async refresh(options: { readonly keepError?: boolean } = {}): Promise<Basket> {
    this.#queue.resume();
    return await this.validate(options);
  }

  /** Stops reads and sends at once what still waits. A change that has left is not cancelled. */
  dispose(): void {
    this.#disposed = true;
    this.#listeners.clear();
    this.#queue.flush();
    this.#readAbort?.abort();
  }

  #item(itemId: string): NonNullable<ReturnType<typeof findItem>> {
    const item = findItem(this.#state.basket, itemId);
    if (!item)
      throw new PartnerCheckoutError("invalid-argument", "The basket holds no such item", { itemId });
    return item;
  }

  async #read(keepError: boolean): Promise<Basket> {
    this.#dispatch({ type: "read-started", keepError });
    try {
      const basket = await this.#readBetweenChanges({ waitForChanges: true });
      const end = this.#endOf(basket);
      if (end) throw end;
      return basket;
    } catch (error) {
      const failure = toPartnerCheckoutError(error);
      if (failure.code === "aborted") this.#dispatch({ type: "read-abandoned" });
      else
        this.#dispatch(
          { type: "read-failed", error: failure },
          { type: "error", detail: { error: failure } },
        );
      throw failure;
    }
  }

  /** Asks the API until the answer is not overtaken by a change. */
  async #readBetweenChanges({ waitForChanges = false } = {}): Promise<Basket> {
    let doubted = false;
    for (;;) {
      if (waitForChanges) await this.#queue.idle();
      if (this.#disposed) throw new PartnerCheckoutError("aborted", "The basket is no longer shown");
      const abort = new AbortController();
      if (waitForChanges) this.#readAbort = abort;
      try {
        const basket = await this.#options.api.validate(this.basketId, { signal: abort.signal });
        if (abort.signal.aborted) continue;
        this.#accept(basket);
        return basket;
      } catch (error) {
        if (abort.signal.aborted && !this.#disposed) continue;
        const failure = toPartnerCheckoutError(error);
        if (failure.code !== "basket-not-found" || doubted || !(this.#options.isStillMeant?.() ?? true))
          throw failure;
        doubted = true;
      }
    }
  }

  #accept(basket: Basket): void {
    const before = this.#state.basket;
    const { validation } = basket;
    const remote = before && !sameItems(before, basket);
    this.#dispatch(
      { type: "read-succeeded", basket, error: this.#endOf(basket) },
      remote
        ? { type: "change", detail: { basket, actions: [], source: "remote", mismatches: [] } }
        : undefined,
    );
    if (validation) this.#emit({ type: "validate", detail: { basket, ...validation } });
  }

  #endOf({ completed, expiresAt }: Basket): PartnerCheckoutError | undefined {
    if (completed) return new PartnerCheckoutError("basket-completed", "The basket has been ordered");
    if (expiresAt !== undefined && expiresAt <= this.#options.clock.now()) {
      return new PartnerCheckoutError("basket-expired", "The basket has expired");
    }
    return undefined;
  }

  #dispatch(action: BasketAction, ...events: readonly (BasketEvent | undefined)[]): void {
    this.#state = reduce(this.#state, action);
    this.#emit(events[0]);
    for (const event of events.slice(1)) this.#emit(event);
  }

  #emit(event?: BasketEvent): void {
    for (const listener of this.#listeners) listener(this.#state, event);
  }
}

function sameItems(one: Basket, other: Basket): boolean {
  return (
    one.items.length === other.items.length &&
    one.items.every((item, index) => {
      const twin = other.items[index];
      return twin?.id === item.id && twin.quantity === item.quantity;
    })
  );
}

function ignore(): void {}
