import { expect, fixture, html } from "@open-wc/testing";
import type { PartnerCheckoutElement } from "../../src/element.js";
import { send } from "../demo/demo-client.js";
import { ApiDouble, nth } from "../support/api-double.js";
import { aBasket } from "../support/baskets.js";
import { CheckoutPage } from "../support/checkout-page.js";
import { afterMicrotasks } from "../support/deferred.js";

/** Shows a link, or whatever else is said, until the element draws something. */
async function givenElement(
  api: ApiDouble,
  inside = `<a href="/basket">See your basket</a>`,
): Promise<PartnerCheckoutElement> {
  await send("POST", "/demo/scenario/new-basket");
  const holder = await fixture<HTMLElement>(html`<div lang="en-GB"></div>`);
  const parsed = document.createElement("div");
  parsed.setHTMLUnsafe(`<partner-checkout>${inside}</partner-checkout>`);
  const element = parsed.querySelector("partner-checkout");
  if (!element) throw new Error("The element is not there");
  element.api = api;
  holder.append(element);
  return element;
}

/** Resolves to what has been in the element since now, by parts, when it has drawn everything. */
async function partsUntil(
  element: PartnerCheckoutElement,
  done: () => Promise<unknown>,
): Promise<Set<string>> {
  const seen = new Set<string>();
  const observer = new MutationObserver(() => {
    for (const part of element.renderRoot.querySelectorAll("[part]"))
      seen.add(part.getAttribute("part") ?? "");
  });
  observer.observe(element.renderRoot, { childList: true, subtree: true });
  await done();
  observer.disconnect();
  return seen;
}

describe("the first drawing", () => {
  it("is the basket itself, where that comes at once", async () => {
    const api = new ApiDouble();
    const element = await givenElement(api);
    const page = new CheckoutPage(element);
    nth(api.validates, 0).resolve(aBasket());
    const seen = await partsUntil(element, afterMicrotasks);
    expect(page.lines.length).to.equal(1);
    expect([...seen]).to.include("item");
    expect([...seen]).not.to.include("skeleton");
  });

  it("is the skeleton, where the basket does not come at once", async () => {
    const api = new ApiDouble();
    const element = await givenElement(api);
    const page = new CheckoutPage(element);
    expect(page.count("skeleton")).to.equal(0);
    await element.updateComplete;
    expect(page.count("skeleton")).to.equal(1);
    nth(api.validates, 0).resolve(aBasket());
    await page.until(() => page.lines.length === 1);
    expect(page.count("skeleton")).to.equal(0);
  });

  it("takes the place of what stands between the tags", async () => {
    const element = await givenElement(new ApiDouble());
    const link = element.querySelector("a");
    expect(link?.getClientRects().length).to.equal(1);
    await element.updateComplete;
    expect(link?.getClientRects().length).to.equal(0);
    expect(link?.assignedSlot === null).to.equal(true);
  });

  it("takes the place of what the page has declared inside", async () => {
    const early = `<template shadowrootmode="open"><p>One moment…</p></template>`;
    const element = await givenElement(new ApiDouble(), early);
    const declared = (): Element | null => element.renderRoot.querySelector("p:not([part])");
    expect(declared()?.textContent).to.equal("One moment…");
    expect(declared()?.getClientRects().length).to.equal(1);
    await element.updateComplete;
    expect(declared()?.textContent).to.equal(undefined);
  });

  it("finds the live regions there, and what they say has its language", async () => {
    const api = new ApiDouble();
    const element = await givenElement(api);
    const [polite, ...others] = element.renderRoot.querySelectorAll<HTMLElement>("[aria-live]");
    expect([polite, ...others].map((region) => [region?.role, region?.textContent])).to.deep.equal([
      ["status", ""],
      ["alert", ""],
    ]);
    nth(api.validates, 0).resolve(aBasket());
    await new CheckoutPage(element).until(() => element.basket);
    const before = polite?.previousElementSibling?.getAttribute("part");
    expect([before, polite?.textContent, polite?.lang]).to.deep.equal([
      "base",
      "Basket loaded: 1 item.",
      "en",
    ]);
  });
});
