import { expect } from "@open-wc/testing";
import { catalogueOf, languageFor, loadCatalogue } from "../../src/i18n/catalogues.js";
import { languages } from "../../src/i18n/locale-files.js";

describe("languageFor", () => {
  const cases: Readonly<Record<string, string>> = {
    en: "en",
    "en-US": "en",
    de: "de",
    "de-AT": "de",
    nb: "nb",
    pt: "pt",
    "pt-PT": "pt",
    "pt-AO": "pt",
    "pt-BR": "pt-BR",
    "pt-Latn-BR": "pt-BR",
    zh: "zh",
    "zh-CN": "zh",
    "zh-SG": "zh",
    "zh-Hans-HK": "zh",
    "zh-Hant": "zh-Hant",
    "zh-Hant-HK": "zh-Hant",
    "zh-TW": "zh-Hant",
    "zh-HK": "zh-Hant",
    "zh-MO": "zh-Hant",
    "sr-Latn": "en",
    "de-u-nu-arab": "de",
    ga: "en",
    und: "en",
  };
  for (const [locale, language] of Object.entries(cases)) {
    it(`finds for ${locale} the texts in ${language}`, () => {
      expect(languageFor(locale)).to.equal(language);
    });
  }
});

describe("loadCatalogue", () => {
  /** How often a language was told of. */
  async function load(language: string): Promise<number> {
    let count = 0;
    await loadCatalogue(language, () => count++);
    return count;
  }

  it("has English from the start, and nothing new to tell of it", async () => {
    expect(catalogueOf("en")?.messages.heading).to.equal("Your basket");
    expect(await load("en")).to.equal(0);
  });

  it("has every other language when it has been loaded, and tells so once", async () => {
    expect(languages.length).to.equal(36);
    for (const language of languages) {
      expect(catalogueOf(language)).to.equal(undefined);
      expect(await load(language)).to.equal(1);
      expect(catalogueOf(language)?.language).to.equal(language);
      expect(await load(language)).to.equal(0);
    }
  });
});
