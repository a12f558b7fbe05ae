import { createFormatter, type Formatter } from "../i18n/format.js";
import { canonicalLocale } from "../i18n/locale.js";
import type { Messages } from "../i18n/messages.js";

/** Supplies an element's formatter, and makes another one only when language or texts change. */
export type Localize = (locale: string | undefined, messages: Partial<Messages>) => Formatter;

/**
 * Makes an element's `Localize`.
 *
 * @param element - Where the language is looked for when `locale` names none: the nearest `lang`, also outside the
 *   shadow roots around it, else the browser's.
 */
export function createLocalize(element: Element): Localize {
  let made: { locale: string; messages: Partial<Messages>; format: Formatter } | undefined;
  return (wanted, messages) => {
    const locale =
      [wanted, nearestLang(element), navigator.language].map(canonicalLocale).find(Boolean) ?? "en";
    if (made?.locale !== locale || made.messages !== messages) {
      made = { locale, messages, format: createFormatter(locale, messages) };
    }
    return made.format;
  };
}

/**
 * Calls back when a `lang` changes that the element may go by.
 *
 * @returns Ends that.
 */
export function watchLanguage(element: Element, onChange: () => void): () => void {
  const observer = new MutationObserver(onChange);
  let root: Node | undefined = element.getRootNode();
  while (root) {
    observer.observe(root, { subtree: true, attributeFilter: ["lang"] });
    root = root instanceof ShadowRoot ? root.host.getRootNode() : undefined;
  }
  return () => observer.disconnect();
}

function nearestLang(element: Element | undefined): string | null {
  const labelled = element?.closest("[lang]");
  if (labelled) return labelled.getAttribute("lang");
  const root = element?.getRootNode();
  return root instanceof ShadowRoot ? nearestLang(root.host) : null;
}
