import { expect } from "@open-wc/testing";
import { plainText } from "../../src/domain/plain-text.js";

describe("plainText", () => {
  for (const [markup, text] of [
    ["Quarterly", "Quarterly"],
    ["  two\n\tlines ", "two lines"],
    ["<p>12 weeks for <s>£50.00</s> £20.00</p>", "12 weeks for £50.00 £20.00"],
    ["<strong>Ever</strong>y issue", "Every issue"],
    ["one<br>two<br/>three<LI>four", "one two three four"],
    ["Post &amp; Pillar &ndash; the&nbsp;&#8220;Review&#x201D;", "Post & Pillar – the “Review”"],
    ["&unknown; &#0; &#x110000; R&D", "&unknown; &#0; &#x110000; R&D"],
    ["&amp;lt;b&amp;gt;", "&lt;b&gt;"],
    ["1 < 2 and 3 > 2", "1 < 2 and 3 > 2"],
    ['<img src="x" onerror="alert(1 > 0)">safe', "safe"],
    ["<script>alert(1)</script>safe<style>b{}</style>", "safe"],
    ["<title>never closed", ""],
    ["safe<select><option>A</select><object>old</object><embed src='x'>, too", "safe , too"],
    ["cut off <b", "cut off"],
    ["<!-- a note -->text", "text"],
    ["", ""],
  ] as const) {
    it(`makes ${JSON.stringify(text)} of ${JSON.stringify(markup)}`, () => {
      expect(plainText(markup)).to.equal(text);
    });
  }

  it("looks at a text once, however many of its tags are never closed", async () => {
    // Were the end of each of them looked for, this would take so long that the test would be given up.
    const texts = ["<a '", '<a "', "<script", "<", "&#", "<p "].map((part) =>
      plainText(part.repeat(100_000)),
    );
    expect(texts.every((text) => text.length <= 10_000)).to.equal(true);
    await new Promise((resolve) => setTimeout(resolve));
  }).timeout(20_000);
});
