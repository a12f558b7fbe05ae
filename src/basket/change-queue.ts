import type { Basket, OrderItemAction } from "../domain/basket.js";
import type { Clock } from "../domain/clock.js";
import {
  mayHaveBeenApplied,
  PartnerCheckoutError,
  toPartnerCheckoutError,
  uncertainError,
} from "../domain/error.js";
import {
  itemIdOf,
  type BasketAction,
  type BasketState,
  type ChangeSource,
  type Intent,
} from "./basket-state.js";
import type { BasketEvent } from "./basket-store.js";
import { findMismatches } from "./mismatch.js";
import type { PartnerCheckoutApi } from "./port.js";

/** How long the queue waits for one more click, in milliseconds. */
const PATIENCE = 150;

/** What the queue needs of its store. */
export interface ChangeQueueOptions {
  readonly api: PartnerCheckoutApi;
  readonly basketId: string;
  readonly clock: Clock;
  readonly getState: () => BasketState;
  readonly dispatch: (action: BasketAction, ...events: readonly BasketEvent[]) => void;
  /** Reads the basket while a change is being settled. */
  readonly read: () => Promise<Basket>;
  /** Is called before a change leaves. */
  readonly onSend: () => void;
  /** Is called when the last open change has been confirmed by the answer to it. */
  readonly onConfirmed: () => void;
}

interface Waiter {
  intentId: number;
  readonly resolve: (basket: Basket) => void;
  readonly reject: (error: PartnerCheckoutError) => void;
}

/** Sends the open changes of one basket, one request at a time, and settles what came of them. */
export class ChangeQueue {
  readonly #options: ChangeQueueOptions;
  readonly #waiters = new Set<Waiter>();
  #nextId = 1;
  #pumping: Promise<void> | undefined;
  #patience: AbortController | undefined;
  #impatient = false;
  #keepalive = false;
  /** The connection is gone: what may wait is kept until `resume()`. */
  #offline = false;
  /** The last settled change was confirmed by its own answer, which does not say whether the basket may be ordered. */
  #unvalidated = false;

  constructor(options: ChangeQueueOptions) {
    this.#options = options;
  }

  /** Opens changes that belong together. Settles with the last of them, or with what has replaced it. */
  add(actions: readonly OrderItemAction[], source: ChangeSource): Promise<Basket> {
    return new Promise((resolve, reject) => {
      const intents = actions.map((action) => this.#open(action, source));
      const last = intents.at(-1);
      if (!last) return;
      this.#waiters.add({ intentId: last.id, resolve, reject });
      if (this.#offline && last.action.type === "add") {
        const error = new PartnerCheckoutError("offline", "Nothing can be added without a connection");
        this.#fail(intents, error, true);
      }
      this.#patience?.abort();
      this.#start();
    });
  }

  /** Ends the waiting for one more click. */
  flush(keepalive = false): void {
    this.#impatient = true;
    this.#keepalive ||= keepalive;
    this.#patience?.abort();
  }

  /** Resolves when nothing is waiting or under way, or what waits has to wait for the connection. */
  async idle(): Promise<void> {
    while (this.#pumping) await this.#pumping;
  }

  /** Goes on after the connection came back; tells whether there was anything to send. */
  resume(): boolean {
    this.#offline = false;
    this.#start();
    return this.#pumping !== undefined;
  }

  #open(action: OrderItemAction, source: ChangeSource): Intent {
    const { dispatch, getState } = this.#options;
    const intent: Intent = { id: this.#nextId++, action, source, sent: false };
    const before = getState().intents;
    dispatch({ type: "intent-opened", intent });
    const left = getState().intents;
    for (const waiter of this.#waiters) {
      const isReplaced =
        before.some(({ id }) => id === waiter.intentId) && !left.some(({ id }) => id === waiter.intentId);
      if (isReplaced) waiter.intentId = intent.id;
    }
    return intent;
  }

  #start(): void {
    if (this.#pumping || this.#offline || this.#waiting().length === 0) return;
    this.#pumping = this.#pump().finally(() => {
      this.#pumping = undefined;
      this.#impatient = false;
      this.#start();
      if (!this.#pumping && this.#unvalidated) {
        this.#unvalidated = false;
        this.#options.onConfirmed();
      }
    });
  }

