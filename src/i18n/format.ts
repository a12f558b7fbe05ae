import { currencyDigits, type Money } from "../domain/money.js";
import { directionOf } from "./locale.js";
import { memo } from "./memo.js";
import { english, type Message, type MessageKey, type Messages } from "./messages.js";

/** Values for a text's placeholders. */
export type MessageValues = Readonly<Record<string, string | number>>;

/** Writes texts, amounts and numbers in one language. */
export interface Formatter {
  /** Language of amounts, numbers and times. */
  readonly locale: string;
  /** Language of the texts. */
  readonly language: string;
  /** A text of the catalogue; `count` among the values chooses the plural form. */
  readonly text: (key: MessageKey, values?: MessageValues) => string;
  /** An amount, rounded to what the currency has coins for; the price of one unit may be a part of a coin. */
  readonly money: (money: Money, isUnitPrice?: boolean) => string;
  /** A point in time, in milliseconds since 1970, with its day. */
  readonly time: (instant: number) => string;
}

/** The texts of one language. */
export interface Catalogue {
  /** Language of the texts (BCP 47), which decides the plural forms. */
  readonly language: string;
  readonly messages: Messages;
}

/** The texts that are there from the start. */
export const englishCatalogue: Catalogue = { language: "en", messages: english };

const pluralRules = memo((tag) => new Intl.PluralRules(tag));

/** By language, currency and decimal places. `Intl` objects are expensive, so all elements of a page share them. */
const numberFormats = new Map<string, Intl.NumberFormat>();

function numberFormat(locale: string, currency?: string, mostDigits = 0): Intl.NumberFormat {
  const digits = currencyDigits(currency ?? "");
  const most = Math.max(digits, mostDigits);
  const key = `${locale} ${currency} ${most}`;
  let format = numberFormats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(locale, {
      ...(currency && {
        style: "currency",
        currency,
        signDisplay: "negative",
        minimumFractionDigits: digits,
        maximumFractionDigits: most,
      }),
    });
    numberFormats.set(key, format);
  }
  return format;
}

/**
 * Makes a formatter.
 *
 * @param locale - Language of amounts, numbers and times.
 * @param overrides - A host's own texts, by key.
 */
export function createFormatter(
  locale: string,
  overrides: Partial<Messages> = {},
  { language, messages }: Catalogue = englishCatalogue,
): Formatter {
  const isRtl = directionOf(locale) === "rtl";
  const number = (value: number): string => numberFormat(locale).format(value);

  const form = (message: Message | undefined, count: unknown, tag: string): string | undefined =>
    typeof message === "string"
      ? message
      : (message?.[pluralRules(tag).select(Number(count))] ?? message?.other);

  return {
    locale,
    language,
    text: (key, values = {}) => {
      const { count } = values;
      // A host without types may override with anything.
      const text = String(form(overrides[key], count, locale) ?? form(messages[key], count, language));
      return text.replace(/(\{(\w+)\})(\.?)/g, (_, placeholder: string, name: string, stop: string) => {
        const value = values[name] ?? placeholder;
        const shown = typeof value === "number" ? number(value) : value;
        // Some amounts and times end in a full stop of their own.
        return shown.endsWith(".") ? shown : shown + stop;
      });
    },
    money: ({ amount, currency }, isUnitPrice) => {
      const format = numberFormat(locale, currency, isUnitPrice ? amount.split(".")[1]?.length : 0);
      // The exact decimal goes in as text: as a number it would be rounded first.
      const exact = amount as Intl.StringNumericLiteral;
      if (!isRtl) return format.format(exact);
      // Among letters that run the other way the halves of a currency such as "UK£" would part.
      const parts = format.formatToParts(exact);
      return parts.map(({ type, value }) => (type === "currency" ? `\u2068${value}\u2069` : value)).join("");
    },
    time: (instant) =>
      new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" }).format(instant),
  };
}
