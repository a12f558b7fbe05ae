import { expect } from "@open-wc/testing";
import { firstText, fromBase64Url, parseJson } from "../../src/domain/text.js";

describe("parseJson", () => {
  it("gives what JSON says", () => {
    expect(parseJson('{"a":[1,null]}')).to.deep.equal({ a: [1, null] });
  });

  for (const text of ["", "<html>", "{", "undefined", "{'a':1}"]) {
    it(`gives nothing for ${JSON.stringify(text)}`, () => {
      expect(parseJson(text)).to.equal(undefined);
    });
  }
});

describe("firstText", () => {
  for (const nothing of [undefined, "", " ", "<p></p>", "<p>&nbsp;<br>&#160;</p>", "\u200b&#xA0;"]) {
    it(`passes over ${JSON.stringify(nothing)}`, () => {
      expect(firstText(nothing, "<b>Quarterly</b>", "Annual")).to.equal("<b>Quarterly</b>");
      expect(firstText(nothing)).to.equal(undefined);
    });
  }

  it("looks at a text once, however many of its brackets are never closed", async () => {
    // Were the end of each of them looked for, this would take so long that the test would be given up.
    const text = "<".repeat(600_000);
    expect(firstText(text) === text).to.equal(true);
    await new Promise((resolve) => setTimeout(resolve));
  }).timeout(20_000);
});

describe("fromBase64Url", () => {
  for (const [encoded, text] of [
    ["YQ", "a"],
    ["YQ==", "a"],
    ["_-8", "\u00ff\u00ef"],
    ["/+8=", "\u00ff\u00ef"],
    ["", ""],
    ["a", ""],
    ["a.b", ""],
    ["ä", ""],
  ] as const) {
    it(`gives ${JSON.stringify(text)} for ${JSON.stringify(encoded)}`, () => {
      expect(fromBase64Url(encoded)).to.equal(text);
    });
  }
});
