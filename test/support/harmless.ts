import { expect } from "@open-wc/testing";

/** Elements of a merchant's markup that are kept. */
const MARKUP = "p b i em strong s del ins u small sub sup br span ul ol li".split(" ");
/** In each part that shows the API's text: elements that may be there. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  "item-name": MARKUP,
  "item-detail": [...MARKUP, "div"],
  "item-price": ["span"],
  "item-error": ["p"],
  error: ["p", "div", "button", "slot"],
  summary: ["div", "dt", "dd", "span"],
};
/** Attributes that our own elements have there; markup of the API has none. */
const OWN = [
  /^<span class="(?:muted|visually-hidden)">$/,
  /^<div class="actions">$/,
  /^<div id="problem">$/,
  /^<button aria-describedby="problem" class="secondary" part="\w*" type="button">$/,
  /^<slot name="restart">$/,
  /^<div class="(subtotal|discount|tax|total)" part="\1">$/,
];
const FORBIDDEN = "script style iframe svg math template form a details object embed link meta base".split(
  " ",
);

/** An element's start tag, attributes in the order of their names. */
function tagOf(element: Element): string {
  const attributes = [...element.attributes].map(({ name, value }) => ` ${name}="${value}"`);
  return `<${element.localName}${attributes.toSorted().join("")}>`;
}

/**
 * Wherever text of the API is shown there is no element and no attribute but the allowed ones, and nowhere inside is
 * anything that runs, loads or leads away.
 */
export function expectHarmless(root: ParentNode): void {
  for (const [place, allowed] of Object.entries(PLACES)) {
    const parts = [...root.querySelectorAll(`[part~=${place}]`)];
    expect(parts.length, place).to.be.greaterThan(0);
    for (const element of parts.flatMap((part) => [...part.querySelectorAll("*")])) {
      expect(element.localName, place).to.be.oneOf(allowed);
      const isOurs = OWN.some((pattern) => pattern.test(tagOf(element)));
      expect(isOurs || element.attributes.length === 0, tagOf(element)).to.equal(true);
    }
  }
  for (const element of root.querySelectorAll("*")) {
    expect(element.localName).not.to.be.oneOf(FORBIDDEN);
    for (const { name } of element.attributes) expect(name).not.to.match(/^on|^href$|^srcdoc$|^style$|:/);
  }
  for (const image of root.querySelectorAll("img")) {
    if (image.checkVisibility() || image.hasAttribute("src")) expect(image.src).to.match(/^https?:/);
    expect(image.alt).to.equal("");
  }
  expect(Reflect.has(window, "__hostile")).to.equal(false);
  expect(Reflect.get({}, "polluted")).to.equal(undefined);
}
