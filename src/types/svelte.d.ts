import type { HTMLAttributes } from "svelte/elements";
import type { PartnerCheckoutProps } from "../element/markup.js";
import type { PartnerCheckoutElement } from "../index.js";

export * from "../index.js";

declare module "svelte/elements" {
  interface SvelteHTMLElements {
    "partner-checkout": HTMLAttributes<PartnerCheckoutElement> & PartnerCheckoutProps;
  }
}
