import { expect } from "@open-wc/testing";
import { checkAttributes, checkName, nearestOf } from "../../src/diagnostics/attributes.js";

function elementWith(markup: string): Element {
  const template = document.createElement("template");
  template.innerHTML = `<partner-checkout ${markup}></partner-checkout>`;
  const element = template.content.firstElementChild;
  if (!element) throw new Error("There is no element");
  return element;
}

describe("the attributes of an element", () => {
  for (const [wrong, right] of [
    ["chekout-url", "checkout-url"],
    ["checkouturl", "checkout-url"],
    ["token-ulr", "token-url"],
    ["tokenurl", "token-url"],
    ["apibase", "api-base"],
    ["api-url", undefined],
    ["read-only", "readonly"],
    ["language", undefined],
    ["them", "theme"],
    ["validate-mode", "validate"],
    ["basket", undefined],
    ["color", undefined],
    ["locale2", "locale"],
    ["token_url", "token-url"],
  ] as const) {
    it(`that are ${right ? `nearest to ${right}: ${wrong}` : `like none: ${wrong}`}, are told`, () => {
      const [found, ...others] = checkAttributes(elementWith(`${wrong}="x"`));
      expect(others).to.deep.equal([]);
      expect(found).to.include({ code: "unknown-attribute" });
      expect(found?.problem).to.contain(`"${wrong}"`);
      if (right) expect(found?.remedies[0]).to.equal(`Write ${right}.`);
    });
  }

  it("that any element may have, and those of frameworks, are nobody's mistake", () => {
    const markup = `id="a" class="b" style="" lang="de" dir="rtl" hidden slot="x" title="t" data-x="1" aria-label="l"
      role="region" tabindex="0" onclick="" v-if="a" :theme="b" @basket-change="c" ng-version="1" _ngcontent-abc=""
      x-data="" hx-get="" part="p" exportparts="base" popover inert itemprop="offers" token="secret" astro-x7k2 s12 #ref [theme]="x"`;
    expect(checkAttributes(elementWith(markup))).to.deep.equal([]);
  });

  it("with a wrong value are told with what is allowed, and without passwords", () => {
    const found = checkAttributes(
      elementWith(`timeout="soon" theme="blue" api-base="https://me:secret@shop.example/api" locale="de"`),
    );
    expect(found.map(({ code }) => code)).to.deep.equal(["wrong-value", "wrong-value", "wrong-value"]);
    expect(found[0]?.remedies).to.deep.equal(["Write a whole number from 1 to 600000."]);
    expect(found[1]?.remedies).to.deep.equal(["Write auto, light, dark."]);
    expect(JSON.stringify(found)).not.to.contain("secret");
  });
});

describe("the attributes of an offer", () => {
  it("are told as those of an element are", () => {
    const [found] = checkName("partner-checkout-offer", "offerid", ["offer-id", "for"]);
    expect(found?.problem).to.equal('<partner-checkout-offer> knows no attribute "offerid".');
    expect(found?.remedies).to.deep.equal(["Write offer-id."]);
    expect(checkName("partner-checkout-offer", "for", ["offer-id", "for"])).to.deep.equal([]);
  });
});

describe("the nearest name", () => {
  for (const [name, names, nearest] of [
    ["ab", ["abc", "xyz"], "abc"],
    ["ba", ["ab"], "ab"],
    ["xyz", ["abc"], undefined],
    ["themes", ["theme", "them"], "theme"],
    ["a", [], undefined],
  ] as const) {
    it(`to ${name} of ${names.join(", ")} is ${nearest}`, () => {
      expect(nearestOf(name, names)).to.equal(nearest);
    });
  }
});
