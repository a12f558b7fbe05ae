import type { Basket, NewOrder, OfferReference } from "../domain/basket.js";
import type { Clock } from "../domain/clock.js";
import {
  droppedError,
  isEnd,
  PartnerCheckoutError,
  toPartnerCheckoutError,
  type ErrorCode,
} from "../domain/error.js";
import { sameParts } from "../domain/same.js";
import { initialState, type BasketState, type ChangeSource } from "./basket-state.js";
import type { BasketEvent, BasketStore } from "./basket-store.js";
import { initiateBasket } from "./initiate.js";
import { readItem } from "./arguments.js";
import { cookieBasketId, readLandingState, watchLandingState, writeLandingState } from "./landing-state.js";
import { NewBaskets, type NewBasketsHost } from "./new-baskets.js";
import { holdsNews } from "./news.js";
import { pageLoaded } from "./page-load.js";
import type { PartnerCheckoutApi } from "./port.js";
import { acquireBasket } from "./shared-baskets.js";

/** How long a page may take, after it has loaded, to supply a source of tokens; milliseconds. */
const TOKEN_PATIENCE = 3_000;

const NO_TOKENS = "Set getToken, token-url or token";

/** The settings of a session. */
export interface SessionSettings {
  /** How to reach the API; `undefined` while there is no source of tokens. */
  readonly api: PartnerCheckoutApi | undefined;
  /** What makes two ways to the API the same, compared part by part. */
  readonly apiKey: readonly unknown[];
  /** Name of the landing-state cookie. */
  readonly basketCookie: string;
  /** Basket to show instead of the cookie's. */
  readonly basketId: string | undefined;
  readonly validateAfterChange: boolean;
}

