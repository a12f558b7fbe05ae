import { expect } from "@open-wc/testing";
import { createFormatter, type Catalogue } from "../../src/i18n/format.js";
import { english, type Message, type MessageKey, type Messages } from "../../src/i18n/messages.js";

/** Spaces in amounts differ between versions of the CLDR: narrow or not, all of them non-breaking. */
const plain = (text: string): string =>
  text.replace(/[\u00a0\u202f]/g, " ").replace(/[\u200e\u200f\u061c]/g, "");

/** A catalogue in which one text has these plural forms. */
function catalogue(language: string, key: MessageKey, message: Message): Catalogue {
  const messages: Messages = { ...english, [key]: message };
  return { language, messages };
}

describe("amounts", () => {
  it("keep a currency's letters together among letters that run from right to left", () => {
    const { money } = createFormatter("ar");
    expect(plain(money({ amount: "20", currency: "GBP" }))).to.include(" \u2068UK£\u2069");
    expect(plain(money({ amount: "-20", currency: "SAR" }))).to.include(" \u2068ر.س.\u2069");
    expect(createFormatter("de").money({ amount: "20", currency: "GBP" })).not.to.match(/[\u2066-\u2069]/);
  });

  const cases: readonly (readonly [locale: string, amount: string, currency: string, text: string])[] = [
    ["en-GB", "20", "GBP", "£20.00"],
    ["en-GB", "0", "GBP", "£0.00"],
    ["en-GB", "-3.5", "GBP", "-£3.50"],
    ["en-GB", "-0.004", "GBP", "£0.00"],
    ["en-GB", "-0.4", "JPY", "JP¥0"],
    ["en-GB", "1234567.8", "GBP", "£1,234,567.80"],
    ["en", "1234", "JPY", "¥1,234"],
    ["en", "1234.5", "HUF", "HUF 1,234.50"],
    ["hu", "12345.5", "HUF", "12 345,50 Ft"],
    ["en", "1.5", "KWD", "KWD 1.500"],
    ["en", "1.5", "CLF", "CLF 1.5000"],
    ["en", "5", "KRW", "₩5"],
    ["de", "1234.5", "EUR", "1.234,50 €"],
    ["fr-CH", "20", "CHF", "20.00 CHF"],
    ["en", "20", "XYZ", "XYZ 20.00"],
  ];
  it("of one unit keep what is less than a coin", () => {
    const { money } = createFormatter("en-GB");
    const prices = ["0.004", "0.125", "3", "2.5"].map((amount) => money({ amount, currency: "GBP" }, true));
    expect(prices).to.deep.equal(["£0.004", "£0.125", "£3.00", "£2.50"]);
    expect(money({ amount: "0.125", currency: "GBP" })).to.equal("£0.13");
  });

  for (const [locale, amount, currency, text] of cases) {
    it(`writes ${amount} ${currency} as ${text} in ${locale}`, () => {
      expect(plain(createFormatter(locale).money({ amount, currency }))).to.equal(text);
    });
  }

  it("keep every digit of amounts that no float could hold", () => {
    const amount = "12345678901234567.89";
    expect(createFormatter("en").money({ amount, currency: "GBP" })).to.equal("£12,345,678,901,234,567.89");
  });

  it("keep currencies apart", () => {
    const { money } = createFormatter("en");
    expect([money({ amount: "5", currency: "JPY" }), money({ amount: "5", currency: "GBP" })]).to.deep.equal([
      "¥5",
      "£5.00",
    ]);
  });

  it("have the digits of the language", () => {
    expect(createFormatter("ar-EG").money({ amount: "20", currency: "EGP" })).to.include("٢٠");
  });
});

