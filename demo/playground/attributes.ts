/** An attribute of `<partner-checkout>`, as the playground offers it. */
export interface AttributeSpec {
  readonly name: string;
  /** `secret` is never shown in the address bar or in the HTML. */
  readonly kind: "text" | "number" | "choice" | "boolean" | "secret";
  /** What holds without the attribute; `""` for nothing. */
  readonly fallback: string;
  readonly help: string;
  /** Right values of a choice. */
  readonly allowed?: readonly string[];
  /** Values worth trying. */
  readonly suggestions?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
}

/** Every attribute that the element has. */
export const attributeSpecs: readonly AttributeSpec[] = [
  {
    name: "locale",
    kind: "text",
    fallback: "",
    help: "Language tag. Without it the page’s language, then the browser’s.",
    suggestions: [
      "en-GB",
      "en-US",
      "de-DE",
      "fr-FR",
      "fr-CH",
      "es-ES",
      "it-IT",
      "nl-NL",
      "pl-PL",
      "ja-JP",
      "ar-KW",
      "he-IL",
    ],
  },
  {
    name: "theme",
    kind: "choice",
    fallback: "auto",
    allowed: ["auto", "light", "dark"],
    help: "auto follows the shopper’s system.",
  },
  { name: "heading", kind: "text", fallback: "", help: "In place of a localised “Your basket”." },
  {
    name: "heading-level",
    kind: "number",
    fallback: "2",
    minimum: 2,
    maximum: 6,
    help: "The level that assistive technology hears.",
  },
  {
    name: "readonly",
    kind: "boolean",
    fallback: "",
    help: "Shows the basket without controls that change it.",
  },
  {
    name: "skeleton-lines",
    kind: "number",
    fallback: "2",
    minimum: 0,
    maximum: 50,
    help: "Lines that the skeleton reserves room for.",
  },
  {
    name: "checkout-url",
    kind: "text",
    fallback: "",
    help: "Where Continue goes; {basketId} is filled in. Without it there is only the event.",
    suggestions: ["/checkout.html?basket={basketId}", "https://shop.example/checkout?basket={basketId}"],
  },
  {
    name: "checkout-origins",
    kind: "text",
    fallback: "",
    help: "Origins that checkout-url may lead to, with spaces between.",
    suggestions: ["https://shop.example"],
  },
  {
    name: "validate",
    kind: "choice",
    fallback: "auto",
    allowed: ["auto", "manual"],
    help: "manual shows issues only after validate() or Continue.",
  },
  {
    name: "validate-request",
    kind: "choice",
    fallback: "path",
    allowed: ["path", "body"],
    help: "Where validate carries the basket id.",
  },
  {
    name: "api-base",
    kind: "text",
    fallback: "/api",
    help: "Base URL of the API, or a path that proxies to it.",
  },
  {
    name: "token-url",
    kind: "text",
    fallback: "",
    help: "Answers POST with an OAuth token. In force while the token comes from a URL.",
  },
  {
    name: "token",
    kind: "secret",
    fallback: "",
    help: "A bearer token. In force while the token comes from the attribute; empty asks the demo for one.",
  },
  {
    name: "basket-id",
    kind: "text",
    fallback: "",
    help: "This basket instead of the cookie’s: basket- and 32 to 36 characters.",
  },
  { name: "basket-cookie", kind: "text", fallback: "limio_state", help: "Name of the landing-state cookie." },
  {
    name: "credentials",
    kind: "choice",
    fallback: "include",
    allowed: ["include", "same-origin", "omit"],
    help: "Whether cookies travel with requests, as in fetch.",
  },
  {
    name: "timeout",
    kind: "number",
    fallback: "10000",
    minimum: 1,
    maximum: 600_000,
    help: "Milliseconds for one request.",
  },
  {
    name: "max-retries",
    kind: "number",
    fallback: "2",
    minimum: 0,
    maximum: 10,
    help: "Repeats of a request that is safe to repeat.",
  },
  {
    name: "debug",
    kind: "boolean",
    fallback: "",
    help: "Logs to the console, and looks for mistakes: see Diagnostics.",
  },
];

/** An attribute that the element does not know, for its diagnostics to find. */
export const MISSPELT = "chekout-url";

/** What stands in the element's tag: its attributes, and the misspelt one. */
export const writtenSpecs: readonly AttributeSpec[] = [
  ...attributeSpecs,
  { name: MISSPELT, kind: "text", fallback: "", help: "" },
];
