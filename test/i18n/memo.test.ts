import { expect } from "@open-wc/testing";
import { memo } from "../../src/i18n/memo.js";

describe("memo", () => {
  it("makes something once for each text", () => {
    const asked: string[] = [];
    const make = memo((text) => {
      asked.push(text);
      return { text };
    });
    const first = make("de");
    expect(make("de") === first).to.equal(true);
    expect(make("fr").text).to.equal("fr");
    expect(asked).to.deep.equal(["de", "fr"]);
  });

  it("asks again for what came to nothing", () => {
    const answers = [undefined, "English"];
    const make = memo(() => answers.shift());
    expect([make("en"), make("en"), make("en")]).to.deep.equal([undefined, "English", "English"]);
  });
});
