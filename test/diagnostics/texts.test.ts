import { expect } from "@open-wc/testing";
import { checkTexts } from "../../src/diagnostics/texts.js";
import { english } from "../../src/i18n/messages.js";

describe("the texts of a host's own", () => {
  it("that are right have nothing to be found", () => {
    expect(checkTexts({})).to.deep.equal([]);
    expect(checkTexts(english)).to.deep.equal([]);
    const fewer = {
      heading: "Votre sélection",
      removeItem: "Retirer",
      itemCount: { other: "{count} formules" },
    };
    expect(checkTexts(fewer)).to.deep.equal([]);
  });

  const wrong: Readonly<Record<string, readonly [object, RegExp, string]>> = {
    "a key misspelt": [{ headng: "x" }, /"headng"/, "Write heading."],
    "a key in another case": [{ removeitem: "x" }, /"removeitem"/, "Write removeItem."],
    "a key like none": [{ slogan: "x" }, /"slogan"/, "The README lists all texts by key."],
    "a name that every object has": [{ toString: "x" }, /"toString"/, "The README lists all texts by key."],
    "no text": [{ heading: 5 }, /"heading"/, 'Write a text, or { one: "…", other: "…" }.'],
    "nothing at all": [{ heading: null }, /"heading"/, 'Write a text, or { one: "…", other: "…" }.'],
    "forms without the general one": [
      { itemCount: { one: "x" } },
      /"itemCount"/,
      'Write a text, or { one: "…", other: "…" }.',
    ],
    "a placeholder misspelt": [{ removeItem: "Take {itm} out" }, /has \{itm\},/, "Write {item}."],
    "a placeholder of another text, in one form": [
      { itemCount: { one: "{item}", other: "{count} items" } },
      /has \{item\},/,
      "Write {count}.",
    ],
    "a placeholder where there is none": [
      { heading: "{count} things" },
      /has \{count\},/,
      "Nothing can be filled in there.",
    ],
  };
  for (const [name, [messages, problem, remedy]] of Object.entries(wrong)) {
    it(`are told where they have ${name}`, () => {
      const [found, ...others] = checkTexts({ ...messages, remove: "Take out" });
      expect(others).to.deep.equal([]);
      expect(found?.code).to.equal("wrong-text");
      expect(found?.problem).to.match(problem);
      expect(found?.remedies).to.deep.equal([remedy]);
    });
  }
});
