import { english, type Message } from "../i18n/messages.js";
import { nearestOf } from "./attributes.js";
import { finding, type Finding } from "./finding.js";

const KEYS = Object.keys(english);

/** Texts of a host's own that nobody will read, or not as they are meant. */
export function checkTexts(messages: object): readonly Finding[] {
  return Object.entries(messages).flatMap(([key, text]: readonly [string, unknown]) => {
    const known: Message | undefined = Object.hasOwn(english, key) ? Reflect.get(english, key) : undefined;
    if (known === undefined) return [unknownText(key)];
    const forms = formsOf(text);
    if (forms.length === 0) {
      const problem = `messages has something under "${key}" that is no text, so ours holds.`;
      return [finding("wrong-text", problem, 'Write a text, or { one: "…", other: "…" }.')];
    }
    const allowed = placeholdersOf(formsOf(known));
    const strangers = placeholdersOf(forms).filter((name) => !allowed.includes(name));
    return strangers.length === 0 ? [] : [wrongPlaceholder(key, strangers, allowed)];
  });
}

function unknownText(key: string): Finding {
  const nearest = nearestOf(key, KEYS);
  const remedy = nearest ? `Write ${nearest}.` : "The README lists all texts by key.";
  return finding("wrong-text", `messages has a text "${key}", which the element does not know.`, remedy);
}

function wrongPlaceholder(key: string, strangers: readonly string[], allowed: readonly string[]): Finding {
  const problem = `messages.${key} has ${strangers.join(", ")}, which stays there as it is.`;
  const remedy = allowed.length > 0 ? `Write ${allowed.join(", ")}.` : "Nothing can be filled in there.";
  return finding("wrong-text", problem, remedy);
}

/** A text's forms; none where it is something else, or has not the one that stands in for the others. */
function formsOf(text: unknown): readonly string[] {
  if (typeof text === "string") return [text];
  const forms: readonly unknown[] =
    typeof text === "object" && text && "other" in text ? Object.values(text) : [];
  return forms.filter((form) => typeof form === "string");
}

function placeholdersOf(forms: readonly string[]): readonly string[] {
  return [...new Set(forms.flatMap((form) => form.match(/\{\w+\}/g) ?? []))];
}
