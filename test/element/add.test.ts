import { expect } from "@open-wc/testing";
import type { NewOrder, OfferReference } from "../../src/domain/basket.js";
import { english } from "../../src/i18n/messages.js";
import { ApiDouble, nth } from "../support/api-double.js";
import { aBasket, anItem } from "../support/baskets.js";
import { addFault, CheckoutPage, clearFaults, type Attributes } from "../support/checkout-page.js";
import { setOffline } from "../support/connection.js";
import { eventually, keptOrder, offerNamed } from "../support/demo-basket.js";
import { rejection } from "../support/deferred.js";

/** Soon over; a request that may be repeated would be. */
const QUICK: Attributes = { timeout: "2000", "max-retries": "1" };
const PRINT = "The Harbour Review – Print, one year";

describe("adding an item", () => {
  let offer: OfferReference;

  before(async () => {
    offer = await offerNamed("Print Annual");
  });

  it("takes the basket that another tab has just made", async () => {
    const heard = new AbortController();
    const store = (globalThis as { cookieStore?: EventTarget }).cookieStore;
    // The browser tells of the cookie too late.
    store?.addEventListener("change", (event) => event.stopImmediatePropagation(), { signal: heard.signal });
    const page = await CheckoutPage.open("new-basket", {}, () => {
      document.cookie = "limio_state=; path=/; max-age=0";
    });
    await page.until(() => page.element.status === "missing");
    const { basketId } = await keptOrder();
    // Tabs do not run in turns: between two looks at the cookie of one task another may set it.
    Object.defineProperty(document, "cookie", {
      configurable: true,
      get() {
        Reflect.deleteProperty(document, "cookie");
        document.cookie = `limio_state=${basketId}; path=/`;
        return "";
      },
    });
    const basket = await page.element.addItem(offer);
    heard.abort();
    expect(basket.id).to.equal(basketId);
    expect(basket.items.length).to.equal(3);
    expect(await page.requests("initiate")).to.deep.equal([]);
  });

  afterEach(async () => {
    await setOffline(false);
  });

  it("says that it is under way, then shows what the API has made of it", async () => {
    const page = await CheckoutPage.load();
    await addFault({ on: "update", kind: "latency", delay: 200 });
    const added = page.element.addItem(offer, { quantity: 2 });
    await page.until(() => page.element.busy);
    expect(page.part("status")).to.equal("Adding to your basket…");
    expect(page.lines.length).to.equal(2);
    const basket = await added;
    await page.settled();
    expect(basket.items.map(({ quantity }) => quantity)).to.deep.equal([1, 1, 2]);
    expect(page.line(2).name).to.equal(PRINT);
    expect(page.line(2).quantity).to.equal("2");
    expect(page.part("status")).to.equal("3 items");
    expect(page.part("total")).to.equal("Total £349.99");
    expect(page.announced.polite).to.equal("Basket updated. Total £349.99.");
    expect(await page.sentActions()).to.deep.equal([
      [{ orderItemActionType: "add", type: "offer", offer, quantity: 2 }],
    ]);
    expect(
      page
        .events("basket-change")
        .map(({ source, actions, mismatches }) => ({ source, actions, mismatches })),
    ).to.deep.equal([{ source: "host", actions: [{ type: "add", offer, quantity: 2 }], mismatches: [] }]);
  });

  it("puts an add-on behind its offer, one unit unless said otherwise", async () => {
    const page = await CheckoutPage.load();
    const addOn = await offerNamed("Canvas tote bag");
    const parentId = page.element.basket?.items[0]?.id ?? "";
    await page.element.addItem({ ...addOn, type: "add_on", parentId });
    await page.settled();
    expect(page.lines.map((line) => line.name)).to.deep.equal([
      "The Harbour Review – Quarterly",
      "Canvas tote bag",
      "Meridian Post – Digital, one year",
    ]);
    expect(await page.sentActions()).to.deep.equal([
      [{ orderItemActionType: "add", type: "add_on", offer: addOn, quantity: 1, parentId }],
    ]);
  });

  it("leaves alone: what waits with it goes in a request of its own", async () => {
    const page = await CheckoutPage.load();
    const itemId = page.element.basket?.items[0]?.id ?? "";
    await Promise.all([page.element.setQuantity(itemId, 3), page.element.addItem(offer)]);
    const sent = await page.sentActions();
    expect(sent.map((actions) => actions.map((action) => action["orderItemActionType"]))).to.deep.equal([
      ["update_quantity"],
      ["add"],
    ]);
    expect((await page.requests("update")).map(({ overlapping }) => overlapping)).to.deep.equal([0, 0]);
    expect([...(await page.kept()).values()]).to.deep.equal([3, 1, 1]);
  });

  it("tells what the API refuses, as a mismatch", async () => {
    const page = await CheckoutPage.load();
    await page.element.addItem(await offerNamed("Kupferkanne Quartal"));
    await page.settled();
    const message = "A basket in GBP takes no offer in EUR.";
    expect(page.events("basket-change").map(({ mismatches }) => mismatches)).to.deep.equal([
      [{ itemId: undefined, asked: 1, actual: 0, message }],
    ]);
    expect(page.announced.assertive).to.equal(message);
    expect(page.lines.length).to.equal(2);
  });

  it("is refused in words while there is no connection, and not made up for later", async () => {
    const page = await CheckoutPage.load("new-basket", QUICK);
    await setOffline(true);
    const error = await rejection(page.element.addItem(offer));
    expect(error).to.include({ code: "offline", sent: false });
    await page.settled();
    expect(page.part("error")).to.contain(english["error.network"]);
    expect(page.lines.length).to.equal(2);
    expect(page.announced.assertive).to.equal(english["error.network"]);
    await setOffline(false);
    await page.until(() => page.eventNames.filter((name) => name === "basket-validate").length === 2);
    await page.settled();
    expect(page.part("error"), "until somebody has seen it").to.contain(english["error.network"]);
    expect(await page.requests("update")).to.deep.equal([]);
    await page.click(page.button("Try again"));
    await page.settled();
    expect([page.element.status, page.count("error")]).to.deep.equal(["ready", 0]);
  });

  it("that is refused with a 404 leaves the basket in its place, and the next one goes into it", async () => {
    const page = await CheckoutPage.load("full-basket", QUICK);
    const { cookie } = document;
    await addFault({ on: "update", kind: "status", status: 404, times: 1 });
    const error = await rejection(page.element.addItem(offer));
    expect(error).to.include({ code: "http", status: 404 });
    await page.settled();
    expect(page.part("error")).to.contain(english["error.404"]);
    expect(page.text).not.to.contain("Start again");
    await page.element.addItem(offer);
    expect(page.lines.length).to.equal(6);
    expect(await page.requests("initiate")).to.deep.equal([]);
    expect(document.cookie).to.equal(cookie);
  });

  it("twice, because the browser has repeated it by itself, is told as it is", async () => {
    const page = await CheckoutPage.load();
    const api = new ApiDouble();
    page.element.api = api;
    await page.until(() => api.validates.length === 1);
    nth(api.validates, 0).resolve(aBasket());
    await page.settled();
    const added = page.element.addItem({ id: "offer-9", version: "1" });
    await page.until(() => api.updates.length === 1);
    const [first, second] = ["new-1", "new-2"].map((id) => anItem({ id, offer: { id: "offer-9" } }));
    const basket = aBasket([anItem(), ...(first && second ? [first, second] : [])]);
    nth(api.updates, 0).resolve({ basket, refusals: [] });
    await added;
    await page.element.updateComplete;
    expect(page.events("basket-change").at(-1)?.mismatches).to.deep.equal([
      { itemId: "new-1", asked: 1, actual: 2, message: undefined },
    ]);
    expect(page.line(1).part("item-error")).to.equal("Your basket now holds 2 of this.");
    expect(page.announced.assertive).to.match(/^\u2068.+\u2069: Your basket now holds 2 of this\.$/);
  });

  for (const [what, fault] of [
    ["nobody can read what came of it", { on: "validate", kind: "status", status: 500 }],
    ["it is not to be seen", { on: "update", kind: "drop-before", after: 1 }],
  ] as const) {
    it(`is uncertain when its answer is lost and ${what}`, async () => {
      const page = await CheckoutPage.load("new-basket", QUICK);
      await addFault({ on: "update", kind: "drop-before", times: 1 });
      await addFault(fault);
      const error = await rejection(page.element.addItem(offer));
      await page.settled();
      expect(error).to.include({ code: "uncertain", retryable: false });
      expect(page.part("error")).to.contain(english["error.uncertain"]);
      expect([page.count("error"), page.count("retry")]).to.deep.equal([1, 1]);
      expect(page.lines.length).to.equal(2);
      expect((await page.requests("update")).length).to.equal(1);
      expect(page.events("basket-error").map(({ error: { code } }) => code)).to.deep.equal(["uncertain"]);
      await clearFaults();
      page.button("Try again").click();
      await page.until(() => page.element.status === "ready");
      expect(page.count("error")).to.equal(0);
      expect((await page.requests("update")).length).to.equal(1);
    });
  }
});

