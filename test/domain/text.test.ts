import { expect } from "@open-wc/testing";
import { fromBase64Url, parseJson } from "../../src/domain/text.js";

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
