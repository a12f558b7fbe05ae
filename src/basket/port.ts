import type { Basket, NewOrder, OrderItemAction, UpdateResult } from "../domain/basket.js";

/** What may be said about any request. */
export interface RequestOptions {
  /** Cancels a read. A change that has left is never cancelled. */
  readonly signal?: AbortSignal | undefined;
  /** Lets a change outlive the page. */
  readonly keepalive?: boolean | undefined;
  /** Is called right before each sending. What it throws keeps the request from leaving. */
  readonly onSend?: (() => void) | undefined;
}

/**
 * What the basket store needs of an API. The built-in client speaks HTTP; a host may bring its own.
 *
 * Every method rejects with a `PartnerCheckoutError`. Anything else that is thrown counts as `malformed-response`.
 */
export interface PartnerCheckoutApi {
  /**
   * Creates a basket.
   *
   * @param externalId - UUID of this attempt. Repeating an attempt with the same one makes no second basket.
   * @returns The basket's id.
   */
  initiate(order: NewOrder, externalId: string, options?: RequestOptions): Promise<string>;
  /**
   * Changes the basket that the landing-state cookie names.
   *
   * @param basketId - The basket that is meant; an answer for another one is an error.
   */
  update(
    basketId: string,
    actions: readonly OrderItemAction[],
    options?: RequestOptions,
  ): Promise<UpdateResult>;
  /** Reads a basket and says whether it may be ordered. */
  validate(basketId: string, options?: RequestOptions): Promise<Basket>;
}