describe("a method that is called with what it does not take", () => {
  const offer = { id: "offer-id", version: "version-id" };
  const calls: Record<string, (page: CheckoutPage, itemId: string) => Promise<unknown>> = {
    "addItem without an id": ({ element }) => element.addItem({ id: "", version: "version-id" }),
    "addItem without a version": ({ element }) => element.addItem({ id: "offer-id" } as OfferReference),
    "addItem without an offer": ({ element }) => element.addItem(undefined as unknown as OfferReference),
    "addItem of none": ({ element }) => element.addItem(offer, { quantity: 0 }),
    "addItem of less than none": ({ element }) => element.addItem(offer, { quantity: -1 }),
    "addItem of a half": ({ element }) => element.addItem(offer, { quantity: 1.5 }),
    "addItem of no number": ({ element }) => element.addItem(offer, { quantity: Number.NaN }),
    "addItem with nothing for options": ({ element }) =>
      element.addItem({ id: "", version: "" }, null as unknown as undefined),
    "initiate without an order": ({ element }) => element.initiate(undefined as unknown as NewOrder),
    "initiate of an empty order": ({ element }) => element.initiate({} as NewOrder),
    "initiate of nothing": ({ element }) => element.initiate({ orderItems: [] }),
    "initiate without an id": ({ element }) =>
      element.initiate({ orderItems: [{ offer: {} as OfferReference }] }),
    "initiate of none": ({ element }) => element.initiate({ orderItems: [{ offer, quantity: 0 }] }),
    "initiate of no number": ({ element }) =>
      element.initiate({ orderItems: [{ offer, quantity: null as unknown as number }] }),
    "initiate of what JSON cannot hold": ({ element }) => {
      const tracking: Record<string, unknown> = {};
      tracking["self"] = tracking;
      return element.initiate({ orderItems: [{ offer }], tracking });
    },
    "setQuantity beyond the most": ({ element }, itemId) => element.setQuantity(itemId, 6),
    "setQuantity below nothing": ({ element }, itemId) => element.setQuantity(itemId, -1),
    "setQuantity of a half": ({ element }, itemId) => element.setQuantity(itemId, 1.5),
    "setQuantity of an unknown line": ({ element }) => element.setQuantity("nobody's", 2),
    "setQuantity of a line that is had once": ({ element }) =>
      element.setQuantity(element.basket?.items[1]?.id ?? "", 2),
    "removeItem of an unknown line": ({ element }) => element.removeItem("nobody's"),
  };

  for (const [what, call] of Object.entries(calls)) {
    it(`rejects ${what} and asks the API nothing`, async () => {
      const page = await CheckoutPage.load();
      const error = await rejection(call(page, page.element.basket?.items[0]?.id ?? ""));
      expect(error).to.include({ name: "PartnerCheckoutError", code: "invalid-argument", retryable: false });
      await page.settled();
      expect(page.element.status).to.equal("ready");
      expect((await page.requests()).map(({ endpoint }) => endpoint)).to.deep.equal(["token", "validate"]);
    });
  }
});

