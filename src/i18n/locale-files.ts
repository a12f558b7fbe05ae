import type { Messages } from "./messages.js";

const files: Readonly<Record<string, () => Promise<{ readonly default: Messages }>>> = {
  ar: () => import("./locales/ar.js"),
  bg: () => import("./locales/bg.js"),
  cs: () => import("./locales/cs.js"),
  da: () => import("./locales/da.js"),
  de: () => import("./locales/de.js"),
  el: () => import("./locales/el.js"),
  es: () => import("./locales/es.js"),
  et: () => import("./locales/et.js"),
  fi: () => import("./locales/fi.js"),
  fr: () => import("./locales/fr.js"),
  he: () => import("./locales/he.js"),
  hi: () => import("./locales/hi.js"),
  hr: () => import("./locales/hr.js"),
  hu: () => import("./locales/hu.js"),
  id: () => import("./locales/id.js"),
  it: () => import("./locales/it.js"),
  ja: () => import("./locales/ja.js"),
  ko: () => import("./locales/ko.js"),
  lt: () => import("./locales/lt.js"),
  lv: () => import("./locales/lv.js"),
  nb: () => import("./locales/nb.js"),
  nl: () => import("./locales/nl.js"),
  pl: () => import("./locales/pl.js"),
  pt: () => import("./locales/pt.js"),
  "pt-BR": () => import("./locales/pt-BR.js"),
  ro: () => import("./locales/ro.js"),
  ru: () => import("./locales/ru.js"),
  sk: () => import("./locales/sk.js"),
  sl: () => import("./locales/sl.js"),
  sv: () => import("./locales/sv.js"),
  th: () => import("./locales/th.js"),
  tr: () => import("./locales/tr.js"),
  uk: () => import("./locales/uk.js"),
  vi: () => import("./locales/vi.js"),
  zh: () => import("./locales/zh.js"),
  "zh-Hant": () => import("./locales/zh-Hant.js"),
};

/** The languages there are texts in, beside English (BCP 47). */
export const languages: readonly string[] = Object.keys(files);

/**
 * Loads the texts of one of the languages. Each is a file of its own; for the scripts of pages without a build they lie in
 * `locales/` beside the script.
 */
export async function loadMessages(language: string): Promise<Messages | undefined> {
  return (await files[language]?.())?.default;
}