  async #pump(): Promise<void> {
    while (!this.#offline && this.#waiting().length > 0) {
      await this.#waitForClicks();
      await this.#send(this.#nextBatch());
    }
  }

  async #waitForClicks(): Promise<void> {
    while (!this.#impatient) {
      this.#patience = new AbortController();
      const { signal } = this.#patience;
      await this.#options.clock.sleep(PATIENCE, signal);
      if (!signal.aborted) return;
    }
  }

  #waiting(): readonly Intent[] {
    return this.#options.getState().intents.filter(({ sent }) => !sent);
  }

  /** An addition goes alone: with it in a request, nothing in that request may be sent twice. */
  #nextBatch(): readonly Intent[] {
    const waiting = this.#waiting();
    const addition = waiting.findIndex(({ action }) => action.type === "add");
    return addition < 0 ? waiting : waiting.slice(0, Math.max(1, addition));
  }

  async #send(intents: readonly Intent[]): Promise<void> {
    const { api, basketId, dispatch, getState, onSend } = this.#options;
    const before = getState().basket;
    const actions = intents.map(({ action }) => action);
    const keepalive = this.#keepalive;
    dispatch({ type: "intents-sent", intents });
    onSend();
    try {
      const { basket, refusals } = await api.update(basketId, actions, { keepalive });
      this.#unvalidated = true;
      // `update` does not say how long the basket lives; what was known of that still holds.
      const dated = Object.freeze({ ...basket, expiresAt: basket.expiresAt ?? before?.expiresAt });
      this.#confirm(intents, dated, findMismatches(actions, before, basket, refusals));
    } catch (error) {
      this.#unvalidated = false;
      await this.#settle(intents, before, toPartnerCheckoutError(error));
    }
  }

  #confirm(intents: readonly Intent[], basket: Basket, mismatches: ReturnType<typeof findMismatches>): void {
    const actions = intents.map(({ action }) => action);
    const source = intents.some((intent) => intent.source === "user") ? "user" : "host";
    this.#options.dispatch(
      { type: "change-confirmed", intents, basket, mismatches },
      { type: "change", detail: { basket, actions, source, mismatches } },
    );
    for (const waiter of this.#takeWaiters(intents)) waiter.resolve(basket);
  }

  /** Finds out, where it can be found out, what became of a change that was not answered with success. */
  async #settle(
    intents: readonly Intent[],
    before: Basket | undefined,
    error: PartnerCheckoutError,
  ): Promise<void> {
    const isAddition = intents.some(({ action }) => action.type === "add");
    if (error.code === "offline" && !isAddition) {
      this.#offline = true;
      this.#options.dispatch({ type: "intents-kept", intents, error }, { type: "error", detail: { error } });
      return;
    }
    if (!mayHaveBeenApplied(error) && error.code !== "basket-not-found") {
      this.#fail(
        intents,
        error,
        isAddition || error.code === "unauthorized" || error.code === "token-missing",
      );
      return;
    }
    let known: Basket;
    try {
      known = await this.#options.read();
    } catch (readError) {
      const reason = toPartnerCheckoutError(readError);
      if (reason.code === "basket-not-found") this.#fail(intents, reason, true);
      else this.#fail(intents, isAddition ? uncertainError(error) : error, isAddition);
      return;
    }
    const actions = intents.map(({ action }) => action);
    if (findMismatches(actions, before, known).length === 0) this.#confirm(intents, known, []);
    else
      this.#fail(
        intents,
        isAddition && mayHaveBeenApplied(error) ? uncertainError(error) : error,
        isAddition,
      );
  }

  #fail(intents: readonly Intent[], error: PartnerCheckoutError, general: boolean): void {
    const failures = intents.map((intent) => ({
      intent,
      error: general ? error : error.about(itemIdOf(intent)),
    }));
    const told = general ? [error] : failures.map((failure) => failure.error);
    this.#options.dispatch(
      { type: "change-failed", failures, general: general ? error : undefined },
      ...told.map((each): BasketEvent => ({ type: "error", detail: { error: each } })),
    );
    for (const { intent, error: reason } of failures) {
      for (const waiter of this.#takeWaiters([intent])) waiter.reject(reason);
    }
  }

  #takeWaiters(intents: readonly Intent[]): readonly Waiter[] {
    const taken = [...this.#waiters].filter((waiter) => intents.some(({ id }) => id === waiter.intentId));
    for (const waiter of taken) this.#waiters.delete(waiter);
    return taken;
  }
}
