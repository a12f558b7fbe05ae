import { PartnerCheckoutElement } from "./element.js";
import { register } from "./register.js";

export * from "./element.js";

declare global {
  interface HTMLElementTagNameMap {
    "partner-checkout": PartnerCheckoutElement;
  }
}

register("partner-checkout", PartnerCheckoutElement);
