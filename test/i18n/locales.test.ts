import { expect } from "@open-wc/testing";
import { languages, loadMessages } from "../../src/i18n/locale-files.js";
import { english, type Message, type Messages } from "../../src/i18n/messages.js";

const keys = Object.keys(english) as (keyof Messages)[];
const forms = (message: Message): Readonly<Record<string, string>> =>
  typeof message === "string" ? { other: message } : message;
const placeholders = (text: string): readonly string[] => (text.match(/\{\w+\}/g) ?? []).toSorted();

/** Texts that shops of some countries write as in English. */
const SAME = new Set(["subtotal", "total", "priceWas", "itemProblem"]);
/** Forms that stand for one number alone, and may say it in a word. */
const SINGLE = new Set(["zero", "one", "two"]);

/** The plural forms that whole numbers have. */
function formsOf(language: string): ReadonlySet<string> {
  const rules = new Intl.PluralRules(language);
  return new Set(Array.from({ length: 3000 }, (_, count) => rules.select(count)));
}

for (const language of languages) {
  describe(`the texts in ${language}`, () => {
    let messages: Messages;
    const texts = (): readonly (readonly [key: keyof Messages, form: string, text: string])[] =>
      keys.flatMap((key) =>
        Object.entries(forms(messages[key])).map(([form, text]) => [key, form, text] as const),
      );

    before(async () => {
      const loaded = await loadMessages(language);
      if (!loaded) throw new Error("There are none");
      messages = loaded;
    });

    it("are those of English, in the same order", () => {
      expect(Object.keys(messages)).to.deep.equal(keys);
    });

    it("are in that language", () => {
      const left = keys.filter(
        (key) => !SAME.has(key) && forms(messages[key])["other"] === forms(english[key])["other"],
      );
      expect(left).to.deep.equal([]);
    });

    it("take the same values", () => {
      for (const [key, form, text] of texts()) {
        const wanted = placeholders(forms(english[key])["other"] ?? "");
        const unsaid = wanted.filter((name) => !(SINGLE.has(form) && name === "{count}"));
        expect([wanted, unsaid], `${key}, ${form}`).to.deep.include(placeholders(text));
      }
    });

    it("have every form that a whole number needs, and no other but the one for the rest", () => {
      const needed = formsOf(language);
      for (const key of keys.filter((candidate) => typeof messages[candidate] !== "string")) {
        expect(Object.keys(messages[key]), key).to.have.members([...new Set([...needed, "other"])]);
      }
    });

    it("are plain text, set as that language is", () => {
      for (const [key, form, text] of texts()) {
        expect(text, `${key}, ${form}`).not.to.match(
          /[<>"'`\u200e\u200f\u2066-\u2069]|[ \u00a0]{2}|\.\.\.|^\s|\s$/,
        );
      }
      if (language !== "fr") return;
      for (const [key, , text] of texts()) expect(text, key).not.to.match(/[^\u202f][;!?]|[^\u00a0]:/);
    });

    it("have in the name of a button what is written on it", () => {
      const { remove, removeItem } = messages;
      const lower = (text: unknown): string => String(text).toLocaleLowerCase(language);
      expect(lower(removeItem)).to.include(lower(remove));
    });

    it("stay short on buttons", () => {
      for (const key of ["remove", "retry", "restart", "proceed"] as const) {
        expect(messages[key], key).to.be.a("string").with.property("length").that.is.at.most(30);
      }
    });
  });
}
