import type { Basket, NewOrder, OfferReference } from "../domain/basket.js";
import type { Clock } from "../domain/clock.js";
import { PartnerCheckoutError, toPartnerCheckoutError, type ErrorCode } from "../domain/error.js";
import { initialState, type BasketState, type ChangeSource } from "./basket-state.js";
import { BasketStore, type BasketEvent } from "./basket-store.js";
import { initiateBasket } from "./initiate.js";
import { readLandingState, watchLandingState } from "./landing-state.js";
import type { PartnerCheckoutApi } from "./port.js";
import { acquireBasket, sameParts } from "./shared-baskets.js";

/** How long a page may take, after it has loaded, to supply a source of tokens; milliseconds. */
const TOKEN_PATIENCE = 3_000;

/** Errors that end a basket: what is added afterwards goes into a new one. */
const ENDED: ReadonlySet<ErrorCode> = new Set([
  "cookie-missing",
  "basket-not-found",
  "basket-completed",
  "basket-expired",
]);

/** What a session goes by. */
export interface SessionSettings {
  /** How to reach the API; `undefined` while there is no source of tokens. */
  readonly api: PartnerCheckoutApi | undefined;
  /** What makes two APIs the same, compared part by part. */
  readonly apiKey: readonly unknown[];
  /** Name of the landing-state cookie. */
  readonly basketCookie: string;
  /** Basket to show instead of the cookie's. */
  readonly basketId: string | undefined;
  readonly validateAfterChange: boolean;
}

/** What a session tells beside its state: a store's events, and the first load of each basket. */
export type SessionEvent =
  BasketEvent | { readonly type: "load"; readonly detail: { readonly basket: Basket } };

/** Is told of every new state, and of the event that came with it, if one did. */
export type SessionListener = (state: BasketState, event?: SessionEvent) => void;

/**
 * Decides which basket is shown: finds its id, opens its store when there is a way to reach the API, and follows when
 * the cookie names another one. Has a state of its own only while there is no store.
 */
export class BasketSession {
  readonly #clock: Clock;
  readonly #listener: SessionListener;
  #settings: SessionSettings | undefined;
  #state: BasketState = initialState;
  #open: { key: readonly unknown[]; store: BasketStore; end: () => void } | undefined;
  #connection: AbortController | undefined;
  /** Set by `initiate`, for the page's life or until the cookie names another basket. */
  #initiatedId: string | undefined;
  #cookieAtInitiate: string | undefined;
  #initiating: { readonly key: string; readonly result: Promise<Basket> } | undefined;
  /** Kept after a failure: the same order asked for again is the same attempt. */
  #attempt: { readonly key: string; readonly order: NewOrder; readonly externalId: string } | undefined;
  #loadedId: string | undefined;

  constructor(clock: Clock, listener: SessionListener) {
    this.#clock = clock;
    this.#listener = listener;
  }

  /** What is known and wanted at this moment. */
  get state(): BasketState {
    return this.#open?.store.state ?? this.#state;
  }

  /** Whether a change is on its way. */
  get busy(): boolean {
    return this.#initiating !== undefined || (this.#open?.store.busy ?? false);
  }

