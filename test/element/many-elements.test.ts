import { expect, fixture, html } from "@open-wc/testing";
import "../../src/index.js";
import type { PartnerCheckoutElement } from "../../src/element.js";
import { send } from "../demo/demo-client.js";
import { ApiDouble, nth } from "../support/api-double.js";
import { aBasket } from "../support/baskets.js";
import { afterMicrotasks } from "../support/deferred.js";

const COUNT = 6;

/** Elements with one basket between them, which has just come and of which nothing is drawn. */
async function givenElements(): Promise<readonly PartnerCheckoutElement[]> {
  await send("POST", "/demo/scenario/new-basket");
  const api = new ApiDouble();
  const holder = await fixture<HTMLElement>(html`<div lang="en-GB"></div>`);
  const elements = Array.from({ length: COUNT }, () => document.createElement("partner-checkout"));
  for (const element of elements) {
    element.api = api;
    holder.append(element);
  }
  await afterMicrotasks();
  nth(api.validates, 0).resolve(aBasket());
  return elements;
}

function drawnOf(elements: readonly PartnerCheckoutElement[]): number {
  return elements.filter(({ renderRoot }) => renderRoot.querySelector("[part=item]")).length;
}

/** Has the page's stopwatch go on by so many milliseconds each time that it is looked at, until it is put back. */
function slowDown(milliseconds: number): () => void {
  let now = performance.now();
  Object.defineProperty(performance, "now", { value: () => (now += milliseconds), configurable: true });
  return () => Reflect.deleteProperty(performance, "now");
}

describe("many elements on a page", () => {
  let restore = (): void => {};

  afterEach(() => restore());

  it("are drawn at once, where that takes no time", async () => {
    restore = slowDown(0);
    const elements = await givenElements();
    await afterMicrotasks();
    expect(drawnOf(elements)).to.equal(COUNT);
  });

  it("let the page be painted in between, where it would have to wait for them, and are all drawn", async () => {
    restore = slowDown(30);
    const elements = await givenElements();
    let frames = 0;
    const count = (): void => {
      frames++;
      requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
    await afterMicrotasks();
    const first = drawnOf(elements);
    expect(first).to.be.within(1, COUNT - 2);
    await elements[first]?.updateComplete;
    expect(frames).to.be.above(0);
    expect(drawnOf(elements)).to.be.within(first + 1, COUNT - 1);
    await Promise.all(elements.map(({ updateComplete }) => updateComplete));
    expect(drawnOf(elements)).to.equal(COUNT);
  });

  it("are not drawn any more, where they have gone meanwhile", async () => {
    restore = slowDown(30);
    const elements = await givenElements();
    await afterMicrotasks();
    const last = elements.at(-1);
    last?.remove();
    await last?.updateComplete;
    expect(drawnOf(elements)).to.equal(COUNT - 1);
  });
});
