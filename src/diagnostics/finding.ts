/**
 * What may be wrong with an embedding, as a stable code.
 *
 * - `unknown-attribute`: the element has an attribute that it does not know.
 * - `wrong-value`: an attribute has a value that is not allowed, so its default holds.
 * - `no-token-source`: the page has neither `token-url` nor `getToken` nor `token`.
 * - `no-token`: the source of tokens gave none.
 * - `token-expired`: a token had ended by this device's clock when it came.
 * - `clock-skew`: a token was issued in the future, by this device's clock.
 * - `token-refused`: the API refused a token, and a fresh one as well.
 * - `no-cookie`: script sees no landing-state cookie.
 * - `cookie-unreadable`: there is a landing-state cookie, and it names no basket.
 * - `cookie-not-sent`: the API knows the basket when it is read, and not when it is changed.
 * - `basket-unknown`: the API does not know the basket.
 * - `not-the-api`: what answers at `api-base` does not speak as the API does.
 * - `no-cors`: there is an answer from another origin, and the browser keeps it from the page.
 * - `unreachable`: no answer comes at all.
 * - `csp`: the page's Content-Security-Policy stands in the way.
 * - `two-scripts`: the page loads the script more than once.
 * - `insecure-page`: the page is not served over https.
 * - `no-checkout-url`: *Continue* dispatches its event and leads nowhere by itself.
 * - `offer-incomplete`: a `<partner-checkout-offer>` lacks something.
 */
export type FindingCode =
  | "unknown-attribute"
  | "wrong-value"
  | "no-token-source"
  | "no-token"
  | "token-expired"
  | "clock-skew"
  | "token-refused"
  | "no-cookie"
  | "cookie-unreadable"
  | "cookie-not-sent"
  | "basket-unknown"
  | "not-the-api"
  | "no-cors"
  | "unreachable"
  | "csp"
  | "two-scripts"
  | "insecure-page"
  | "no-checkout-url"
  | "offer-incomplete";

/** Something about an embedding that a merchant or a developer can mend. Never holds a token or a personal detail. */
export interface Finding {
  readonly code: FindingCode;
  /** What is wrong, in a sentence. */
  readonly problem: string;
  /** How to mend it; several sentences where script cannot tell which of several causes it is. */
  readonly remedies: readonly string[];
}

/** Makes a finding. */
export function finding(code: FindingCode, problem: string, ...remedies: readonly string[]): Finding {
  return { code, problem, remedies };
}
