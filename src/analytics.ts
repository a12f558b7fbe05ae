import { changedUnits, ecommerceOf, ecommerceOfUnits, type Ecommerce } from "./analytics/ecommerce.js";
import type { Basket } from "./domain/basket.js";
import { isEnd, type ErrorCode } from "./domain/error.js";
import type { PartnerCheckoutEventDetails, PartnerCheckoutEventName } from "./element/events.js";

export { ecommerceOf, type Ecommerce, type EcommerceItem } from "./analytics/ecommerce.js";

/** What is sent, by name: Google Analytics 4's e-commerce events, and two of our own with nothing but a code. */
export interface AnalyticsEvents {
  readonly view_cart: Ecommerce;
  readonly add_to_cart: Ecommerce;
  readonly remove_from_cart: Ecommerce;
  readonly begin_checkout: Ecommerce;
  /** The API has found something that keeps the basket from being ordered. */
  readonly basket_issue: { readonly issue_code: string };
  /** Something went wrong. */
  readonly basket_error: { readonly error_code: ErrorCode };
}

/** Name of an event that is sent. */
export type AnalyticsEventName = keyof AnalyticsEvents;

/** Takes what is sent. What it returns is not used; what it throws stays here. */
export type Send = (name: AnalyticsEventName, parameters: AnalyticsEvents[AnalyticsEventName]) => unknown;

/** How events are tracked. */
export interface AnalyticsOptions {
  /** Where to listen: the page unless said otherwise, or one element. */
  readonly target?: EventTarget;
  /** Where events go: into `dataLayer`, as Google Tag Manager reads it, unless said otherwise. */
  readonly send?: Send;
}

/** Codes are Limio's own; a sentence in their place might be about somebody. */
const CODE = /^[\w.:-]{1,60}$/;

/**
 * Tells Google Analytics 4 what happens in the baskets of a page. Calls nobody by itself, and never throws into the page.
 *
 * A basket that is there already counts as seen now, so that this may be called when the shopper has agreed to it. What
 * is changed elsewhere (`remote`) is not sent: the page where it was done has sent it.
 *
 * @returns Ends the tracking.
 */