/**
 * Events that a session tells of beside its state: a store's, the first load of each basket, and a change of that while
 * nobody was there to hear of it.
 */
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
  /** What is known without a store. */
  #state = initialState;
  #open:
    | {
        readonly api: PartnerCheckoutApi;
        readonly parts: readonly unknown[];
        readonly store: BasketStore;
        readonly end: () => void;
      }
    | undefined;
  #connection: AbortController | undefined;
  #patience: AbortController | undefined;
  /** Ends when the page has supplied a source of tokens. */
  readonly #supplied = new AbortController();
  /** The basket that the cookie named when it was last looked at. */
  #cookieId: string | undefined;
  /** Set by `initiate`, for the page's life or until the cookie names another basket. */
  #initiated: { readonly basketId: string; readonly cookieId: string | undefined } | undefined;
  readonly #newBaskets: NewBaskets;
  /**
   * Why there is no new basket, with its order, or why an offer is not in the one there may be. What is shown can be changed
   * all the same.
   */
  #failure: { readonly error: PartnerCheckoutError; readonly order?: NewOrder | undefined } | undefined;
  /** The basket that was told of last. */
  #told: Basket | undefined;
  /** What is loaded for offers to go into it. */
  readonly #loads = new Set<Promise<unknown>>();

  constructor(clock: Clock, listener: SessionListener) {
    this.#clock = clock;
    this.#listener = listener;
    this.#newBaskets = new NewBaskets(clock, {
      makeBasket: (order, externalId, source) => this.#make(order, externalId, source),
      addOrder: (order, source) => this.#addAll(order, source),
      onOrders: () => this.#tell(),
    });
  }

  /** What is known and wanted at this moment. */
  get state(): BasketState {
    const { state } = this.#open?.store ?? {
      state: this.#newBaskets.busy ? { ...initialState, reading: true } : this.#state,
    };
    return this.#failure ? { ...state, error: this.#failure.error } : state;
  }

  /** Whether a change is on its way. */
  get busy(): boolean {
    return this.#loads.size > 0 || this.#newBaskets.busy || (this.#open?.store.busy ?? false);
  }

  /** Whether what is on its way has to wait for the connection. */
  get waiting(): boolean {
    return this.#open?.store.waiting ?? false;
  }

  /** Goes by new settings. Starts as soon as they suffice. */
  configure(settings: SessionSettings): void {
    if (this.#settings?.basketId !== settings.basketId) this.#initiated = undefined;
    this.#settings = settings;
    if (settings.api) this.#supplied.abort();
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
    watchLandingState(() => this.#settings?.basketCookie, sync, signal);
    sync();
  }

  /** Lets go of the page and of the basket: no timer, listener or read is left. */
  disconnect(): void {
    this.#connection?.abort();
    this.#connection = undefined;
    this.#stopWaiting();
    this.#close();
  }

  /** Reads the cookie and the basket again. */
  async refresh(): Promise<Basket> {
    this.#failure = undefined;
    this.#sync();
    if (this.#patience && !this.#state.error) await this.#tokens();
    return await this.store.refresh();
  }

  /** Has the basket validated; an error that was there before is over. */
  async validate(): Promise<Basket> {
    if (this.#patience && !this.#state.error) await this.#tokens();
    const { store } = this;
    this.#failure = undefined;
    return await store.validate();
  }

  /** Sends what waits for one more click. Settles when nothing is under way. */
  async flush(): Promise<void> {
    const loads = Promise.allSettled(this.#loads);
    await Promise.all([this.#open?.store.flush(), this.#newBaskets.settled(), loads]);
  }

  /** Does again what failed: asking for a new basket, or reading the one there is. */
  async retry(): Promise<Basket> {
    const { order } = this.#failure ?? {};
    return await (order ? this.initiate(order) : this.refresh());
  }

  /** Puts an offer into the basket, or into a new one where there is none. */
  async addItem(offer: OfferReference, quantity: number, source: ChangeSource): Promise<Basket> {
    const item = readItem(offer, quantity);
    const order: NewOrder = { orderItems: [item] };
    const { store } = this.#open ?? {};
    const { code } = (store?.state ?? this.#state).error ?? {};
    if (!this.#newBaskets.busy) {
      // It is in there already, and only could not be shown.
      if (store && this.#newBaskets.hasMade(order)) return await store.validate();
      if (!code?.startsWith("cookie") && !isEnd(code)) {
        const found = await this.#loadFor();
        if (found) return await addTo(found, item, source);
      }
    }
    // Each is wanted by itself, as in a basket that is there.
    return await this.#newBaskets.initiate(order, source, false);
  }

  /** Loads the basket that an offer is to go into; `undefined` where it turns out that it has ended. */
  async #loadFor(): Promise<BasketStore | undefined> {
    const loading = this.#loaded();
    this.#loads.add(loading);
    this.#tell();
    try {
      return await loading;
    } catch (thrown) {
      const error = droppedError(toPartnerCheckoutError(thrown));
      if (isEnd(error.code)) return undefined;
      throw error.dropped ? this.#failTo(error) : error;
    } finally {
      this.#loads.delete(loading);
      if (!this.busy) queueMicrotask(() => this.#tell());
    }
  }

  /** Makes a new basket. */
  async initiate(order: NewOrder, source: ChangeSource = "host"): Promise<Basket> {
    return await this.#newBaskets.initiate(order, source);
  }

  /**
   * The store of the basket that is shown.
   *
   * @throws {PartnerCheckoutError} What stands in its way.
   */
  get store(): BasketStore {
    this.#requireConnection();
    if (this.#open) return this.#open.store;
    throw this.#state.error ?? this.#fail("token-missing", NO_TOKENS);
  }

  async #make(
    order: NewOrder,
    externalId: string,
    source: ChangeSource,
  ): ReturnType<NewBasketsHost["makeBasket"]> {
    this.#failure = undefined;
    // What becomes known of later is another tab's.
    const { basketCookie: name } = this.#settings ?? {};
    const before = this.#connection || name === undefined ? this.#cookieId : cookieBasketId(name);
    await this.#tokens();
    this.#requireConnection();
    const { api, basketCookie } = this.#settings ?? {};
    if (!api || basketCookie === undefined) throw this.#fail("token-missing", NO_TOKENS);
    try {
      const { basketId, byAnotherTab } = await initiateBasket(api, order, externalId, basketCookie, before);
      this.#initiated = { basketId, cookieId: cookieBasketId(basketCookie) };
      this.#sync();
      return byAnotherTab
        ? { isIn: false, finish: () => this.#addAll(order, source) }
        : { isIn: true, finish: () => this.store.validate() };
    } catch (thrown) {
      throw this.#failTo(droppedError(toPartnerCheckoutError(thrown)), order);
    }
  }

  async #addAll({ orderItems }: NewOrder, source: ChangeSource): Promise<Basket> {
    const store = await this.#loaded();
    let basket: Basket | undefined;
    for (const item of orderItems) basket = await addTo(store, item, source);
    return await store.validate().catch((error: unknown) => {
      // What has been added is in there, whether it can be read or not.
      if (basket) return basket;
      throw error;
    });
  }

  /** Resolves when there is a source of tokens, or the page has had its time to supply one. */
  async #tokens(): Promise<void> {
    await this.#afterLoad(TOKEN_PATIENCE, this.#supplied.signal);
  }

  async #loaded(): Promise<BasketStore> {
    if (!this.#open) await this.#tokens();
    const { store } = this;
    if (!store.state.basket) await store.validate();
    return store;
  }

  /** Makes what is shown agree with the settings and the cookie. */
  #sync(): void {
    const settings = this.#settings;
    if (!this.#connection || !settings) return;
    const basketId = this.#findBasketId(settings);
    const { api } = settings;
    if (typeof basketId !== "string") this.#showNone(basketId, this.#connection.signal);
    else if (api) this.#openBasket(basketId, api, settings);
    else this.#expectTokens();
  }

  #openBasket(
    basketId: string,
    api: PartnerCheckoutApi,
    { apiKey, basketCookie, validateAfterChange, basketId: wantedId }: SessionSettings,
  ): void {
    this.#stopWaiting();
    const before = this.#open;
    const parts = [...apiKey, api, validateAfterChange, basketCookie, wantedId, basketId];
    if (sameParts(parts, before?.parts)) return;
    const isStillMeant = (): boolean => {
      // Perhaps the cookie names another basket by now.
      this.#sync();
      return this.#open?.store.basketId === basketId;
    };
    const isChangeable = (): boolean => {
      // The API finds the basket to change by the cookie alone, so one that a host names has to stand there too.
      if (wantedId === basketId) writeLandingState(basketCookie, basketId);
      else this.#sync();
      // One that script cannot see may well be right.
      return (cookieBasketId(basketCookie) ?? basketId) === basketId;
    };
    const { store, release } = acquireBasket(
      apiKey,
      basketId,
      this.#clock,
      { api, validateAfterChange, isStillMeant, isChangeable },
      before?.store,
    );
    const isKept = store === before?.store;
    if (isKept && before.api !== api) store.api = api;
    this.#close();
    if (!isKept) this.#failure = undefined;
    this.#state = initialState;
    const unsubscribe = store.subscribe((_, event) => this.#hear(event));
    const end = (): void => {
      unsubscribe();
      release();
    };
    this.#open = { api, parts, store, end };
    const { basket, reading } = store.state;
    if (!reading && (!basket || store.isBehind || (isKept && before.api !== api))) {
      store.refresh().catch(() => undefined);
      return;
    }
    this.#tell();
    // Whoever puts an element on the page listens to it a moment later, or takes it away again.
    queueMicrotask(() =>
      queueMicrotask(() => {
        if (this.#open?.store === store) this.#hear();
      }),
    );
  }

  /** Shows that there is no basket, and why. */
  #showNone(error: PartnerCheckoutError, signal: AbortSignal): void {
    this.#stopWaiting();
    this.#close();
    if (this.#state.error?.code === error.code) return;
    this.#set({ ...initialState, error });
    // A page without a basket is no fault that a host must hear of.
    if (error.code !== "cookie-missing") void this.#tellLater(error, signal);
  }

  /** Tells an error that was there from the first, when the page's own scripts have had time to listen. */
  async #tellLater(error: PartnerCheckoutError, signal: AbortSignal): Promise<void> {
    await this.#afterLoad(0, signal);
    if (this.#state.error === error && !signal.aborted) this.#tell({ type: "error", detail: { error } });
  }

  #findBasketId({ basketId, basketCookie }: SessionSettings): string | PartnerCheckoutError {
    const state = readLandingState(basketCookie);
    const cookieId = (this.#cookieId = state.basketId);
    if (cookieId !== undefined && cookieId !== this.#initiated?.cookieId) this.#initiated = undefined;
    const known = this.#initiated?.basketId ?? basketId ?? cookieId;
    if (known !== undefined) return known;
    return state.type === "missing"
      ? new PartnerCheckoutError(
          "cookie-missing",
          `${location.hostname} has no cookie "${basketCookie}" that script may see`,
        )
      : new PartnerCheckoutError("cookie-invalid", `The cookie "${basketCookie}" is ${state.type}`);
  }

  /** Waits for a source of tokens, and says so when none has come in time. */
  #expectTokens(): void {
    this.#close();
    if (this.#patience) return;
    this.#set(initialState);
    const { signal } = (this.#patience = new AbortController());
    void this.#afterLoad(TOKEN_PATIENCE, signal).then(() => {
      if (!signal.aborted && !this.#state.error) this.#fail("token-missing", NO_TOKENS);
    });
  }

  /** Resolves so many milliseconds after the page has loaded, or when the signal aborts. */
  async #afterLoad(milliseconds: number, signal: AbortSignal): Promise<void> {
    await pageLoaded(signal);
    await this.#clock.sleep(milliseconds, signal);
  }

  #stopWaiting(): void {
    this.#patience?.abort();
    this.#patience = undefined;
  }

  #requireConnection(): void {
    if (!this.#connection) throw new PartnerCheckoutError("aborted", "Not on the page");
  }

  #fail(code: ErrorCode, message: string): PartnerCheckoutError {
    const error = new PartnerCheckoutError(code, message);
    this.#set({ ...initialState, error }, { type: "error", detail: { error } });
    return error;
  }

  /** Says why there is no new basket, or why an offer is not in the one there may be. */
  #failTo(error: PartnerCheckoutError, order?: NewOrder): PartnerCheckoutError {
    this.#failure = { error, order };
    this.#tell({ type: "error", detail: { error } });
    return error;
  }

  #close(): void {
    this.#open?.end();
    this.#open = undefined;
  }

  #hear(event?: BasketEvent): void {
    if (event?.type === "change" || event?.type === "error") this.#failure = undefined;
    const { basket, error } = this.#open?.store.state ?? initialState;
    const isOther = this.#told?.id !== basket?.id;
    const isTold = event?.type === "change" && !isOther;
    // One that has ended is not loaded: the error tells of it.
    if (basket && basket !== this.#told && (!isEnd(error?.code) || isTold)) {
      // It may have changed while the element was not there to hear of it.
      const isNews = !isTold && holdsNews(this.#told, basket);
      this.#told = basket;
      if (isOther) {
        this.#newBaskets.see();
        this.#tell({ type: "load", detail: { basket } });
      } else if (isNews) {
        this.#tell({ type: "change", detail: { basket, actions: [], source: "remote", mismatches: [] } });
      }
    }
    this.#tell(event);
  }

  #set(state: BasketState, event?: SessionEvent): void {
    this.#state = state;
    this.#tell(event);
  }

  #tell(event?: SessionEvent): void {
    try {
      this.#listener(this.state, event);
    } catch (error) {
      // What a listener does wrong must not pass for an answer of the API's.
      console.error(error);
    }
  }
}

async function addTo(
  store: BasketStore,
  { offer, quantity = 1, ...rest }: NewOrder["orderItems"][number],
  source: ChangeSource,
): Promise<Basket> {
  return await store.addItem({ ...offer, ...rest }, quantity, source);
}
