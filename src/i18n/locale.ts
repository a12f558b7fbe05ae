/** Scripts that run from right to left (ISO 15924). */
const RIGHT_TO_LEFT = "Adlm Arab Hebr Nkoo Rohg Syrc Thaa";

/**
 * Makes a language tag what `Intl` takes (BCP 47); `en_GB` is read as `en-GB`, and `no` and `nn` as
 * `nb`, the Norwegian there are texts in.
 *
 * @returns `undefined` for what is no language tag.
 */
export function canonicalLocale(tag: string | null | undefined): string | undefined {
  if (!tag) return undefined;
  try {
    return Intl.getCanonicalLocales(tag.trim().replaceAll("_", "-"))[0]?.replace(/^n[no](?=-|$)/, "nb");
  } catch {
    return undefined;
  }
}

/** Which way a language runs. */
export function directionOf(locale: string): "ltr" | "rtl" {
  return RIGHT_TO_LEFT.includes(new Intl.Locale(locale).maximize().script ?? "Latn") ? "rtl" : "ltr";
}
