/**
 * What may be wrong with an embedding, as a stable code, and what to do.
 *
 * - `unknown-attribute`: the element has an attribute that it does not know. → Write the one that is suggested.
 * - `wrong-value`: an attribute has a value that is not allowed, so its default holds. → Write what is allowed; see
 *   [Attributes](#attributes).
 * - `wrong-text`: `messages` holds a text that nobody will read, or not as it is meant. → Write the key, or the placeholder, that is
 *   suggested; see [Languages](#languages).
 * - `no-token-source`: the page has neither `token-url` nor `getToken` nor `token`. → Set `token-url`; see [The
 *   token](#the-token).
 * - `no-token`: the source of tokens gave none. → Answer `POST` with JSON in OAuth's shape, and let in everybody who
 *   may see the basket; from another origin, with CORS.
 * - `token-expired`: a token had ended by this device's clock when it came. → Mint a new token before the old one
 *   ends, or set the clock right.
 * - `clock-skew`: a token was issued in the future, by this device's clock. → Set the clock right: the device's, or
 *   the server's that mints.
 * - `token-refused`: the API refused a token, and a fresh one as well. → Mint it at the host of `api-base`, with the
 *   scope `partner`.
 * - `no-cookie`: script sees no landing-state cookie. → None where no basket has been begun. Else it is `HttpOnly`,
 *   has another name, or belongs to another host; see [The cookie](#the-cookie).
 * - `cookie-unreadable`: there is a landing-state cookie, and it names no basket. → Begin a basket anew, and say what
 *   wrote that.
 * - `cookie-not-sent`: the API knows the basket when it is read, and not when it is changed. → Proxy the API, or give
 *   the cookie the `Domain` of the site; see [The cookie](#the-cookie).
 * - `basket-unknown`: the API does not know the basket. → Correct `api-base`, or begin a basket anew.
 * - `not-the-api`: what answers at `api-base` does not speak as the API does. → Correct `api-base`, or what the proxy
 *   lets pass.
 * - `order-refused`: the API begins no basket with this offer. → Correct `offer-id` and `offer-version`, or what `initiate()` is
 *   given.
 * - `no-cors`: there is an answer from another origin, and the browser keeps it from the page. → Let the API answer
 *   with the headers that the console names, or proxy it.
 * - `unreachable`: no answer comes at all. → Correct the address, or look after the host.
 * - `csp`: the page's Content-Security-Policy stands in the way. → Add what the console says to the policy.
 * - `two-scripts`: the page loads the script more than once. → Take one away.
 * - `insecure-page`: the page is not served over https. → Serve the page over https.
 * - `no-checkout-url`: *Continue* dispatches its event and leads nowhere by itself. → Set `checkout-url`, or listen
 *   for `checkout-proceed`.
 * - `offer-incomplete`: a `<partner-checkout-offer>` lacks something, or its name is misspelt. → Add what the console says.
 */
export type FindingCode =
  | "unknown-attribute"
  | "wrong-value"
  | "wrong-text"
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
  | "order-refused"
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
