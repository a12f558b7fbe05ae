import { languages } from "../src/i18n/locale-files.js";

/** The languages there are texts in, by their own names, English first. */
export const languageNames: readonly (readonly [locale: string, name: string])[] = ["en", ...languages].map(
  (locale) => [locale, new Intl.DisplayNames(locale, { type: "language" }).of(locale) ?? locale],
);