export function trackCheckout({
  target = document,
  send = pushToDataLayer,
}: AnalyticsOptions = {}): () => void {
  const end = new AbortController();
  /** What each element was last heard to show. */
  const baskets = new WeakMap<object, Basket>();
  /** What a shopper has asked for and no basket has been changed for yet, by element. */
  const beginnings = new WeakMap<object, Beginning>();
  /** Baskets of which it has been told what they were begun with. */
  const begun = new Set<string>();
  /** Elements that show the same basket tell of the same things. */
  const told = new WeakSet<object>();
  /** What was wrong with each basket when it was last validated. */
  const issueCodes = new Map<string, ReadonlySet<string>>();
  let isWarned = false;

  const warn = (error: unknown): void => {
    if (!isWarned) console.warn("<partner-checkout> analytics could not send an event", error);
    isWarned = true;
  };

  const report: Send = (name, parameters) => {
    if ("items" in parameters && parameters.items.length === 0) return;
    try {
      Promise.resolve(send(name, parameters)).catch(warn);
    } catch (error) {
      warn(error);
    }
  };

  const isNews = (thing: object): boolean => !told.has(thing) && Boolean(told.add(thing));

  const listen = <Name extends PartnerCheckoutEventName>(
    name: Name,
    hear: (detail: PartnerCheckoutEventDetails[Name], element: object, event: Event) => void,
  ): void => {
    const listener = (event: Event): void => {
      try {
        // Seen from outside a shadow root, the target would be its host.
        const [element = target] = event.composedPath();
        hear((event as CustomEvent<PartnerCheckoutEventDetails[Name]>).detail, element, event);
      } catch (error) {
        warn(error);
      }
    };
    // Before the page's own listeners, which may keep an event from going further.
    target.addEventListener(name, listener, { capture: true, signal: end.signal });
  };

  const view = (basket: Basket, element: object): void => {
    baskets.set(element, basket);
    if (isNews(basket)) report("view_cart", ecommerceOf(basket));
  };

  listen("basket-before-change", ({ actions }, element, event) => {
    const offerIds = actions.flatMap((action) => (action.type === "add" ? [action.offer.id] : []));
    if (offerIds.length === 0) return;
    const { status = "" } = element as { readonly status?: string };
    // The first wish tells: a basket that is on its way later is the one that is begun.
    const { isLoading = /^(?:idle|loading)$/.test(status), wishes = [] } = beginnings.get(element) ?? {};
    beginnings.set(element, { isLoading, wishes: [...wishes, { event, offerIds }] });
  });

  listen("basket-load", ({ basket }, element) => {
    const { isLoading, wishes = [] } = beginnings.get(element) ?? {};
    if (isLoading) beginnings.set(element, { isLoading: false, wishes });
    else if (!begun.has(basket.id)) {
      const wanted = wishes.flatMap(({ event, offerIds }) => (event.defaultPrevented ? [] : offerIds));
      const items = basket.items.filter(({ offer }) => wanted.some((id) => id === offer.id));
      if (items.length > 0) begun.add(basket.id);
      // What a shopper begins a basket with is put into it, though it was not changed.
      report("add_to_cart", ecommerceOf({ items }));
      beginnings.delete(element);
    }
    view(basket, element);
  });

  listen("basket-change", (detail, element) => {
    const { basket, source } = detail;
    const before = baskets.get(element);
    baskets.set(element, basket);
    told.add(basket);
    if (detail.actions.some(({ type }) => type === "add")) beginnings.delete(element);
    if (source === "remote" || before?.id !== basket.id || !isNews(detail)) return;
    const { added, removed } = changedUnits(before, basket);
    report("add_to_cart", ecommerceOfUnits(added));
    report("remove_from_cart", ecommerceOfUnits(removed));
  });

  listen("basket-validate", ({ basket, issues }, element) => {
    baskets.set(element, basket);
    told.add(basket);
    const before = issueCodes.get(basket.id);
    const codes = new Set(issues.map(({ code }) => (CODE.test(code) ? code : "other")));
    issueCodes.set(basket.id, codes);
    // A basket is validated often; what is wrong with it counts once.
    for (const code of codes) if (!before?.has(code)) report("basket_issue", { issue_code: code });
  });

  listen("basket-error", ({ error }, element) => {
    const beginning = beginnings.get(element);
    // One that has ended gives way to the one that is begun.
    if (beginning && isEnd(error.code)) beginnings.set(element, { ...beginning, isLoading: false });
    else beginnings.delete(element);
    if (isNews(error)) report("basket_error", { error_code: error.code });
  });

  // Also where it is cancelled: that is how a page's router takes over. A validation has told of the basket just before.
  listen("checkout-proceed", ({ basketId }, element) => {
    const basket = baskets.get(element);
    if (basket?.id === basketId) report("begin_checkout", ecommerceOf(basket));
  });

  for (const element of [target, ...elementsIn(target)]) {
    const { basket, status } = element as { readonly basket?: Basket; readonly status?: string };
    if (!basket) continue;
    baskets.set(element, basket);
    if (status === "ready") view(basket, element);
  }
  return () => end.abort();
}

interface Beginning {
  /** Whether a basket was on its way that was there before. */
  readonly isLoading: boolean;
  /** What was asked for, unless the page has cancelled it. */
  readonly wishes: readonly { readonly event: Event; readonly offerIds: readonly string[] }[];
}

function elementsIn(target: EventTarget): Iterable<Element> {
  return "querySelectorAll" in target ? (target as ParentNode).querySelectorAll("partner-checkout") : [];
}

function pushToDataLayer(event: AnalyticsEventName, parameters: AnalyticsEvents[AnalyticsEventName]): void {
  const page = globalThis as { dataLayer?: unknown[] };
  const layer = (page.dataLayer ??= []);
  if ("items" in parameters) {
    // Tag Manager would merge the items of two events.
    layer.push({ ecommerce: null });
    layer.push({ event, ecommerce: parameters });
  } else layer.push({ event, ...parameters });
}
