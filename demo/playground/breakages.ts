import { MISSPELT } from "./attributes.js";

/** A mistake that partners make, to be made on purpose: settings, and what they become. */
export interface Breakage {
  readonly label: string;
  readonly changes: Readonly<Record<string, string>>;
}

export const breakages: readonly Breakage[] = [
  {
    label: "Misspell checkout-url",
    changes: { "checkout-url": "", [MISSPELT]: "/checkout.html?basket={basketId}" },
  },
  { label: "Give no token", changes: { "token-source": "none" } },
  {
    label: "Fetch tokens over http",
    changes: { "token-source": "token-url", "token-url": "http://shop.example/limio-token" },
  },
  { label: "Name the wrong cookie", changes: { "basket-cookie": "shop_state" } },
  { label: "Ask at the wrong address", changes: { "api-base": "/shop/api" } },
];

/** Whether a value is a mistake made on purpose, which a link may carry. */
export function isDeliberate(name: string, value: string): boolean {
  return breakages.some(({ changes }) => changes[name] === value);
}
