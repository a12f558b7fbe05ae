import { expect } from "@open-wc/testing";
import { ApiDouble, nth } from "../support/api-double.js";
import { aBasket, anItem } from "../support/baskets.js";
import { CheckoutPage, clearFaults } from "../support/checkout-page.js";

const CONTINUE = "Continue to checkout";

const priced = (itemId?: string) => ({ code: "price_changed", itemId, message: undefined });
const invalid = (...issues: ReturnType<typeof priced>[]) => ({ validation: { valid: false, issues } });

/** A basket of a host's own API, which answers when it is told. */
async function aPage(basket = aBasket()): Promise<{ api: ApiDouble; page: CheckoutPage }> {
  const api = new ApiDouble();
  return { api, page: await CheckoutPage.loadThrough(api, basket) };
}

/** What has the focus: its part, or its id. */
const place = ({ focused }: CheckoutPage): string | undefined =>
  focused ? focused.getAttribute("part") || focused.id : undefined;

describe("where what has the focus goes away, the focus", () => {
  it("waits in the heading: *Try again* mended an issue of the whole basket", async () => {
    const { api, page } = await aPage(aBasket([anItem()], invalid(priced())));
    page.button("Try again").focus();
    page.button("Try again").click();
    await page.until(() => api.validates.length === 2);
    nth(api.validates, 1).resolve(aBasket());
    await page.until(() => page.count("retry") === 0);
    expect(place(page)).to.equal("heading");
  });

  it("waits in the heading: *Continue* has found that the basket has expired", async () => {
    const { api, page } = await aPage();
    page.button(CONTINUE).focus();
    page.button(CONTINUE).click();
    await page.until(() => api.validates.length === 2);
    nth(api.validates, 1).resolve(aBasket([anItem()], { expiresAt: 1 }));
    await page.until(() => page.count("proceed") === 0);
    expect(place(page)).to.equal("heading");
  });

  it("waits in the heading: the basket is ordered in another tab", async () => {
    const { api, page } = await aPage();
    page.line(0).input?.focus();
    page.element.refresh().catch(() => undefined);
    await page.until(() => api.validates.length === 2);
    nth(api.validates, 1).resolve(aBasket([anItem()], { completed: true }));
    await page.until(() => page.lines.length === 0);
    expect(place(page)).to.equal("heading");
  });

  it("waits in the heading: the shop answers again, and nothing is to be tried", async () => {
    const page = await CheckoutPage.load("bad-gateway", { "max-retries": "0" });
    page.button("Try again").focus();
    await clearFaults();
    dispatchEvent(new Event("online"));
    await page.until(() => page.count("retry") === 0);
    expect(place(page)).to.equal("heading");
  });

  it("waits in the heading: the last line goes, and *Continue* with it", async () => {
    const { api, page } = await aPage();
    page
      .line(0)
      .button(/^Remove/)
      .click();
    await page.until(() => api.updates.length === 1);
    page.button(CONTINUE).focus();
    nth(api.updates, 0).resolve({ basket: aBasket([]), refusals: [] });
    await page.until(() => page.count("empty") === 1);
    expect(place(page)).to.equal("heading");
  });

  it("waits in the heading: of several problems one is left", async () => {
    const two = [anItem({ id: "a" }), anItem({ id: "b" })];
    const wrong = aBasket(two, invalid(priced("a"), priced("b")));
    const { api, page } = await aPage(wrong);
    page.button(CONTINUE).click();
    await page.until(() => api.validates.length === 2);
    nth(api.validates, 1).resolve(wrong);
    await page.until(() => place(page) === "problem");
    page.element.refresh().catch(() => undefined);
    await page.until(() => api.validates.length === 3);
    nth(api.validates, 2).resolve(aBasket(two, invalid(priced("a"))));
    await page.until(() => page.count("item-error") === 1);
    expect(place(page)).to.equal("heading");
  });

  it("goes to the line's *Remove* when the host takes the line away, then on with the line", async () => {
    const { api, page } = await aPage(aBasket([anItem({ id: "a" }), anItem({ id: "b" })]));
    page.line(0).input?.focus();
    page.element.removeItem("a").catch(() => undefined);
    await page.until(() => page.count("quantity-input") === 1);
    expect([place(page), page.line(0).button("Removing…") === page.focused]).to.deep.equal(["remove", true]);
    await page.until(() => api.updates.length === 1);
    nth(api.updates, 0).resolve({ basket: aBasket([anItem({ id: "b" })]), refusals: [] });
    await page.until(() => page.lines.length === 1);
    expect(place(page)).to.equal("remove");
  });

  it("waits in the heading: the host lets nothing be changed any more", async () => {
    const { page } = await aPage();
    page.line(0).input?.focus();
    page.element.readonly = true;
    await page.until(() => page.count("quantity-input") === 0);
    expect(place(page)).to.equal("heading");
  });

  it("is not taken from what a shopper has gone on to, on the page or in the basket", async () => {
    const { api, page } = await aPage(aBasket([anItem()], invalid(priced())));
    page.button("Try again").focus();
    page.button("Try again").click();
    await page.until(() => api.validates.length === 2);
    page.line(0).input?.focus();
    nth(api.validates, 1).reject(new Error("For tests"));
    await page.until(() => page.element.status === "error");
    await page.element.updateComplete;
    expect(place(page)).to.equal("quantity-input");
  });
});

describe("while the texts of another language are on their way, the focus", () => {
  it("stays where it is", async () => {
    const { page } = await aPage();
    page.line(0).input?.focus();
    page.element.locale = "fi";
    await page.until(() => page.part("heading") === "Ostoskorisi");
    await new Promise(requestAnimationFrame);
    expect(place(page)).to.equal("quantity-input");
  });
});

describe("*Continue* on a basket with problems leads, where a line has no control,", () => {
  it("to what is wrong with it", async () => {
    const page = await CheckoutPage.load("price-changed", { readonly: "" });
    page.button(CONTINUE).focus();
    await page.element.proceed();
    expect(place(page)).to.equal("item-error");
  });

  it("from the list of several to what is wrong with it", async () => {
    const page = await CheckoutPage.load("several-problems", { readonly: "" });
    await page.element.proceed();
    page.focused?.querySelector("button")?.click();
    expect(place(page)).to.equal("item-error");
  });
});
