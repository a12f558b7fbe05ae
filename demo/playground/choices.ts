/** What can be chosen in the playground beside attributes: each value with its label, and with some what it does. */
export const widths = [
  ["280", "280"],
  ["360", "360"],
  ["600", "600"],
  ["900", "900"],
  ["full", "Full"],
] as const;

export const grounds = [
  ["auto", "Auto"],
  ["light", "Light"],
  ["dark", "Dark"],
] as const;

export const directions = [
  ["ltr", "LTR"],
  ["rtl", "RTL"],
] as const;

/** Where the element gets its tokens from. */
export const tokenSources = [
  ["token-url", "token-url"],
  ["getToken", "getToken"],
  ["token", "token"],
  ["none", "None"],
] as const;

/** What the host page does on events. */
export const behaviours = [
  ["confirm", "Ask before each change", "basket-before-change, with waitUntil"],
  ["stay", "Stay here on Continue", "checkout-proceed, cancelled"],
] as const;
