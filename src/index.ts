import { PartnerCheckoutElement, PartnerCheckoutOfferElement } from "./element.js";
import { register } from "./register.js";

export * from "./element.js";

declare global {
  interface HTMLElementTagNameMap {
    "partner-checkout": PartnerCheckoutElement;
    "partner-checkout-offer": PartnerCheckoutOfferElement;
  }
}

// The two belong together: an offer of another version would not know the basket's element.
if (register("partner-checkout", PartnerCheckoutElement)) {
  register("partner-checkout-offer", PartnerCheckoutOfferElement);
}
