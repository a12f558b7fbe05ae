import type { JSX } from "solid-js";
import type {
  PartnerCheckoutAttributes,
  PartnerCheckoutHandlers,
  PartnerCheckoutOfferAttributes,
  PartnerCheckoutProperties,
} from "../element/markup.js";
import type { PartnerCheckoutElement, PartnerCheckoutOfferElement } from "../index.js";

export * from "../index.js";

type Prefixed<Prefix extends string, Values> = {
  [Name in keyof Values & string as `${Prefix}:${Name}`]?: Values[Name];
};

declare module "solid-js" {
  namespace JSX {
    interface IntrinsicElements {
      "partner-checkout": JSX.HTMLAttributes<PartnerCheckoutElement> &
        Prefixed<"attr", PartnerCheckoutAttributes> &
        Prefixed<"prop", PartnerCheckoutProperties> &
        Prefixed<"on", PartnerCheckoutHandlers>;
      "partner-checkout-offer": JSX.HTMLAttributes<PartnerCheckoutOfferElement> &
        Prefixed<"attr", PartnerCheckoutOfferAttributes> &
        Partial<PartnerCheckoutOfferAttributes>;
    }
  }
}
