import type { Clock } from "../domain/clock.js";
import { BasketSession, type SessionListener } from "./basket-session.js";
import type { PartnerCheckoutApi } from "./port.js";

/** What a page with a look of its own says about its basket. */
export interface OpenBasketOptions {
  /** How requests reach the API. Who opens the same basket with the same one shares its store. */
  readonly api: PartnerCheckoutApi;
  readonly clock: Clock;
  /** Name of the landing-state cookie, `limio_state` unless said otherwise. */
  readonly basketCookie?: string;
  /** Basket to open instead of the cookie's. */
  readonly basketId?: string;
  /** Whether a change is followed by a validation, as it is unless said otherwise. */
  readonly validateAfterChange?: boolean;
}

/**
 * Opens the basket that the landing-state cookie names, keeps it up to date with the page, the cookie and other tabs, and
 * begins a new one when asked to: all that the element does, without the element.
 *
 * @param listener - Is told of every new state, the first one before this returns, and of the event that came with it.
 * @returns The session: `store` changes the basket, `initiate` and `addItem` begin one, `disconnect` ends it all.
 */
export function openBasket(options: OpenBasketOptions, listener: SessionListener): BasketSession {
  const { api, clock, basketCookie = "limio_state", basketId, validateAfterChange = true } = options;
  const session = new BasketSession(clock, listener);
  session.configure({ api, apiKey: [api], basketCookie, basketId, validateAfterChange });
  session.connect();
  return session;
}
