import { expect, fixture, html } from "@open-wc/testing";
import "../../src/index.js";
import type { PartnerCheckoutElement } from "../../src/element.js";
import { send } from "../demo/demo-client.js";
import { ApiDouble, nth } from "../support/api-double.js";
import { aBasket, anItem } from "../support/baskets.js";
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
  nth(api.validates, 0).resolve(aBasket([anItem(), anItem({ id: "line-2" })]));
  return elements;
}

async function allDrawn(elements: readonly PartnerCheckoutElement[]): Promise<void> {
  await Promise.all(elements.map(({ updateComplete }) => updateComplete));
  expect(drawnOf(elements)).to.equal(COUNT);
}

/** Has the page be without something of the browser's, or with something of its own, until it is put back. */
function instead(owner: object, name: string, value: unknown): () => void {
  const before = Object.getOwnPropertyDescriptor(owner, name);
  Object.defineProperty(owner, name, { value, configurable: true, writable: true });
  return () => {
    if (before) Object.defineProperty(owner, name, before);
    else Reflect.deleteProperty(owner, name);
  };
}

function drawnOf(elements: readonly PartnerCheckoutElement[]): number {
  return elements.filter(({ renderRoot }) => renderRoot.querySelector("[part=item]")).length;
}

/** Has the page's stopwatch go on by so many milliseconds each time that it is looked at, until it is put back. */
function slowDown(milliseconds: number): () => void {
  let now = performance.now();
  return instead(performance, "now", () => (now += milliseconds));
}

function part(element: PartnerCheckoutElement | undefined, name: string): HTMLElement {
  const found = element?.renderRoot.querySelector<HTMLElement>(`[part=${name}]`);
  if (!found) throw new Error(`There is no ${name}`);
  return found;
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
    let isPainted = false;
    requestAnimationFrame(() => (isPainted = true));
    await afterMicrotasks();
    const first = drawnOf(elements);
    expect(first).to.be.within(1, COUNT - 2);
    await elements[first]?.updateComplete;
    expect(isPainted).to.equal(true);
    expect(drawnOf(elements)).to.be.within(first + 1, COUNT - 1);
    await allDrawn(elements);
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

  it("show each press at once, whatever else is to be drawn", async () => {
    const elements = await givenElements();
    await allDrawn(elements);
    restore = slowDown(30);
    const last = elements.at(-1);
    for (const quantity of ["2", "3", "4"]) {
      for (const element of elements) element.heading = `Your order ${quantity}`;
      part(last, "increment").click();
      await afterMicrotasks();
      expect(part(last, "quantity-input")).to.have.property("value", quantity);
    }
    const asked: unknown[] = [];
    last?.addEventListener("basket-before-change", ({ detail }) => asked.push(...detail.actions));
    for (let press = 0; press < 2; press++) {
      part(last, "remove").click();
      await afterMicrotasks();
    }
    expect(asked).to.deep.equal([{ type: "remove", itemId: anItem().id }]);
  });

  const broken: Readonly<Record<string, () => () => void>> = {
    "a postTask that gives no promise": () => instead(globalThis, "scheduler", { postTask: () => 1 }),
    "a postTask that throws": () =>
      instead(globalThis, "scheduler", { postTask: () => JSON.parse("") as unknown }),
    "a postTask that never runs": () =>
      instead(globalThis, "scheduler", { postTask: () => new Promise(() => {}) }),
    "no frames": () => instead(globalThis, "requestAnimationFrame", undefined),
    "frames that need their window": () =>
      instead(globalThis, "requestAnimationFrame", function (this: Window, task: () => void) {
        return this.setTimeout(task, 16);
      }),
    "frames that never come": () => instead(globalThis, "requestAnimationFrame", () => 1),
  };
  for (const [name, breaks] of Object.entries(broken)) {
    it(`are drawn on a page with ${name}, and drawn again`, async () => {
      const elements = await givenElements();
      const restores = [breaks(), slowDown(30)];
      restore = () => restores.forEach((each) => each());
      await allDrawn(elements);
      const [first] = elements;
      Object.assign(first ?? {}, { heading: "Your order" });
      await first?.updateComplete;
      expect(part(first, "heading").textContent.trim()).to.equal("Your order");
    });
  }
});
