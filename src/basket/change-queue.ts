import {
  findItem,
  removalOf,
  type Basket,
  type Mismatch,
  type OrderItemAction,
  type UpdateResult,
} from "../domain/basket.js";
import type { Clock } from "../domain/clock.js";
import {
  droppedError,
  isEnd,
  isRefusal,
  mayHaveBeenApplied,
  PartnerCheckoutError,
  toPartnerCheckoutError,
  uncertainError,
  type ErrorCode,
} from "../domain/error.js";
import {
  itemIdOf,
  OF_BASKET,
  withNotices,
  type BasketState,
  type ChangeSource,
  type Intent,
} from "./basket-state.js";
import type { BasketEvent } from "./basket-store.js";
import { deepFreeze } from "../domain/frozen.js";
import { findMismatches } from "./mismatch.js";
import type { RequestOptions } from "./port.js";

/** How long the queue waits for one more click, where there have been two within that time; milliseconds. */
const PATIENCE = 150;

/** Failures that concern every change, not the one that met with them. */
const GENERAL: ReadonlySet<ErrorCode> = new Set(["unauthorized", "token-missing"]);

/** What the queue needs of its store. */
export interface ChangeQueueHost {
  readonly clock: Clock;
  readonly state: BasketState;
  /** Asks the API to change the basket. */
  update(actions: readonly OrderItemAction[], options: RequestOptions): Promise<UpdateResult>;
  /** Changes the state, then tells of the events. */
  dispatch(changed: Partial<BasketState>, ...events: readonly BasketEvent[]): void;
  /** Reads the basket while a change is being settled, and leaves it to be accepted with what came of the change. */
  read(): Promise<Basket>;
  /** Takes over a basket that was read, together with what else has changed. */
  accept(basket: Basket, changed: Partial<BasketState>, ...events: readonly BasketEvent[]): void;
  /** Whether a basket has ended. */
  endOf(basket: Basket): PartnerCheckoutError | undefined;
  /** The basket's error, if an answer of the API's does not end it. */
  lastingError(): PartnerCheckoutError | undefined;
  /** Is called before a change leaves. */
  onSend(): void;
  /** Is called when the last open change has been confirmed by the answer to it. */
  onConfirmed(): void;
}

interface Change extends Intent {
  /** From then on it can no longer give way to a newer one. */
  sent: boolean;
  /** The basket's error when this change was asked for: its success is the end of that, and of none that came later. */
  readonly known: PartnerCheckoutError | undefined;
  readonly result: Promise<Basket>;
  readonly resolve: (basket: Basket | Promise<Basket>) => void;
  readonly reject: (error: PartnerCheckoutError) => void;
}

/** Sends the open changes of one basket, one request at a time, and settles what came of them. */
export class ChangeQueue {
  readonly #host: ChangeQueueHost;
  #changes: readonly Change[] = [];
  #pumping: Promise<void> | undefined;
  #patience: AbortController | undefined;
  #addedAt = -Infinity;
  /** The last click followed another one so soon that more may come. */
  #mayGoOn = false;
  #impatient = false;
  #keepalive = false;
  /** The connection is gone: what may wait is kept until `resume()`. */
  #offline = false;
  /** The connection has come back since the request that is under way left: its failure is an old story. */
  #resumed = false;
  /** The last settled change was confirmed by its own answer, which does not say whether the basket may be ordered. */
  #unvalidated = false;

  constructor(host: ChangeQueueHost) {
    this.#host = host;
  }

  /** Opens changes that belong together. Settles with the last of them, or with what has replaced it. */
  async add(actions: readonly OrderItemAction[], source: ChangeSource): Promise<Basket> {
    const opened = actions.map((action) => openChange(action, source, this.#host.state.error));
    this.#changes = [...this.#changes, ...opened];
    this.#mergeChanges();
    const { state, clock } = this.#host;
    // Most clicks come alone, and their totals need not wait for another one.
    this.#mayGoOn = clock.now() - this.#addedAt < PATIENCE;
    this.#addedAt = clock.now();
    this.#tell({
      notices: withNotices(
        state.notices,
        [OF_BASKET, ...actions.map(itemIdOf)].map((itemId) => [itemId]),
      ),
    });
    if (this.#offline && actions.some(({ type }) => type === "add")) {
      this.#fail(opened, droppedError(new PartnerCheckoutError("offline")), true);
    }
    this.#patience?.abort();
    this.#start();
    return await (opened.at(-1)?.result ?? this.#host.read());
  }

  /** Ends the waiting for one more click. */
  flush(keepalive = false): void {
    if (!this.#pumping) return;
    this.#impatient = true;
    this.#keepalive ||= keepalive;
    this.#patience?.abort();
  }

  /** Sends what waits; gives up what is kept then for want of a connection. */
  async end(): Promise<void> {
    this.flush();
    await this.idle();
    this.#fail(this.#changes, new PartnerCheckoutError("aborted"), true);
  }

  /**
   * Resolves when nothing is waiting or under way, or what waits has to wait for the connection; `undefined` where that is so
   * already.
   */
  idle(): Promise<void> | undefined {
    return this.#pumping?.then(() => this.idle());
  }

  /** Goes on after the connection came back. */
  resume(): void {
    this.#offline = false;
    this.#resumed = true;
    this.#start();
  }

  #start(): void {
    if (this.#pumping || !this.#hasWork()) return;
    this.#pumping = this.#pump().finally(() => {
      this.#pumping = undefined;
      this.#impatient = this.#keepalive = false;
      this.#start();
      if (this.#pumping || this.#offline || !this.#unvalidated) return;
      this.#unvalidated = false;
      this.#host.onConfirmed();
    });
  }

  #hasWork(): boolean {
    return !this.#offline && this.#changes.length > 0;
  }

