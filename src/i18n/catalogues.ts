import { englishCatalogue, type Catalogue } from "./format.js";
import { languages, loadMessages } from "./locale-files.js";
import { memo } from "./memo.js";
import { english } from "./messages.js";

/** What has been loaded so far, for every element on the page. */
const catalogues = new Map([["en", englishCatalogue]]);

/**
 * The language whose texts are shown for a locale: the nearest there is, so that `zh-HK` reads as `zh-Hant`, and `pt-BR`
 * is not `pt`. English where there is none.
 */
export const languageFor = memo((locale) => {
  const { language, region } = new Intl.Locale(locale);
  const script = language === "zh" && new Intl.Locale(locale).maximize().script;
  const known = [`${language}-${region}`, `${language}-${script}`, language].find((tag) =>
    languages.includes(tag),
  );
  return known ?? "en";
});

/** The texts of a language, where they have been loaded. */
export function catalogueOf(language: string): Catalogue | undefined {
  return catalogues.get(language);
}

/**
 * Loads the texts of a language. A file that cannot be had leaves English; what a file of another version lacks is English.
 *
 * @param onLoad - Is called when there is something new to show.
 */
export async function loadCatalogue(language: string, onLoad: () => void): Promise<void> {
  if (catalogues.has(language)) return;
  try {
    const messages = { ...english, ...(await loadMessages(language)) };
    catalogues.set(language, { language, messages });
    onLoad();
  } catch {
    // The browser's console says which file it was.
  }
}