  /** Goes by new settings. Starts as soon as they suffice. */
  configure(settings: SessionSettings): void {
    if (this.#settings?.basketId !== settings.basketId) this.#initiatedId = undefined;
    this.#settings = settings;
    this.#sync();
  }

  /** Starts to follow the page. */
  connect(): void {
    if (this.#connection) return;
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    const sync = (): void => this.#sync();
    addEventListener("focus", sync, { signal });
    addEventListener("pageshow", sync, { signal });
    if (this.#settings) watchLandingState(this.#settings.basketCookie, sync, signal);
    void this.#expectTokens(signal);
    this.#sync();
  }

  /** Lets go of the page and of the basket: no timer, listener or read is left. */
  disconnect(): void {
    this.#connection?.abort();
    this.#connection = undefined;
    this.#close();
  }

  /** Reads the cookie and the basket again. */
  async refresh(): Promise<Basket> {
    this.#sync();
    return await this.#store().refresh();
  }

  /** Does again what failed: asking for a new basket, or reading the one there is. */
  async retry(): Promise<Basket> {
    if (!this.#open && this.#attempt) return await this.initiate(this.#attempt.order);
    return await this.refresh();
  }

  /** Validates the basket. */
  async validate(): Promise<Basket> {
    return await this.#store().validate();
  }

  /** Wants so many units of an order item. */
  async setQuantity(itemId: string, quantity: number, source: ChangeSource): Promise<Basket> {
    return await this.#store().setQuantity(itemId, quantity, source);
  }

  /** Takes an order item out, with its add-ons. */
  async removeItem(itemId: string, source: ChangeSource): Promise<Basket> {
    return await this.#store().removeItem(itemId, source);
  }

  /** Puts an offer into the basket, or into a new one where there is none. */
  async addItem(offer: OfferReference, quantity: number, source: ChangeSource): Promise<Basket> {
    const { error } = this.state;
    if (this.#initiating || (error && ENDED.has(error.code))) {
      const { id, version, ...rest } = offer;
      return await this.initiate({ orderItems: [{ offer: { id, version }, quantity, ...rest }] });
    }
    const store = this.#store();
    if (!store.state.basket) await store.validate();
    return await store.addItem(offer, quantity, source);
  }

  /** Sends what waits, now. */
  async flush(): Promise<void> {
    await this.#open?.store.flush();
  }

  /**
   * Makes a new basket. The same order asked for twice at the same time is one; another one meanwhile waits and is
   * added to the basket that is being made.
   */
  async initiate(order: NewOrder): Promise<Basket> {
    const key = JSON.stringify(order);
    if (this.#initiating?.key === key) return await this.#initiating.result;
    if (this.#initiating) {
      await this.#initiating.result;
      return await this.#addAll(order);
    }
    const result = this.#initiate(order, key).finally(() => {
      this.#initiating = undefined;
      this.#tell();
    });
    this.#initiating = { key, result };
    this.#tell();
    return await result;
  }

  async #initiate(order: NewOrder, key: string): Promise<Basket> {
    const { api, basketCookie } = this.#settings ?? {};
    if (!api || basketCookie === undefined) throw this.#fail("token-missing", "There is no source of tokens");
    if (!this.#open) this.#set({ ...initialState, reading: true });
    if (this.#attempt?.key !== key) this.#attempt = { key, order, externalId: this.#clock.uuid() };
    let initiated: Awaited<ReturnType<typeof initiateBasket>>;
    try {
      initiated = await initiateBasket(api, order, this.#attempt.externalId, basketCookie);
    } catch (error) {
      const failure = toPartnerCheckoutError(error);
      this.#set(
        { ...this.state, reading: false, error: failure },
        { type: "error", detail: { error: failure } },
      );
      throw failure;
    }
    this.#attempt = undefined;
    this.#initiatedId = initiated.basketId;
    this.#cookieAtInitiate = this.#cookieId();
    this.#sync();
    const basket = await this.#store().validate();
    return initiated.byAnotherTab ? await this.#addAll(order) : basket;
  }

  async #addAll({ orderItems }: NewOrder): Promise<Basket> {
    const store = this.#store();
    if (!store.state.basket) await store.validate();
    let basket: Basket | undefined;
    for (const { offer, quantity = 1, ...rest } of orderItems) {
      basket = await store.addItem({ ...offer, ...rest }, quantity);
    }
    return basket ?? (await store.validate());
  }

  #store(): BasketStore {
    if (this.#open) return this.#open.store;
    const { error } = this.#state;
    throw error ?? this.#fail("token-missing", "There is no source of tokens");
  }

  /** Makes what is shown agree with the settings and the cookie. */
  #sync(): void {
    const settings = this.#settings;
    if (!this.#connection || !settings) return;
    const basketId = this.#findBasketId(settings);
    if (typeof basketId !== "string") {
      this.#close();
      if (this.#state.error?.code === basketId.code || this.#initiating) return;
      // A page without a basket is no fault that a host must hear of.
      this.#set(
        { ...initialState, error: basketId },
        basketId.code === "cookie-missing" ? undefined : { type: "error", detail: { error: basketId } },
      );
      return;
    }
    const { api, apiKey, validateAfterChange } = settings;
    if (!api) {
      this.#close();
      if (this.#state.error?.code !== "token-missing") this.#set(initialState);
      return;
    }
    const key = [...apiKey, validateAfterChange, basketId];
    if (sameParts(key, this.#open?.key)) return;
    this.#close();
    this.#state = initialState;
    const { store, release } = acquireBasket(
      key,
      this.#clock,
      () =>
        new BasketStore({
          api,
          basketId,
          clock: this.#clock,
          validateAfterChange,
          isStillMeant: () => this.#isStillMeant(basketId),
        }),
    );
    const unsubscribe = store.subscribe((state, event) => this.#hear(state, event));
    this.#open = {
      key,
      store,
      end: () => {
        unsubscribe();
        release();
      },
    };
    if (store.state.basket || store.state.reading) this.#hear(store.state);
    else store.validate().catch(ignore);
  }

  #findBasketId({ basketId, basketCookie }: SessionSettings): string | PartnerCheckoutError {
    const cookieId = this.#cookieId();
    if (this.#initiatedId !== undefined && cookieId !== this.#cookieAtInitiate && cookieId !== undefined) {
      this.#initiatedId = undefined;
    }
    const known = this.#initiatedId ?? basketId;
    if (known !== undefined) return known;
    const cookie = readLandingState(basketCookie);
    switch (cookie.type) {
      case "found":
        return cookie.basketId;
      case "missing":
        return new PartnerCheckoutError(
          "cookie-missing",
          `There is no cookie "${basketCookie}" that script may read`,
        );
      case "malformed":
        return new PartnerCheckoutError("cookie-invalid", `The cookie "${basketCookie}" names no basket`);
      case "unreadable":
        return new PartnerCheckoutError("cookie-invalid", "This document may not read cookies");
    }
  }

  #cookieId(): string | undefined {
    const cookie = readLandingState(this.#settings?.basketCookie ?? "");
    return cookie.type === "found" ? cookie.basketId : undefined;
  }

  /** The API does not know the basket: perhaps the cookie names another one by now. */
  #isStillMeant(basketId: string): boolean {
    this.#sync();
    return this.#open?.store.basketId === basketId;
  }

  async #expectTokens(signal: AbortSignal): Promise<void> {
    if (document.readyState !== "complete") {
      await new Promise((resolve) => {
        addEventListener("load", resolve, { once: true, signal });
        signal.addEventListener("abort", resolve, { once: true });
      });
    }
    await this.#clock.sleep(TOKEN_PATIENCE, signal);
    if (signal.aborted || this.#settings?.api || this.state.error) return;
    this.#fail("token-missing", "There is no source of tokens: set getToken, token-url or token");
  }

  #fail(code: ErrorCode, message: string): PartnerCheckoutError {
    const error = new PartnerCheckoutError(code, message);
    this.#set({ ...initialState, error }, { type: "error", detail: { error } });
    return error;
  }

  #close(): void {
    this.#open?.end();
    this.#open = undefined;
  }

  #hear(state: BasketState, event?: BasketEvent): void {
    const { basket } = state;
    if (basket && this.#loadedId !== basket.id) {
      this.#loadedId = basket.id;
      this.#listener(state, { type: "load", detail: { basket } });
    }
    this.#listener(state, event);
  }

  #set(state: BasketState, event?: BasketEvent): void {
    this.#state = state;
    this.#tell(event);
  }

  #tell(event?: BasketEvent): void {
    this.#listener(this.state, event);
  }
}

function ignore(): void {}
