import type { Issue } from "../domain/basket.js";
import type { ErrorCode, PartnerCheckoutError } from "../domain/error.js";
import type { Formatter } from "../i18n/format.js";
import type { MessageKey } from "../i18n/messages.js";

const ERROR_TEXTS: Readonly<Record<ErrorCode, MessageKey>> = {
  "token-missing": "errorTokenMissing",
  unauthorized: "errorUnauthorized",
  "basket-not-found": "errorBasketNotFound",
  "bad-gateway": "errorBadGateway",
  http: "errorHttp",
  timeout: "errorTimeout",
  network: "errorNetwork",
  offline: "errorOffline",
  "malformed-response": "errorMalformedResponse",
  "cookie-missing": "errorCookieMissing",
  "cookie-invalid": "errorCookieInvalid",
  "invalid-argument": "errorInvalidArgument",
  uncertain: "errorUncertain",
  aborted: "errorAborted",
  "basket-completed": "errorBasketCompleted",
  "basket-expired": "errorBasketExpired",
};

/** Our own sentences for Limio's reasons, for when it sends none. Codes other than these get a general one. */
const ISSUE_TEXTS: ReadonlyMap<string, MessageKey> = new Map([
  ["block_multiple", "reasonBlockMultiple"],
  ["price_changed", "reasonPriceChanged"],
  ["trial_taken", "reasonTrialTaken"],
  ["out_of_date_range", "reasonOutOfDate"],
  ["mixed_terms", "reasonMixedTerms"],
]);

/** What a shopper reads about an error. */
export function errorText({ code }: PartnerCheckoutError, format: Formatter): string {
  return format.text(ERROR_TEXTS[code]);
}

/** What a shopper reads about an issue: Limio's own sentence where there is one. */
export function issueText({ code, message }: Issue, format: Formatter): string {
  return message ?? format.text(ISSUE_TEXTS.get(code) ?? "reasonBlocked");
}
