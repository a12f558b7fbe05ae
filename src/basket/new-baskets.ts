import type { Basket, NewOrder } from "../domain/basket.js";
import type { Clock } from "../domain/clock.js";
import { isRefusal, toPartnerCheckoutError } from "../domain/error.js";
import { readOrder } from "./arguments.js";
import type { ChangeSource } from "./basket-state.js";

/** What becomes of an order, in the place where baskets are shown. */
export interface NewBasketsHost {
  /**
   * Has a basket made.
   *
   * @returns What is still to be done until it is there, and whether the order is in it already.
   */
  readonly makeBasket: (
    order: NewOrder,
    externalId: string,
    source: ChangeSource,
  ) => Promise<{ readonly isIn: boolean; readonly finish: () => Promise<Basket> }>;
  /** Puts an order into the basket that is there. */
  readonly addOrder: (order: NewOrder, source: ChangeSource) => Promise<Basket>;
  /** Is told when an order is under way, and when it no longer is. */
  readonly onOrders: () => void;
}

/** Makes new baskets, of which only the first of several orders at the same time makes one. */
export class NewBaskets {
  readonly #clock: Clock;
  readonly #host: NewBasketsHost;
  readonly #underWay = new Map<string | symbol, Promise<Basket>>();
  /** The making of the basket that orders under way go into, whatever becomes of those. */
  #made: Promise<unknown> | undefined;
  /** Kept after a failure: the same order asked for again is the same attempt. */
  #attempt: { readonly key: string; readonly externalId: string } | undefined;
  /** The order of a basket that was made and could not be read yet. */
  #unseen: string | undefined;

  constructor(clock: Clock, host: NewBasketsHost) {
    this.#clock = clock;
    this.#host = host;
  }

  /** Whether an order is under way. */
  get busy(): boolean {
    return this.#underWay.size > 0;
  }

  /** Whether the basket that is there was begun with an order, and nobody has seen that yet. */
  hasMade(order: NewOrder): boolean {
    return this.#unseen === readOrder(order);
  }

  /** Is told that the basket that is there has been seen. */
  see(): void {
    this.#unseen = undefined;
  }

  /** Resolves when no order is under way. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#underWay.values());
  }

  /**
   * Makes a new basket. The same order asked for twice at the same time is one; another one meanwhile waits and is
   * added to the basket that is being made.
   *
   * @param isOne - Whether the same order is one; else it waits as another one does.
   */
  async initiate(order: NewOrder, source: ChangeSource, isOne = true): Promise<Basket> {
    const key = readOrder(order);
    const known = this.#underWay.get(key);
    if (known && isOne) return await known;
    const place = known ? Symbol() : key;
    const result = this.#put(JSON.parse(key) as NewOrder, key, source).finally(() => {
      this.#underWay.delete(place);
      if (!this.busy) this.#made = undefined;
      this.#host.onOrders();
    });
    this.#underWay.set(place, result);
    this.#host.onOrders();
    return await result;
  }

  async #put(order: NewOrder, key: string, source: ChangeSource): Promise<Basket> {
    const made = this.#made;
    if (!made) return await this.#make(order, key, source);
    try {
      await made;
    } catch (thrown) {
      const error = toPartnerCheckoutError(thrown);
      // What else kept that one from being made would keep this one, too; or there may be a basket. An offer that is not
      // published is answered with 502.
      if (!isRefusal(error) && error.code !== "bad-gateway") throw error;
      if (this.#made === made) this.#made = undefined;
      return await this.#put(order, key, source);
    }
    return await this.#host.addOrder(order, source);
  }

  async #make(order: NewOrder, key: string, source: ChangeSource): Promise<Basket> {
    if (this.#attempt?.key !== key) this.#attempt = { key, externalId: this.#clock.uuid() };
    const made = this.#host.makeBasket(order, this.#attempt.externalId, source);
    this.#made = made;
    const { isIn, finish } = await made;
    this.#attempt = undefined;
    if (isIn) this.#unseen = key;
    const basket = await finish();
    this.see();
    return basket;
  }
}
