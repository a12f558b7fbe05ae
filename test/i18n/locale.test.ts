import { expect } from "@open-wc/testing";
import { canonicalLocale, directionOf } from "../../src/i18n/locale.js";

describe("canonicalLocale", () => {
  const cases: readonly (readonly [tag: string | null | undefined, locale: string | undefined])[] = [
    ["en", "en"],
    ["en-GB", "en-GB"],
    ["en_GB", "en-GB"],
    ["EN-gb", "en-GB"],
    [" de ", "de"],
    ["zh_hant_hk", "zh-Hant-HK"],
    ["pt", "pt-PT"],
    ["pt-BR", "pt-BR"],
    ["pt-AO", "pt-AO"],
    ["no", "nb"],
    ["no-NO", "nb-NO"],
    ["nn", "nb"],
    ["nn-NO", "nb-NO"],
    ["nnh", "nnh"],
    ["iw", "he"],
    ["", undefined],
    [" ", undefined],
    [null, undefined],
    [undefined, undefined],
    ["e", undefined],
    ["english", "english"],
    ["englishes", undefined],
    ["en-", undefined],
    ["en GB", undefined],
    ["en.UTF-8", undefined],
    ["*", undefined],
  ];
  for (const [tag, locale] of cases) {
    it(`reads ${JSON.stringify(tag)} as ${locale}`, () => {
      expect(canonicalLocale(tag)).to.equal(locale);
    });
  }
});

describe("directionOf", () => {
  const rightToLeft = [
    "ar",
    "ar-EG",
    "he",
    "fa-IR",
    "ur",
    "ps",
    "yi",
    "dv",
    "ckb",
    "az-Arab",
    "pa-Arab-PK",
    "uz-AF",
    "sd",
    "ug",
    "en-Arab",
    "id-Arab-ID",
    "fil-Arab",
    "haz",
  ];
  const leftToRight = [
    "en",
    "de",
    "zh-Hant",
    "az",
    "ku",
    "arn",
    "art",
    "fas-Latn",
    "ar-Latn",
    "he-Latn-IL",
    "ks-Deva",
    "sd-Deva",
    "ug-Cyrl",
    "fr-CH",
    "en-Latn-GB",
  ];
  for (const locale of rightToLeft) {
    it(`runs ${locale} from right to left`, () => {
      expect(directionOf(locale)).to.equal("rtl");
    });
  }
  for (const locale of leftToRight) {
    it(`runs ${locale} from left to right`, () => {
      expect(directionOf(locale)).to.equal("ltr");
    });
  }
});
