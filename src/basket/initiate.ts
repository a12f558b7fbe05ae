import { basketIdOf, type NewOrder } from "../domain/basket.js";
import {
  mayHaveBeenApplied,
  toPartnerCheckoutError,
  uncertainError,
  type PartnerCheckoutError,
} from "../domain/error.js";
import { cookieBasketId, writeLandingState } from "./landing-state.js";
import type { PartnerCheckoutApi } from "./port.js";

/** What came of asking for a new basket. */
export interface Initiated {
  readonly basketId: string;
  /** Another tab has made a basket meanwhile: the order is not in it yet. */
  readonly byAnotherTab: boolean;
}

/**
 * Makes a new basket, in one tab at a time, and leaves its id in the landing-state cookie. When the answer is lost, the
 * basket is looked for before anything is said; the request itself is never repeated from here.
 *
 * @param externalId - UUID of this attempt.
 * @param before - The basket that the cookie named when a new one was asked for. It may name another by now: tabs do not
 *   run in turns.
 * @throws {PartnerCheckoutError} `uncertain` when nobody knows whether there is a basket now; else as the API answers.
 */
export async function initiateBasket(
  api: PartnerCheckoutApi,
  order: NewOrder,
  externalId: string,
  cookieName: string,
  before: string | undefined,
): Promise<Initiated> {
  return await inOneTab(`partner-checkout:${cookieName}`, async () => {
    const now = cookieBasketId(cookieName);
    // It may be this attempt's own, made before and told of late.
    if (now !== undefined && now !== before)
      return { basketId: now, byAnotherTab: now !== basketIdOf(externalId) };
    let basketId: string;
    try {
      basketId = await api.initiate(order, externalId);
    } catch (error) {
      basketId = await findBasket(api, externalId, cookieName, before, toPartnerCheckoutError(error));
    }
    writeLandingState(cookieName, basketId);
    return { basketId, byAnotherTab: false };
  });
}

async function findBasket(
  api: PartnerCheckoutApi,
  externalId: string,
  cookieName: string,
  before: string | undefined,
  error: PartnerCheckoutError,
): Promise<string> {
  if (!mayHaveBeenApplied(error)) throw error;
  const now = cookieBasketId(cookieName);
  if (now !== undefined && now !== before) return now;
  const likely = basketIdOf(externalId);
  try {
    await api.validate(likely);
  } catch (readError) {
    throw toPartnerCheckoutError(readError).code === "basket-not-found" ? error : uncertainError(error);
  }
  return likely;
}

/**
 * Web Locks exist on https and localhost only, and a sandboxed frame is refused them; without them one tab is all that
 * can be looked after.
 */
async function inOneTab<T>(name: string, task: () => Promise<T>): Promise<T> {
  let result: Promise<T> | undefined;
  const once = (): Promise<T> => (result ??= task());
  const { locks } = navigator as { locks?: LockManager };
  await locks?.request(name, once).catch(() => undefined);
  return await once();
}
