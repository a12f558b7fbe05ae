import type { Basket, Issue, Mismatch, OrderItemAction } from "../domain/basket.js";
import type { PartnerCheckoutError, RestartReason } from "../domain/error.js";
import type { ChangeSource } from "../basket/basket-state.js";

/** Details of the events that `<partner-checkout>` dispatches, by name. All of them bubble and are composed. */
export interface PartnerCheckoutEventDetails {
  /** A basket has been loaded for the first time, or another one than before. */
  "basket-load": { readonly basket: Basket };
  /** The API has confirmed a change, or the basket was changed elsewhere (`remote`). */
  "basket-change": {
    readonly basket: Basket;
    readonly actions: readonly OrderItemAction[];
    readonly source: ChangeSource;
    /** Lines where the API's order differs from what was asked. */
    readonly mismatches: readonly Mismatch[];
  };
  /** A change that a shopper makes is about to be sent. Cancelable. */
  "basket-before-change": {
    readonly actions: readonly OrderItemAction[];
    /**
     * Holds the change until the promise settles; one that rejects cancels it. `proceed()` waits for what is held, so the
     * promise must not wait for that.
     */
    readonly waitUntil: (promise: Promise<unknown>) => void;
  };
  /** The shopper wants a new basket in place of one that has ended. */
  "basket-restart": { readonly reason: RestartReason };
  /** The API has said whether the basket may be ordered. */
  "basket-validate": { readonly basket: Basket; readonly valid: boolean; readonly issues: readonly Issue[] };
  /** An error is shown inline, or is one that a host must know of. */
  "basket-error": { readonly error: PartnerCheckoutError };
  /** *Continue* was pressed and the basket may be ordered. Cancelable: unless cancelled, the page goes to `url`. */
  "checkout-proceed": { readonly basketId: string; readonly url: string | undefined };
}

/** Name of an event that `<partner-checkout>` dispatches. */
export type PartnerCheckoutEventName = keyof PartnerCheckoutEventDetails;

/** The events by name, as `addEventListener` hands them over. */
export type PartnerCheckoutEventMap = {
  [Name in PartnerCheckoutEventName]: CustomEvent<PartnerCheckoutEventDetails[Name]>;
};

/**
 * Dispatches an event of ours.
 *
 * @returns `false` when a listener cancelled it.
 */
export function emit<Name extends PartnerCheckoutEventName>(
  target: EventTarget,
  name: Name,
  detail: PartnerCheckoutEventDetails[Name],
  cancelable = false,
): boolean {
  return target.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable }));
}

/** `addEventListener` or `removeEventListener`, typed for the element's own events. */
export interface TypedListening<This, Options> {
  <Name extends PartnerCheckoutEventName>(
    type: Name,
    listener: (this: This, event: PartnerCheckoutEventMap[Name]) => unknown,
    options?: boolean | Options,
  ): void;
  <Name extends keyof HTMLElementEventMap>(
    type: Name,
    listener: (this: This, event: HTMLElementEventMap[Name]) => unknown,
    options?: boolean | Options,
  ): void;
  (type: string, listener: EventListenerOrEventListenerObject, options?: boolean | Options): void;
}