describe("an add-on that is on its way when its offer is removed", () => {
  it("goes with it", async () => {
    const page = await CheckoutPage.load("add-ons");
    const { items } = await keptOrder();
    const parentId = String(items.find(({ type }) => type === "offer")?.["id"]);
    const addOn = items.find(({ type }) => type === "add_on")?.["offer"] as OfferReference;
    await addFault({ on: "update", kind: "latency", delay: 300, times: 1 });
    const added = page.element.addItem({ id: addOn.id, version: addOn.version, type: "add_on", parentId });
    await eventually(async () => (await page.requests("update")).length === 1);
    await Promise.all([added, page.element.removeItem(parentId)]);
    expect((await keptOrder()).items).to.deep.equal([]);
    expect(page.element.status).to.equal("empty");
  });
});

describe("what a host asks for", () => {
  const boom = (): never => {
    throw new Error("The page's own");
  };
  for (const [what, ask] of Object.entries<(page: CheckoutPage) => Promise<unknown>>({
    "an offer that throws": ({ element }) =>
      element.addItem(Object.defineProperty({ id: "", version: "1" }, "id", { get: boom, enumerable: true })),
    "a quantity that throws": ({ element }) =>
      element.addItem({ id: "1", version: "1" }, Object.defineProperty({}, "quantity", { get: boom })),
    "an order that throws": ({ element }) =>
      element.initiate(Object.defineProperty({ orderItems: [] }, "orderItems", { get: boom })),
    "ids that are no text": ({ element }) => element.addItem({ id: 5, version: [] } as never),
  })) {
    it(`is refused, where it is ${what}`, async () => {
      const page = await CheckoutPage.load();
      expect(await rejection(ask(page))).to.include({ code: "invalid-argument" });
      expect([page.count("error"), page.eventNames.includes("basket-error")]).to.deep.equal([0, false]);
    });
  }

  it("is sent as it was when it was asked for", async () => {
    const page = await CheckoutPage.open("no-cookie");
    const item = { offer: await offerNamed("Print Annual"), quantity: 1 };
    const made = page.element.initiate({ orderItems: [item] });
    item.quantity = 5;
    expect((await made).items[0]?.quantity).to.equal(1);
  });

  it("is one order, however it is spelt", async () => {
    const page = await CheckoutPage.open("no-cookie");
    const { id, version } = await offerNamed("Print Annual");
    await Promise.all([
      page.element.initiate({ orderItems: [{ offer: { id, version } }] }),
      page.element.initiate({ orderItems: [{ quantity: 1, type: "offer", offer: { version, id } }] }),
    ]);
    expect([...(await page.kept()).values()]).to.deep.equal([1]);
  });

  it("is two units, where it is added twice at the same time, whether there is a basket or not", async () => {
    for (const scenario of ["no-cookie", "new-basket"]) {
      const page = await CheckoutPage.open(scenario);
      const offer = await offerNamed("Print Annual");
      await Promise.all([page.element.addItem(offer), page.element.addItem(offer)]);
      const units = page.element.basket?.items.filter((item) => item.offer.id === offer.id);
      expect(units?.reduce((sum, { quantity }) => sum + quantity, 0)).to.equal(2);
      page.element.remove();
    }
  });
});

describe("what an element tells", () => {
  it("cannot be changed by those who hear of it", async () => {
    const page = await CheckoutPage.load();
    const heard: object[] = [];
    for (const type of ["basket-before-change", "basket-change"] as const) {
      page.element.addEventListener(type, ({ detail }) => heard.push(detail.actions, ...detail.actions));
    }
    await page.click(page.line(0).button(/^Increase/));
    await page.settled();
    expect(heard.map((each) => Object.isFrozen(each))).to.deep.equal([true, true, true, true]);
  });
});
