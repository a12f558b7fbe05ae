import { expect } from "@open-wc/testing";
import { english, type Message } from "../../src/i18n/messages.js";

const forms = (message: Message): readonly string[] =>
  typeof message === "string" ? [message] : Object.values(message);
const placeholders = (text: string): readonly string[] => (text.match(/\{\w+\}/g) ?? []).toSorted();

describe("the English texts", () => {
  for (const [key, message] of Object.entries<Message>(english)) {
    it(`say something for ${key}, with the same values in every form`, () => {
      const [first = "", ...others] = forms(message);
      expect(first.trim()).not.to.equal("");
      for (const other of others) expect(placeholders(other)).to.deep.equal(placeholders(first));
    });
  }

  it("have a form for one and for others where they depend on a number", () => {
    const plural = Object.values<Message>(english).filter((message) => typeof message !== "string");
    expect(plural).not.to.have.lengthOf(0);
    for (const message of plural) {
      expect(Object.keys(message)).to.have.members(
        new Intl.PluralRules("en").resolvedOptions().pluralCategories,
      );
      for (const form of forms(message)) expect(form).to.include("{count}");
    }
  });

  it("are plain text: no markup, no straight quotes, no double spaces", () => {
    for (const text of Object.values<Message>(english).flatMap(forms)) {
      expect(text).not.to.match(/[<>"'`]| {2}|\.\.\./);
    }
  });
});