  async #pump(): Promise<void> {
    while (this.#hasWork()) {
      while (!this.#impatient) {
        this.#patience = new AbortController();
        const { signal } = this.#patience;
        await this.#host.clock.sleep(this.#mayGoOn ? PATIENCE : 0, signal);
        if (!signal.aborted) break;
      }
      // An addition goes alone: with it in a request, nothing in that request may be sent twice.
      const addition = this.#changes.findIndex(({ action }) => action.type === "add");
      await this.#send(addition < 0 ? this.#changes : this.#changes.slice(0, addition || 1));
    }
  }

  async #send(due: readonly Change[]): Promise<void> {
    const { state } = this.#host;
    const before = state.basket;
    const changes = [...this.#lateRemovals(due), ...due];
    const actions = changes.map(({ action }) => action);
    for (const change of changes) change.sent = true;
    this.#resumed = false;
    let sent = 0;
    const onSend = (): void => {
      sent++;
      this.#host.onSend();
    };
    try {
      // A host's own client may not call it.
      onSend();
      const { basket, refusals } = await this.#host.update(actions, { keepalive: this.#keepalive, onSend });
      this.#unvalidated = true;
      // `update` does not say how long the basket lives; what was known of that still holds.
      const dated = Object.freeze({ ...basket, expiresAt: basket.expiresAt ?? before?.expiresAt });
      this.#confirm(changes, dated, findMismatches(actions, before, basket, refusals));
    } catch (error) {
      // The last of several answers says nothing of what the others, which may have been lost, have done.
      await this.#settle(changes, before, toPartnerCheckoutError(error), sent > 2);
    }
  }

  /** With an offer go the add-ons that have come since its removal was asked for. */
  #lateRemovals(due: readonly Change[]): readonly Change[] {
    const { basket } = this.#host.state;
    const late = due.flatMap(({ action, source, known }) =>
      (action.type === "remove" ? removalOf(basket, action.itemId) : [])
        .filter((each) => !due.some((other) => itemIdOf(other.action) === itemIdOf(each)))
        .map((each) => openChange(each, source, known)),
    );
    this.#changes = [...late, ...this.#changes];
    return late;
  }

  #confirm(
    changes: readonly Change[],
    basket: Basket,
    mismatches: readonly Mismatch[],
    known?: Basket,
  ): void {
    const actions = changes.map(({ action }) => action);
    const source = changes.some((change) => change.source === "user") ? "user" : "host";
    const { basket: before, error, notices: noticesBefore } = this.#host.state;
    const notices = withNotices(noticesBefore, [
      // What an earlier change came to is over.
      ...actions.map((action) => [itemIdOf(action)] as const),
      ...mismatches.map(
        (mismatch) =>
          [
            findItem(basket, mismatch.itemId)?.id ?? OF_BASKET,
            { type: "mismatch", mismatch, item: findItem(before, mismatch.itemId) },
          ] as const,
      ),
    ]);
    this.#close(
      changes,
      known,
      {
        basket,
        notices,
        error: changes.some((change) => change.known === error) ? undefined : this.#host.lastingError(),
      },
      {
        type: "change",
        detail: { basket, actions: deepFreeze(actions), source, mismatches: deepFreeze(mismatches) },
      },
    );
    for (const { resolve } of changes) resolve(basket);
  }

  /** Finds out what came of changes that were not confirmed. */
  async #settle(
    changes: readonly Change[],
    before: Basket | undefined,
    error: PartnerCheckoutError,
    wasRepeated: boolean,
  ): Promise<void> {
    const { code } = error;
    const isAddition = changes.some(({ action }) => action.type === "add");
    if (code === "offline" && !isAddition) {
      this.#offline = !this.#resumed;
      for (const change of changes) change.sent = false;
      // What comes back unsent gives way to what was asked for meanwhile.
      this.#mergeChanges();
      this.#tell({ error }, { type: "error", detail: { error } });
      return;
    }
    const mayBeDone = mayHaveBeenApplied(error);
    const isGeneral = GENERAL.has(code);
    const mayBeNews = code === "basket-not-found" || (!isAddition && isRefusal(error));
    if (isGeneral || !(mayBeDone || wasRepeated || mayBeNews)) {
      this.#fail(changes, droppedError(error), isAddition || isGeneral);
      return;
    }
    try {
      const known = await this.#host.read();
      const end = this.#host.endOf(known);
      const made = changes.filter(({ action }) => findMismatches([action], before, known).length === 0);
      const others = changes.filter((change) => !made.includes(change));
      // No line could show it.
      const isLineless = !others.some(({ action }) => findItem(known, itemIdOf(action)));
      if (end) {
        this.#fail(changes, end, true, known);
        return;
      }
      if (made.length > 0) this.#confirm(made, known, [], known);
      const reason = isEnd(code) ? refusalOf(error) : isAddition && mayBeDone ? uncertainError(error) : error;
      if (others.length > 0) this.#fail(others, reason, isLineless, made.length > 0 ? undefined : known);
    } catch (readError) {
      const reason = toPartnerCheckoutError(readError);
      const isGone = reason.code === "basket-not-found";
      const doubt = mayBeDone || wasRepeated ? uncertainError(error) : error;
      this.#fail(changes, isGone ? reason : doubt, isGone || isAddition);
    }
  }

  /** @param isGeneral - Whether the failure concerns the whole basket; else it is shown on the lines. */
  #fail(changes: readonly Change[], error: PartnerCheckoutError, isGeneral: boolean, known?: Basket): void {
    const failures = changes.map((change) => {
      const itemId = itemIdOf(change.action);
      return { change, itemId, error: isGeneral ? error : error.about(itemId) };
    });
    const told = isGeneral ? failures.slice(0, 1) : failures;
    this.#close(
      changes,
      known,
      isGeneral
        ? { error }
        : {
            notices: withNotices(
              this.#host.state.notices,
              failures.map((failure) => [failure.itemId, { type: "failed", error: failure.error }]),
            ),
          },
      ...told.map((failure): BasketEvent => ({ type: "error", detail: { error: failure.error } })),
    );
    for (const { change, error: reason } of failures) change.reject(reason);
  }

  /** @param known - The basket, where it was read to find out what came of the changes. */
  #close(
    changes: readonly Change[],
    known: Basket | undefined,
    changed: Partial<BasketState>,
    ...events: readonly BasketEvent[]
  ): void {
    this.#changes = this.#changes.filter((change) => !changes.includes(change));
    if (known) {
      this.#unvalidated = false;
      this.#host.accept(known, { ...changed, intents: this.#changes }, ...events);
    } else this.#tell(changed, ...events);
  }

  /** A change that has not left gives way to a newer one of the same order item, and shares its outcome. */
  #mergeChanges(): void {
    this.#changes = this.#changes.filter((older, index, all) => {
      const itemId = itemIdOf(older.action);
      const newer =
        itemId === undefined || older.sent
          ? undefined
          : all.slice(index + 1).find(({ action }) => itemIdOf(action) === itemId);
      if (newer) older.resolve(newer.result);
      return !newer;
    });
  }

  #tell(changed: Partial<BasketState>, ...events: readonly BasketEvent[]): void {
    this.#host.dispatch({ ...changed, intents: this.#changes }, ...events);
  }
}

/**
 * A 404 for a change of a basket that is there to be read by its id. Changes find it by the cookie, so it is that which
 * the API has not got: the browser blocks cookies of other sites, or the cookie is another host's.
 */
function refusalOf(error: PartnerCheckoutError): PartnerCheckoutError {
  const why = `${error.message}, yet the basket exists. The landing-state cookie has not reached the API`;
  return new PartnerCheckoutError("http", why, error);
}

function openChange(action: OrderItemAction, source: ChangeSource, known: Change["known"]): Change {
  let resolve: Change["resolve"] = () => {};
  let reject: Change["reject"] = () => {};
  const result = new Promise<Basket>((...settle) => ([resolve, reject] = settle));
  // Not everybody who asks for a change waits for it.
  result.catch(() => undefined);
  return { action, source, sent: false, known, result, resolve, reject };
}
