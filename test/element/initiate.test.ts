import { expect } from "@open-wc/testing";
import type { NewOrder, OfferReference } from "../../src/domain/basket.js";
import { english } from "../../src/i18n/messages.js";
import { at, send } from "../demo/demo-client.js";
import { addFault, CheckoutPage, clearFaults, type Attributes } from "../support/checkout-page.js";
import { setOffline } from "../support/connection.js";
import { changeSettings, offerNamed } from "../support/demo-basket.js";
import { rejection } from "../support/deferred.js";

/** Soon over; a request that may be repeated would be. */
const QUICK: Attributes = { timeout: "2000", "max-retries": "1" };
const PRINT = "The Harbour Review – Print, one year";
const DIGITAL = "Meridian Post – Digital, one year";
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe("making a new basket", () => {
  let print: OfferReference;
  let digital: OfferReference;

  before(async () => {
    print = await offerNamed("Print Annual");
    digital = await offerNamed("Digital Annual");
  });

  afterEach(async () => {
    await setOffline(false);
  });

  const orderOf = (offer: OfferReference): NewOrder => ({ orderItems: [{ offer }] });

  /** The `external_id` of each request. */
  async function attempts(page: CheckoutPage): Promise<readonly unknown[]> {
    return (await page.requests("initiate")).map(({ request }) => at(request, "order", "external_id"));
  }

  /** The landing-state cookie as it stands. */
  function cookie(): string {
    return /(?:^|; )limio_state=([^;]*)/.exec(document.cookie)?.[1] ?? "";
  }

  /** Does something as in a browser that tells nobody of changed cookies. */
  async function withoutCookieStore(task: () => Promise<void>): Promise<void> {
    const store = Object.getOwnPropertyDescriptor(globalThis, "cookieStore");
    Object.defineProperty(globalThis, "cookieStore", { value: undefined, configurable: true });
    try {
      await task();
    } finally {
      if (store) Object.defineProperty(globalThis, "cookieStore", store);
      else Reflect.deleteProperty(globalThis, "cookieStore");
    }
  }

  async function openWithout(settings: Readonly<Record<string, unknown>> = {}): Promise<CheckoutPage> {
    const page = await CheckoutPage.open("no-cookie", QUICK, () => changeSettings(settings));
    await page.until(() => page.element.status === "missing");
    return page;
  }

  it("is what adding an item does where there is none, and writes the cookie", async () => {
    const page = await openWithout({ setCookieOnInitiate: false });
    expect(page.count("missing")).to.equal(1);
    expect(cookie()).to.equal("");
    const basket = await page.element.addItem(print, { quantity: 2 });
    await page.settled();
    expect(page.lines.map(({ name, quantity }) => [name, quantity])).to.deep.equal([[PRINT, "2"]]);
    expect(page.count("missing")).to.equal(0);
    const [externalId] = await attempts(page);
    expect(externalId).to.match(UUID);
    expect(basket.id).to.equal(`basket-${String(externalId)}`);
    expect(JSON.parse(decodeURIComponent(cookie()))).to.deep.equal({ basketId: basket.id });
    expect((await page.requests()).map(({ endpoint }) => endpoint)).to.deep.equal([
      "token",
      "initiate",
      "validate",
    ]);
    expect(page.events("basket-load").map(({ basket: { id } }) => id)).to.deep.equal([basket.id]);
    // The API finds the basket of an update by the cookie alone.
    await page.click(page.line(0).button(/^Increase/));
    await page.settled();
    expect(page.line(0).quantity).to.equal("3");
    expect(page.count("item-error")).to.equal(0);
  });

  it("leaves the cookie as the API has set it", async () => {
    const page = await openWithout({ cookieEncoding: "base64url" });
    const basket = await page.element.addItem(print);
    await page.settled();
    const json = atob(cookie().replaceAll("-", "+").replaceAll("_", "/"));
    expect(JSON.stringify(JSON.parse(json))).to.contain(basket.id);
  });

  it("sends all of the order that a host gives", async () => {
    const page = await openWithout();
    const order: NewOrder = {
      orderItems: [{ offer: print, quantity: 2 }, { offer: digital }],
      country: "GB",
      source: "shop",
      tracking: { tag: "/tags/partner" },
    };
    const basket = await page.element.initiate(order);
    expect(basket.items.map(({ quantity }) => quantity)).to.deep.equal([2, 1]);
    const [request] = await page.requests("initiate");
    expect(request?.request).to.deep.equal({
      order: {
        ...order,
        orderItems: [
          { offer: print, quantity: 2 },
          { offer: digital, quantity: 1 },
        ],
        order_type: "new",
        external_id: basket.id.slice("basket-".length),
      },
    });
  });

  it("replaces the basket that is shown", async () => {
    const page = await CheckoutPage.load("new-basket", QUICK);
    const before = page.element.basket?.id;
    const result = page.element.initiate(orderOf(print));
    await page.element.updateComplete;
    expect([page.part("status"), page.element.basket?.id]).to.deep.equal(["Updating…", before]);
    const basket = await result;
    await page.settled();
    expect(page.part("status")).to.equal("1 item");
    expect(basket.id).not.to.equal(before);
    expect(page.element.basket?.id).to.equal(basket.id);
    expect(page.lines.map(({ name }) => name)).to.deep.equal([PRINT]);
    expect(page.events("basket-load").map(({ basket: { id } }) => id)).to.deep.equal([before, basket.id]);
  });

  it("is one request for equal orders at the same time", async () => {
    const page = await openWithout();
    const [one, other] = await Promise.all([
      page.element.initiate(orderOf(print)),
      page.element.initiate(orderOf(print)),
    ]);
    await page.settled();
    expect(one.id).to.equal(other.id);
    expect((await attempts(page)).length).to.equal(1);
    expect([...(await page.kept()).values()]).to.deep.equal([1]);
    expect(await page.requests("update")).to.deep.equal([]);
  });

  it("adds another order once, however often it is asked for meanwhile", async () => {
    const page = await openWithout();
    await Promise.all([print, digital, digital, print].map((offer) => page.element.initiate(orderOf(offer))));
    await page.settled();
    expect((await attempts(page)).length).to.equal(1);
    expect(page.lines.map(({ name }) => name)).to.deep.equal([PRINT, DIGITAL]);
    expect([...(await page.kept()).values()]).to.deep.equal([1, 1]);
  });

  for (const [what, ask] of [
    ["orders", (page: CheckoutPage, offer: OfferReference) => page.element.initiate(orderOf(offer))],
    ["additions", (page: CheckoutPage, offer: OfferReference) => page.element.addItem(offer)],
  ] as const) {
    it(`is one basket for two ${what} at the same time, with both offers in it`, async () => {
      const page = await openWithout();
      const [one, other] = await Promise.all([ask(page, print), ask(page, digital)]);
      await page.settled();
      expect(one.id).to.equal(other.id);
      expect((await attempts(page)).length).to.equal(1);
      expect(page.lines.map(({ name }) => name)).to.deep.equal([PRINT, DIGITAL]);
      expect([...(await page.kept()).values()]).to.deep.equal([1, 1]);
      expect(page.count("error")).to.equal(0);
    });
  }

  it("is uncertain when the answer is lost and nobody can look for the basket", async () => {
    const page = await openWithout();
    await addFault({ on: "initiate", kind: "drop-after", times: 1 });
    await addFault({ on: "validate", kind: "status", status: 500 });
    const error = await rejection(page.element.initiate(orderOf(print)));
    await page.settled();
    expect(error).to.include({ code: "uncertain" });
    expect(page.element.status).to.equal("error");
    expect(page.part("error")).to.contain(english["error.uncertain"]);
    expect([page.count("error"), page.count("retry")]).to.deep.equal([1, 1]);
    expect(page.count("skeleton")).to.equal(0);
    const [externalId] = await attempts(page);
    await clearFaults();
    page.button("Try again").click();
    await page.until(() => page.element.status === "ready");
    // The same id makes no second basket of it.
    expect(await attempts(page)).to.deep.equal([externalId, externalId]);
    expect(page.element.basket?.id).to.equal(`basket-${String(externalId)}`);
  });

  it("that nothing answers is the proxy's fault, and not told as a basket that has gone", async () => {
    const page = await openWithout();
    await addFault({ on: "initiate", kind: "status", status: 404 });
    const error = await rejection(page.element.initiate(orderOf(print)));
    await page.settled();
    expect(error).to.include({ code: "malformed-response", status: 404 });
    expect(page.part("error")).to.contain(english["error.other"]);
    await clearFaults();
    page.button("Try again").click();
    await page.until(() => page.element.status === "ready");
  });

  it("that seems to have failed, and whose cookie comes late and unheard of, is not made or added again", async () => {
    await withoutCookieStore(async () => {
      const page = await openWithout();
      await addFault({ on: "initiate", kind: "drop-after", times: 1 });
      await addFault({ on: "validate", kind: "status", status: 502, times: 2 });
      await rejection(page.element.initiate(orderOf(print)));
      await page.settled();
      expect(page.part("error")).to.contain(english["error.uncertain"]);
      const [attempt] = await attempts(page);
      document.cookie = `limio_state=${encodeURIComponent(JSON.stringify({ basketId: `basket-${String(attempt)}` }))};path=/`;
      await page.until(() => cookie() !== "");
      page.button("Try again").click();
      await page.until(() => page.element.status === "ready");
      await page.settled();
      expect([...(await page.kept()).values()]).to.deep.equal([1]);
      expect(
        (await page.requests()).filter(({ endpoint }) => /initiate|update/.test(endpoint)).length,
      ).to.equal(1);
    });
  });

  it("that has failed is added to the basket that another tab has made meanwhile, unheard of", async () => {
    await withoutCookieStore(async () => {
      const page = await openWithout();
      await addFault({ on: "initiate", kind: "status", status: 409, times: 1 });
      await rejection(page.element.initiate(orderOf(print)));
      await page.settled();
      await send("POST", "/demo/scenario/new-basket");
      await page.until(() => cookie() !== "");
      page.button("Try again").click();
      await page.until(() => page.element.status === "ready");
      await page.settled();
      expect([page.lines.length, page.count("error")]).to.deep.equal([3, 0]);
    });
  });

  it("that fails leaves the basket that is shown, and its controls alive", async () => {
    const page = await CheckoutPage.load("new-basket", QUICK);
    await addFault({ on: "initiate", kind: "status", status: 502 });
    await rejection(page.element.initiate(orderOf(print)));
    await page.settled();
    expect(page.part("error")).to.contain(english["error.bad-gateway"]);
    await page.click(page.line(0).button(/^Increase/));
    await page.settled();
    expect(page.line(0).quantity).to.equal("2");
    expect([...(await page.kept()).values()]).to.deep.equal([2, 1]);
    // What the shopper has done since has made the failure an old story.
    expect(page.count("error")).to.equal(0);
    await page.click(page.button("Continue to checkout"));
    await page.until(() => page.events("checkout-proceed").length === 1);
  });

  it("is what adding an item does where the cookie is broken, which mends it", async () => {
    const page = await CheckoutPage.open("broken-cookie", QUICK);
    expect(page.element.status).to.equal("error");
    await page.element.addItem(print);
    await page.settled();
    expect(page.element.status).to.equal("ready");
    expect(page.lines.map(({ name }) => name)).to.deep.equal([PRINT]);
    expect(cookie()).to.contain(page.element.basket?.id.slice(0, 20));
  });

  it("is refused while the element is not on the page, before anything is asked", async () => {
    const page = await openWithout();
    const { element } = page;
    element.remove();
    await new Promise((resolve) => requestAnimationFrame(resolve));
    for (const call of [
      element.initiate(orderOf(print)),
      element.addItem(print),
      element.refresh(),
      element.proceed(),
    ]) {
      expect(await rejection(call)).to.include({ code: "aborted" });
    }
    expect(await page.requests()).to.deep.equal([]);
    expect(cookie()).to.equal("");
  });

  it("is made for an element that is put on the page a moment later, whatever basket is there", async () => {
    const page = await CheckoutPage.load();
    const element = document.createElement("partner-checkout");
    element.tokenUrl = "/demo/token";
    const made = element.initiate(orderOf(print));
    page.element.after(element);
    expect((await made).items).to.have.lengthOf(1);
    expect((await attempts(page)).length).to.equal(1);
  });

  it("is another attempt for another order", async () => {
    const page = await openWithout();
    await addFault({ on: "initiate", kind: "status", status: 422, times: 1 });
    await rejection(page.element.initiate(orderOf(print)));
    await page.element.initiate(orderOf(digital));
    const [first, second] = await attempts(page);
    expect(second).to.match(UUID).and.not.equal(first);
  });

  it("is refused in words while there is no connection, and not made up for later", async () => {
    const page = await openWithout();
    await setOffline(true);
    const error = await rejection(page.element.addItem(print));
    expect(error).to.include({ code: "offline", sent: false });
    await page.element.updateComplete;
    expect(page.part("error")).to.contain(english["error.network"]);
    await setOffline(false);
    expect(await page.requests()).to.deep.equal([]);
    page.button("Try again").click();
    await page.until(() => page.element.status === "ready");
    expect((await attempts(page)).length).to.equal(1);
    expect(page.lines.map(({ name }) => name)).to.deep.equal([PRINT]);
  });
});
