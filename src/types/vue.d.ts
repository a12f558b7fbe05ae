import type { EmitFn, HTMLAttributes, PublicProps } from "vue";
import type {
  PartnerCheckoutAttributes,
  PartnerCheckoutHandlers,
  PartnerCheckoutOfferAttributes,
  PartnerCheckoutProperties,
} from "../element/markup.js";
import type { PartnerCheckoutElement, PartnerCheckoutOfferElement } from "../index.js";

export * from "../index.js";

/** Vue reads `offer-id` as `offerId`, whether it is an attribute or a property. */
type CamelCase<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${First}${Capitalize<CamelCase<Rest>>}`
  : Name;

type AsVueReads<Attributes> = {
  [Name in keyof Attributes as Name extends string ? CamelCase<Name> : never]: Attributes[Name];
};

type Attributes = AsVueReads<PartnerCheckoutAttributes>;

declare module "vue" {
  interface GlobalComponents {
    "partner-checkout": new () => PartnerCheckoutElement & {
      $props: PublicProps &
        HTMLAttributes &
        Partial<Attributes & Omit<PartnerCheckoutProperties, keyof Attributes>>;
      $emit: EmitFn<PartnerCheckoutHandlers>;
    };
    "partner-checkout-offer": new () => PartnerCheckoutOfferElement & {
      $props: PublicProps & HTMLAttributes & AsVueReads<PartnerCheckoutOfferAttributes>;
    };
  }
}
