import type { EmitFn, HTMLAttributes } from "vue";
import type {
  PartnerCheckoutAttributes,
  PartnerCheckoutHandlers,
  PartnerCheckoutOfferAttributes,
  PartnerCheckoutProperties,
} from "../element/markup.js";
import type { PartnerCheckoutElement, PartnerCheckoutOfferElement } from "../index.js";

export * from "../index.js";

declare module "vue" {
  interface GlobalComponents {
    "partner-checkout": new () => PartnerCheckoutElement & {
      $props: HTMLAttributes & Partial<PartnerCheckoutAttributes & PartnerCheckoutProperties>;
      $emit: EmitFn<PartnerCheckoutHandlers>;
    };
    "partner-checkout-offer": new () => PartnerCheckoutOfferElement & {
      $props: HTMLAttributes & PartnerCheckoutOfferAttributes;
    };
  }
}
