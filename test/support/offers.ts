import { fixture, html, nextFrame } from "@open-wc/testing";
import type { CheckoutPage } from "./checkout-page.js";
import { until } from "./deferred.js";
import { offerNamed } from "./demo-basket.js";

export const OFFER_MARKUP = "<button type='button'>Subscribe</button><p>Every Thursday.</p>";

/** A partner's offer on the page of a `<partner-checkout>`. */
export async function anOffer(
  page: CheckoutPage,
  attributes: Readonly<Record<string, string>> = {},
  { markup = OFFER_MARKUP, name = "Print Annual" } = {},
): Promise<HTMLElement> {
  const { id, version } = await offerNamed(name);
  const holder = await fixture<HTMLElement>(html`<div></div>`);
  const offer = document.createElement("partner-checkout-offer");
  page.element.id = "checkout";
  const all = { "offer-id": id, "offer-version": version, for: "checkout", ...attributes };
  for (const [attribute, value] of Object.entries(all)) offer.setAttribute(attribute, value);
  offer.innerHTML = markup;
  holder.append(offer);
  return offer;
}

/** Presses an offer's control; whether the browser would go on with its own action. */
export function press(offer: Element, init: MouseEventInit = {}, control = "button, a"): boolean {
  const event = new MouseEvent("click", { bubbles: true, composed: true, cancelable: true, ...init });
  return offer.querySelector(control)?.dispatchEvent(event) ?? false;
}

/** Resolves when an offer is no longer under way. */
export async function ended(offer: Element): Promise<void> {
  await until(() => offer.ariaBusy !== "true", nextFrame);
}
