import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { PartnerCheckoutOfferAttributes, PartnerCheckoutProps } from "../element/markup.js";
import type { PartnerCheckoutElement, PartnerCheckoutOfferElement } from "../index.js";

export * from "../index.js";

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "partner-checkout": DetailedHTMLProps<HTMLAttributes<PartnerCheckoutElement>, PartnerCheckoutElement> &
        PartnerCheckoutProps;
      "partner-checkout-offer": DetailedHTMLProps<
        HTMLAttributes<PartnerCheckoutOfferElement>,
        PartnerCheckoutOfferElement
      > &
        PartnerCheckoutOfferAttributes;
    }
  }
}
