import { catalogueOf, languageFor, loadCatalogue } from "../i18n/catalogues.js";
import { createFormatter, englishCatalogue, type Catalogue, type Formatter } from "../i18n/format.js";
import { canonicalLocale } from "../i18n/locale.js";
import type { Messages } from "../i18n/messages.js";

/**
 * Supplies an element's formatter, and makes another one only when language or texts change. Until the texts of a language
 * are there, those before are used: English at first.
 */
export type Localize = (locale: string | undefined, messages: Partial<Messages>) => Formatter;

/**
 * Makes an element's `Localize`.
 *
 * @param element - Where the language is looked for when `locale` names none: the nearest `lang`, also outside the
 *   shadow roots around it, else the browser's.
 * @param onLoad - Is called when the texts of a language have come.
 */
export function createLocalize(element: Element, onLoad: () => void): Localize {
  let shown:
    { locale: string; messages: Partial<Messages>; catalogue: Catalogue; format: Formatter } | undefined;
  let language = "en";
  return (wanted, messages) => {
    const locale =
      [wanted, nearestLang(element), navigator.language].map(canonicalLocale).find(Boolean) ?? "en";
    if (shown?.locale !== locale) {
      language = languageFor(locale);
      void loadCatalogue(language, onLoad);
    }
    const catalogue = catalogueOf(language) ?? shown?.catalogue ?? englishCatalogue;
    if (shown?.locale !== locale || shown.messages !== messages || shown.catalogue !== catalogue) {
      shown = { locale, messages, catalogue, format: createFormatter(locale, messages, catalogue) };
    }
    return shown.format;
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