describe("texts", () => {
  const { text } = createFormatter("en");

  it("have their values in place", () => {
    expect(text("quantity", { item: "Quarterly" })).to.equal("Quantity of Quarterly");
    expect(text("tierRange", { from: 1, to: 1000, price: "£5" })).to.equal("1 to 1,000: £5 each");
  });

  it("keep a placeholder that has no value", () => {
    expect(text("quantity")).to.equal("Quantity of {item}");
  });

  it("take a value as it is, whatever it looks like", () => {
    expect(text("quantity", { item: "$& {item} $1 <b>" })).to.equal("Quantity of $& {item} $1 <b>");
    expect(text("quantity", { item: "" })).to.equal("Quantity of ");
  });

  it("end in one full stop where a value ends in one of its own", () => {
    const messages = { updated: "Total {total}. {total}", removed: "{item}, then." };
    const format = createFormatter("da", messages);
    expect(format.text("updated", { total: format.money({ amount: "20", currency: "DKK" }) })).to.equal(
      "Total 20,00\u00a0kr. 20,00\u00a0kr.",
    );
    expect(format.text("removed", { item: "kr." })).to.equal("kr., then.");
  });

  it("write numbers as the language does", () => {
    expect(createFormatter("de").text("quantityShort", { count: 1234 })).to.equal("Qty 1.234");
  });

  it("have the English plural", () => {
    expect(text("itemCount", { count: 1 })).to.equal("1 item");
    expect(text("itemCount", { count: 0 })).to.equal("0 items");
    expect(text("itemCount", { count: 2 })).to.equal("2 items");
  });

  it("may be replaced by the host's own, with or without plurals", () => {
    const own = createFormatter("en", { heading: "Your bag", itemCount: "{count} in the bag" });
    expect(own.text("heading")).to.equal("Your bag");
    expect(own.text("itemCount", { count: 1 })).to.equal("1 in the bag");
    expect(own.text("total")).to.equal(english.total);
    const plural = createFormatter("en", { heading: { one: "One bag", other: "{count} bags" } });
    expect(plural.text("heading", { count: 1 })).to.equal("One bag");
    expect(plural.text("heading", { count: 3 })).to.equal("3 bags");
  });

  for (const unusable of ["null", "7", "true", "[]", "{}", '{"one":"One"}']) {
    it(`keep ours where the host's is ${unusable}`, () => {
      const overrides = JSON.parse(`{"heading":${unusable}}`) as Partial<Messages>;
      expect(createFormatter("en", overrides).text("heading")).to.equal(english.heading);
    });
  }
});

describe("plurals", () => {
  const forms = { zero: "zero", one: "one", two: "two", few: "few", many: "many", other: "other" };
  const cases: readonly (readonly [language: string, count: number, form: string])[] = [
    ["ar", 0, "zero"],
    ["ar", 1, "one"],
    ["ar", 2, "two"],
    ["ar", 3, "few"],
    ["ar", 11, "many"],
    ["ar", 100, "other"],
    ["pl", 1, "one"],
    ["pl", 2, "few"],
    ["pl", 5, "many"],
    ["fr", 0, "one"],
    ["ja", 1, "other"],
    ["en", 0, "other"],
  ];
  for (const [language, count, form] of cases) {
    it(`take the form ${form} for ${count} in ${language}`, () => {
      const { text } = createFormatter(language, {}, catalogue(language, "itemCount", forms));
      expect(text("itemCount", { count })).to.equal(form);
    });
  }

  it("go by the language of the texts, not by that of the amounts", () => {
    const { text } = createFormatter("ar", {}, catalogue("en", "itemCount", forms));
    expect(text("itemCount", { count: 2 })).to.equal("other");
  });

  it("go by the locale in a host's own texts, whether we have any in that language or not", () => {
    const { text } = createFormatter("sr", { itemCount: { one: "stavka", few: "stavke", other: "stavki" } });
    expect([1, 3, 5].map((count) => text("itemCount", { count }))).to.deep.equal([
      "stavka",
      "stavke",
      "stavki",
    ]);
  });

  it("take the form other where the catalogue lacks one", () => {
    const { text } = createFormatter("ar", {}, catalogue("ar", "itemCount", { one: "one", other: "other" }));
    expect(text("itemCount", { count: 3 })).to.equal("other");
  });

  it("take the form other without a count", () => {
    expect(createFormatter("en").text("itemCount")).to.equal("{count} items");
  });
});

describe("times", () => {
  it("name the day and the hour", () => {
    const instant = new Date(2026, 11, 7, 10, 5).getTime();
    expect(plain(createFormatter("en-GB").time(instant))).to.equal("7 Dec 2026, 10:05");
    expect(plain(createFormatter("de").time(instant))).to.equal("07.12.2026, 10:05");
  });
});

describe("a formatter", () => {
  it("says its languages", () => {
    expect(createFormatter("de-CH")).to.include({ locale: "de-CH", language: "en" });
  });
});
