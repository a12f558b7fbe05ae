import { memo } from "./memo.js";

/** Scripts that run from right to left (ISO 15924). */
const RIGHT_TO_LEFT = "Adlm Arab Hebr Nkoo Rohg Syrc Thaa";
/** Languages that are written from left to right wherever they are, unless a script is named. */
const LEFT_TO_RIGHT = /^(?:d[ae]|e[nlst]|f[ir]|hr|hu|i[dt]|n[bl]|p[lt]|s[klv])(?!\w|-\w{4})/;

/**
 * Makes a language tag what `Intl` takes (BCP 47); `en_GB` is read as `en-GB`, `no` and `nn` as
 * `nb`, the Norwegian there are texts in, and `pt` as `pt-PT`: its texts are European, but amounts and dates would be Brazil's.
 *
 * @returns `undefined` for what is no language tag.
 */
export function canonicalLocale(tag: string | null | undefined): string | undefined {
  return tag ? canonical(tag) : undefined;
}

const canonical = memo((tag) => {
  try {
    return Intl.getCanonicalLocales(tag.trim().replaceAll("_", "-"))[0]
      ?.replace(/^n[no](?=-|$)/, "nb")
      .replace(/^pt$/, "pt-PT");
  } catch {
    return undefined;
  }
});

/** Which way a language runs. */
export function directionOf(locale: string): "ltr" | "rtl" {
  // Looking up a script for the first time takes longer than drawing what it is for.
  if (LEFT_TO_RIGHT.test(locale)) return "ltr";
  return RIGHT_TO_LEFT.includes(new Intl.Locale(locale).maximize().script ?? "Latn") ? "rtl" : "ltr";
}
