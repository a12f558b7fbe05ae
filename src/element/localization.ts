import { createFormatter, type Formatter } from "../i18n/format.js";
import { canonicalLocale } from "../i18n/locale.js";
import type { Messages } from "../i18n/messages.js";

/** Supplies an element's formatter, and makes another one only when language or texts change. */
export class Localization {
  #made: { locale: string; messages: Partial<Messages>; format: Formatter } | undefined;

  /**
   * @param element - Where the language is looked for when `locale` names none: the nearest `lang`, also outside the
   *   shadow roots around it, else the browser's.
   */
  formatter(element: Element, locale: string | undefined, messages: Partial<Messages>): Formatter {
    const wanted =
      canonicalLocale(locale) ??
      canonicalLocale(nearestLang(element)) ??
      canonicalLocale(navigator.language) ??
      "en";
    if (this.#made?.locale !== wanted || this.#made.messages !== messages) {
      this.#made = { locale: wanted, messages, format: createFormatter(wanted, messages) };
    }
    return this.#made.format;
  }
}

function nearestLang(element: Element): string | undefined {
  for (let node: Element | undefined = element; node;) {
    const labelled: Element | null = node.closest("[lang]");
    if (labelled) return labelled.getAttribute("lang") ?? undefined;
    const root: Node = node.getRootNode();
    node = root instanceof ShadowRoot ? root.host : undefined;
  }
  return undefined;
}
