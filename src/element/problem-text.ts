import type { Issue } from "../domain/basket.js";
import type { PartnerCheckoutError } from "../domain/error.js";
import type { Formatter } from "../i18n/format.js";
import { english, type MessageKey } from "../i18n/messages.js";

/** What a shopper reads about an error. */
export function errorText({ code }: PartnerCheckoutError, format: Formatter): string {
  return format.text(`error.${code}`);
}

/** What a shopper reads about an issue: Limio's own sentence where there is one, else ours for its code. */
export function issueText({ code, message }: Issue, format: Formatter): string {
  const key = `reason.${code}`;
  return message ?? format.text(Object.hasOwn(english, key) ? (key as MessageKey) : "reason.other");
}
