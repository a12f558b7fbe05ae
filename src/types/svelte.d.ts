import type { HTMLAttributes } from "svelte/elements";
import type { PartnerCheckoutOfferAttributes, PartnerCheckoutProps } from "../element/markup.js";
import type { PartnerCheckoutElement, PartnerCheckoutOfferElement } from "../index.js";

export * from "../index.js";

declare module "svelte/elements" {
  interface SvelteHTMLElements {
    "partner-checkout": HTMLAttributes<PartnerCheckoutElement> & PartnerCheckoutProps;
    "partner-checkout-offer": HTMLAttributes<PartnerCheckoutOfferElement> & PartnerCheckoutOfferAttributes;
  }
}
