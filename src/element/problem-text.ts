import type { Issue, Mismatch, OrderItem } from "../domain/basket.js";
import type { PartnerCheckoutError } from "../domain/error.js";
import type { Formatter } from "../i18n/format.js";
import { english, type MessageKey } from "../i18n/messages.js";
import { oneLineText } from "./rich-text.js";

/** What a line is called where only text can be; one that cannot be read has no name of its own. */
export function itemText({ name }: OrderItem, format: Formatter): string {
  return oneLineText(name) || format.text("unavailable");
}

/** A sentence about a line, where it does not stand in that line. */
export function aboutItem(item: OrderItem | undefined, problem: string, format: Formatter): string {
  // Isolated, because a name may run the other way.
  return item
    ? format.text("itemProblem", { item: `\u2068${itemText(item, format)}\u2069`, problem })
    : problem;
}

/** What a shopper reads about an error. */
export function errorText({ code, status, dropped }: PartnerCheckoutError, format: Formatter): string {
  // "We'll carry on" would not be true of it.
  return format.text(keyFor("error", code === "http" ? String(status) : dropped ? "network" : code));
}

/** What a shopper reads about a change that failed, or may have. */
export function failureText(error: PartnerCheckoutError, format: Formatter): string {
  const reason = errorText(error, format);
  return error.code === "uncertain" ? reason : format.text("failed", { reason });
}

/** What a shopper reads about a change that came to something else: the API's own sentence where there is one. */
export function mismatchText({ itemId, actual: count, message }: Mismatch, { text }: Formatter): string {
  return message ?? text(count > 0 ? "mismatch" : itemId ? "mismatchGone" : "error.other", { count });
}

/** What a shopper reads about an issue: Limio's own sentence where there is one, else ours for its code. */
export function issueText({ code, message }: Issue, format: Formatter): string {
  return message ?? format.text(keyFor("reason", code));
}

/** Key of the text for a code, or of the general one for codes without a text of their own. */
function keyFor(kind: "error" | "reason", code: string): MessageKey {
  const key = `${kind}.${code}`;
  return Object.hasOwn(english, key) ? (key as MessageKey) : `${kind}.other`;
}
