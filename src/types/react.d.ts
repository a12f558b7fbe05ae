import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { PartnerCheckoutProps } from "../element/markup.js";
import type { PartnerCheckoutElement } from "../index.js";

export * from "../index.js";

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "partner-checkout": DetailedHTMLProps<HTMLAttributes<PartnerCheckoutElement>, PartnerCheckoutElement> &
        PartnerCheckoutProps;
    }
  }
}
