import { expect, fixture, html } from "@open-wc/testing";
import { trackCheckout, type AnalyticsOptions } from "../src/analytics.js";
import type { Basket } from "../src/element.js";
import { PartnerCheckoutError } from "../src/element.js";
import { emit } from "../src/element/events.js";
import { quantityAction, send } from "./demo/demo-client.js";
import { ApiDouble, nth } from "./support/api-double.js";
import { aBasket, anItem as anyItem, OTHER_BASKET_ID } from "./support/baskets.js";
import { addFault, CheckoutPage } from "./support/checkout-page.js";
import { ConsoleLog } from "./support/console-log.js";
import { afterMicrotasks } from "./support/deferred.js";
import { answerWith, offerNamed } from "./support/demo-basket.js";
import { anOffer, ended, press } from "./support/offers.js";

type Sent = readonly [name: string, parameters: unknown];
interface Layer {
  dataLayer?: unknown[] | null;
}

const QUARTERLY = { item_name: "The Harbour Review – Quarterly", price: 20 };
const DIGITAL = { item_name: "Meridian Post – Digital, one year", price: 89.99 };

const stops: (() => void)[] = [];

/** An order item whose line costs what its units cost. */
const anItem: typeof anyItem = (fields) => anyItem({ amount: undefined, ...fields });

/** Tracks until the test is over. */
function track(options: AnalyticsOptions = {}): () => void {
  const stop = trackCheckout(options);
  stops.push(stop);
  return stop;
}

/** Tracks, and keeps what is sent. */
function record(options: AnalyticsOptions = {}): Sent[] {
  const sent: Sent[] = [];
  track({ ...options, send: (...event) => void sent.push(event) });
  return sent;
}

/** What is sent, without what tells one published offer from another. */
function plain(sent: readonly Sent[]): readonly unknown[] {
  return JSON.parse(
    JSON.stringify(sent, (key, value: unknown) => (/^item_(?:id|variant)$/.test(key) ? undefined : value)),
  ) as unknown[];
}

async function pressButton(page: CheckoutPage, line: number, name: RegExp): Promise<void> {
  await page.click(page.line(line).button(name));
  await page.settled();
}

/** Something that tells of a basket as the element does. */
async function aTeller(): Promise<{
  readonly element: HTMLElement;
  readonly load: (basket: Basket) => void;
  readonly change: (basket: Basket, source?: "user" | "host" | "remote") => void;
}> {
  const element = await fixture<HTMLElement>(html`<div></div>`);
  return {
    element,
    load: (basket) => emit(element, "basket-load", { basket }),
    change: (basket, source = "user") =>
      emit(element, "basket-change", { basket, actions: [], source, mismatches: [] }),
  };
}

describe("an offer that begins a basket", () => {
  async function pressOffer(page: CheckoutPage): Promise<void> {
    const offer = await anOffer(page);
    press(offer);
    await ended(offer);
    await page.settled();
  }

  it("is put into it", async () => {
    const page = await CheckoutPage.open("no-cookie");
    await page.until(() => page.element.status === "missing");
    const sent = record();
    await pressOffer(page);
    expect(sent.map(([name]) => name)).to.deep.equal(["add_to_cart", "view_cart"]);
    await pressOffer(page);
    expect(sent.map(([name]) => name)).to.deep.equal(["add_to_cart", "view_cart", "add_to_cart"]);
  });

  it("is put into the one that was on its way, which was there before", async () => {
    const sent = record();
    const page = await CheckoutPage.open("new-basket", {}, () =>
      addFault({ on: "validate", kind: "latency", delay: 400, times: 1 }),
    );
    await pressOffer(page);
    expect(sent.map(([name]) => name)).to.deep.equal(["view_cart", "add_to_cart"]);
    expect(sent[1]?.[1]).to.have.property("items").that.has.lengthOf(1);
  });

  it("is put into it, and another one pressed meanwhile as well", async () => {
    const page = await CheckoutPage.open("no-cookie");
    await page.until(() => page.element.status === "missing");
    const sent = record();
    const offers = [await anOffer(page), await anOffer(page, {}, { name: "Digital Annual" })];
    await addFault({ on: "initiate", kind: "latency", delay: 200, times: 1 });
    for (const offer of offers) {
      press(offer);
      await page.until(() => page.element.status === "loading");
    }
    for (const offer of offers) await ended(offer);
    await page.settled();
    expect(sent.map(([name]) => name)).to.deep.equal(["add_to_cart", "view_cart", "add_to_cart"]);
  });

  it("is put into the one that was there before, also where its source of tokens comes late", async () => {
    const sent = record();
    const page = await CheckoutPage.open("new-basket", { "token-url": undefined });
    const offer = await anOffer(page, {}, { name: "Digital Annual" });
    press(offer);
    page.element.tokenUrl = "/demo/token";
    await ended(offer);
    await page.settled();
    expect(sent.map(([name]) => name)).to.deep.equal(["view_cart", "add_to_cart"]);
  });

  for (const scenario of ["completed", "expired", "unknown-basket"]) {
    for (const delay of [0, 400]) {
      it(`is put into a new one after one that is ${scenario}, pressed ${delay ? "before" : "after"} that is known`, async () => {
        const sent = record();
        const page = await CheckoutPage.open(scenario, {}, () =>
          addFault({ on: "validate", kind: "latency", delay, times: 1 }),
        );
        await page.until(() => delay > 0 || page.element.status !== "loading");
        await pressOffer(page);
        expect(sent.map(([name]) => name).filter((name) => name !== "basket_error")).to.deep.equal([
          "add_to_cart",
          "view_cart",
        ]);
      });
    }
  }

  it("is put into it, whichever of two elements tells of the basket first", async () => {
    const page = await CheckoutPage.open("no-cookie");
    const other = await CheckoutPage.place();
    await page.until(() => [page, other].every(({ element }) => element.status === "missing"));
    const sent = record();
    await pressOffer(other);
    await page.until(() => page.element.basket && other.element.basket);
    expect(sent.map(([name]) => name).toSorted()).to.deep.equal(["add_to_cart", "view_cart"]);
  });

  it("is not, where the page has cancelled it and another basket comes", async () => {
    const page = await CheckoutPage.open("no-cookie");
    await page.until(() => page.element.status === "missing");
    const sent = record();
    page.element.addEventListener("basket-before-change", (event) => event.preventDefault(), { once: true });
    await pressOffer(page);
    await page.element.initiate({ orderItems: [{ offer: await offerNamed("Print Annual") }] });
    expect(sent.map(([name]) => name)).to.deep.equal(["view_cart"]);
  });

  it("is not, where it failed and another basket comes", async () => {
    const page = await CheckoutPage.open("no-cookie");
    await page.until(() => page.element.status === "missing");
    const sent = record();
    await addFault({ on: "initiate", kind: "status", status: 409, times: 1 });
    await pressOffer(page);
    await page.element.initiate({ orderItems: [{ offer: await offerNamed("Print Annual") }] });
    expect(sent.map(([name]) => name)).to.deep.equal(["basket_error", "view_cart"]);
  });
});

describe("trackCheckout", () => {
  beforeEach(() => {
    delete (globalThis as Layer).dataLayer;
  });
  afterEach(() => {
    for (const stop of stops.splice(0)) stop();
    delete (globalThis as Layer).dataLayer;
  });

  describe("with Tag Manager", () => {
    it("pushes a basket that has loaded as view_cart, after what clears the one before", async () => {
      track();
      const page = await CheckoutPage.load();
      const [first, second] = page.element.basket?.items ?? [];
      const variants = [first, second].map((item) => ({
        item_id: item?.offer.id,
        item_variant: item?.offer.version,
      }));
      expect(variants.every(({ item_id, item_variant }) => item_id && item_variant)).to.equal(true);
      expect((globalThis as Layer).dataLayer).to.deep.equal([
        { ecommerce: null },
        {
          event: "view_cart",
          ecommerce: {
            currency: "GBP",
            value: 109.99,
            items: [
              { ...variants[0], ...QUARTERLY, quantity: 1 },
              { ...variants[1], ...DIGITAL, quantity: 1 },
            ],
          },
        },
      ]);
    });

    it("keeps what is in dataLayer already, and pushes other events as they are", async () => {
      const dataLayer: unknown[] = [{ event: "gtm.js" }];
      Object.assign(globalThis, { dataLayer });
      track();
      const { element } = await aTeller();
      emit(element, "basket-error", { error: new PartnerCheckoutError("bad-gateway") });
      expect(dataLayer).to.deep.equal([
        { event: "gtm.js" },
        { event: "basket_error", error_code: "bad-gateway" },
      ]);
    });
  });

  describe("tells of what a shopper does:", () => {
    it("one more, one less, and a line that is removed", async () => {
      const sent = record();
      const page = await CheckoutPage.load();
      await pressButton(page, 0, /^Increase/);
      await pressButton(page, 0, /^Increase/);
      await pressButton(page, 0, /^Decrease/);
      await pressButton(page, 0, /^Remove/);
      expect(plain(sent.slice(1))).to.deep.equal([
        ["add_to_cart", { currency: "GBP", value: 20, items: [{ ...QUARTERLY, quantity: 1 }] }],
        ["add_to_cart", { currency: "GBP", value: 20, items: [{ ...QUARTERLY, quantity: 1 }] }],
        ["remove_from_cart", { currency: "GBP", value: 20, items: [{ ...QUARTERLY, quantity: 1 }] }],
        ["remove_from_cart", { currency: "GBP", value: 40, items: [{ ...QUARTERLY, quantity: 2 }] }],
      ]);
    });

    it("an offer that a page's own button adds", async () => {
      const sent = record();
      const page = await CheckoutPage.load();
      const offer = await offerNamed("Print Annual");
      await page.element.addItem(offer, { quantity: 2 });
      const [name, parameters] = nth(sent, -1);
      expect(name).to.equal("add_to_cart");
      expect(parameters).to.deep.equal({
        currency: "GBP",
        value: 240,
        items: [
          {
            item_id: offer.id,
            item_name: "The Harbour Review – Print, one year",
            item_variant: offer.version,
            price: 120,
            quantity: 2,
          },
        ],
      });
    });

    it("Continue, also where the page's router takes over", async () => {
      const sent = record();
      const page = await CheckoutPage.load();
      await pressButton(page, 1, /^Remove/);
      page.button("Continue to checkout").click();
      await page.until(() => page.events("checkout-proceed").length === 1);
      expect(plain(sent.slice(-1))).to.deep.equal([
        ["begin_checkout", { currency: "GBP", value: 20, items: [{ ...QUARTERLY, quantity: 1 }] }],
      ]);
    });
  });

  it("goes by what the basket holds, not by what was asked", async () => {
    const sent = record();
    const api = new ApiDouble();
    const page = await CheckoutPage.loadThrough(api);
    const change = page.element.setQuantity("line-1", 5);
    await page.until(() => api.updates.length === 1);
    const items = [anItem({ quantity: 3 }), anItem({ id: "line-2", name: "A gift", offer: { id: "gift" } })];
    nth(api.updates, 0).resolve({ basket: aBasket(items), refusals: [] });
    await change;
    expect(plain(sent.slice(-1))).to.deep.equal([
      [
        "add_to_cart",
        {
          currency: "GBP",
          value: 60,
          items: [
            { item_name: "Quarterly", price: 20, quantity: 2 },
            { item_name: "A gift", price: 20, quantity: 1 },
          ],
        },
      ],
    ]);
  });

  it("tells of one change that adds and removes as both", async () => {
    const sent = record();
    const { load, change } = await aTeller();
    load(aBasket([anItem(), anItem({ id: "line-2", quantity: 3 })]));
    change(aBasket([anItem({ quantity: 4 }), anItem({ id: "line-2" })]));
    expect(plain(sent.slice(1))).to.deep.equal([
      [
        "add_to_cart",
        { currency: "GBP", value: 60, items: [{ item_name: "Quarterly", price: 20, quantity: 3 }] },
      ],
      [
        "remove_from_cart",
        { currency: "GBP", value: 40, items: [{ item_name: "Quarterly", price: 20, quantity: 2 }] },
      ],
    ]);
  });

  it("is silent about what is changed elsewhere, and goes on from there", async () => {
    const sent = record();
    const page = await CheckoutPage.load();
    const id = page.element.basket?.items[0]?.id ?? "";
    await send("POST", "/demo/tab", { orderItemActions: [quantityAction(id, 4)] });
    await page.element.refresh();
    expect(page.events("basket-change").map(({ source }) => source)).to.deep.equal(["remote"]);
    expect(sent.map(([name]) => name)).to.deep.equal(["view_cart"]);
    await pressButton(page, 0, /^Increase/);
    expect(plain(sent.slice(1))).to.deep.equal([
      ["add_to_cart", { currency: "GBP", value: 20, items: [{ ...QUARTERLY, quantity: 1 }] }],
    ]);
  });

  describe("with two elements on a page", () => {
    it("that show the same basket tells of everything once", async () => {
      const sent = record();
      const page = await CheckoutPage.load();
      const other = await CheckoutPage.place();
      await other.settled();
      await pressButton(page, 0, /^Increase/);
      await pressButton(other, 0, /^Increase/);
      await addFault({ on: "update", kind: "status", status: 403 });
      await pressButton(page, 0, /^Increase/);
      expect(other.events("basket-error").length).to.equal(1);
      const late = await CheckoutPage.place();
      await late.settled();
      expect(sent.map(([name]) => name)).to.deep.equal([
        "view_cart",
        "add_to_cart",
        "add_to_cart",
        "basket_error",
      ]);
    });

    it("keeps their baskets apart, also inside of one shadow root", async () => {
      const sent = record();
      const host = await fixture<HTMLElement>(html`<div></div>`);
      const root = host.attachShadow({ mode: "open" });
      const [one, other] = [document.createElement("p"), document.createElement("p")];
      root.append(one, other);
      emit(one, "basket-load", { basket: aBasket() });
      emit(other, "basket-load", { basket: aBasket([], { id: OTHER_BASKET_ID }) });
      const detail = { actions: [], source: "user", mismatches: [] } as const;
      emit(one, "basket-change", { basket: aBasket([anItem({ quantity: 2 })]), ...detail });
      emit(other, "basket-change", { basket: aBasket([anItem()], { id: OTHER_BASKET_ID }), ...detail });
      emit(other, "checkout-proceed", { basketId: OTHER_BASKET_ID, url: undefined });
      const ones = {
        currency: "GBP",
        value: 20,
        items: [{ item_name: "Quarterly", price: 20, quantity: 1 }],
      };
      expect(plain(sent)).to.deep.equal([
        ["view_cart", ones],
        ["add_to_cart", ones],
        ["add_to_cart", ones],
        ["begin_checkout", ones],
      ]);
    });

    it("listens to one of them alone where it is told so", async () => {
      const [one, other] = [await aTeller(), await aTeller()];
      const sent = record({ target: one.element });
      one.load(aBasket());
      other.load(aBasket());
      expect(sent.length).to.equal(1);
    });
  });

  describe("tells what keeps a basket from being ordered", () => {
    const blocked = (reason: string) => ({ reason, message: "Ada Lovelace may have one only" });

    it("by its code alone, once for as long as it lasts", async () => {
      const sent = record();
      const page = await CheckoutPage.load();
      await answerWith({ errors: [blocked("block_multiple"), blocked("block_multiple")] });
      await page.element.validate();
      await page.element.validate();
      await send("DELETE", "/demo/faults");
      await page.element.validate();
      await answerWith({ errors: [blocked("block_multiple"), blocked("Ada Lovelace")] });
      await page.element.validate();
      expect(sent.slice(1)).to.deep.equal([
        ["basket_issue", { issue_code: "block_multiple" }],
        ["basket_issue", { issue_code: "block_multiple" }],
        ["basket_issue", { issue_code: "other" }],
      ]);
    });
  });

  it("sends no message, no id of a basket and no token", async () => {
    const sent = record();
    const page = await CheckoutPage.load();
    await addFault({ on: "update", kind: "status", status: 500 });
    await pressButton(page, 0, /^Increase/);
    await page.element.proceed();
    const text = JSON.stringify(sent);
    expect(sent.map(([name]) => name)).to.deep.equal(["view_cart", "basket_error", "begin_checkout"]);
    expect(nth(sent, 1)[1]).to.deep.equal({ error_code: "http" });
    for (const secret of [page.element.basket?.id ?? "", "500", "Bearer", "basket-"]) {
      expect(text).not.to.contain(secret);
    }
  });

  describe("money", () => {
    async function seen(...items: Parameters<typeof anItem>[0][]): Promise<unknown> {
      const sent = record();
      const { load } = await aTeller();
      load(aBasket(items.map((fields, index) => anItem({ id: `line-${index}`, ...fields }))));
      return (plain(sent)[0] as Sent | undefined)?.[1];
    }
    const line = (amount: string, currency = "GBP") => ({ price: { amount, currency }, amount: undefined });

    it("is added exactly", async () => {
      expect(await seen({ ...line("0.1"), quantity: 3 }, line("0.7"))).to.deep.include({
        currency: "GBP",
        value: 1,
      });
    });

    it("of an unknown price is left out, and so is the value", async () => {
      expect(await seen(line("5"), { price: undefined, amount: undefined })).to.deep.equal({
        currency: "GBP",
        items: [
          { item_name: "Quarterly", price: 5, quantity: 1 },
          { item_name: "Quarterly", quantity: 1 },
        ],
      });
    });

    it("has no currency where no price is known", async () => {
      const sent = record();
      const page = await CheckoutPage.load("unknown-price");
      const [unpriced, priced] = page.element.basket?.items ?? [];
      await page.element.removeItem(priced?.id ?? "");
      await page.element.proceed();
      const items = [{ item_name: unpriced?.name, quantity: 1 }];
      expect(plain(sent.slice(-1))).to.deep.equal([["begin_checkout", { items }]]);
    });

    it("of several currencies is not summed, and has no number that could be", async () => {
      expect(await seen(line("5"), line("7", "EUR"))).to.deep.equal({
        items: [
          { item_name: "Quarterly", quantity: 1 },
          { item_name: "Quarterly", quantity: 1 },
        ],
      });
    });

    it("has each unit's share of a discount taken off", async () => {
      const sent = record();
      const page = await CheckoutPage.load("full-basket");
      const { items, value } = nth(sent, 0)[1] as {
        items: { discount?: number; price?: number }[];
        value: number;
      };
      expect(items.map(({ price, discount }) => [price, discount])).to.deep.equal([
        [18, 2],
        [12, undefined],
        [3.5, undefined],
        [80.99, 9],
        [108, 12],
      ]);
      expect(String(value)).to.equal(page.element.basket?.total?.amount);
    });

    it("is not less for a line that has its tax on top, or another currency's total", async () => {
      const more = { ...line("5"), amount: { amount: "6", currency: "GBP" } };
      const other = { ...line("5"), amount: { amount: "1", currency: "EUR" } };
      expect(await seen(more, other)).to.deep.equal({
        currency: "GBP",
        value: 10,
        items: [
          { item_name: "Quarterly", price: 5, quantity: 1 },
          { item_name: "Quarterly", price: 5, quantity: 1 },
        ],
      });
    });

    it("of a discount that does not divide is cut to the smallest coin", async () => {
      const thirds = { ...line("10"), amount: { amount: "20", currency: "GBP" }, quantity: 3 };
      expect(await seen(thirds)).to.deep.equal({
        currency: "GBP",
        value: 20.01,
        items: [{ item_name: "Quarterly", price: 6.67, discount: 3.33, quantity: 3 }],
      });
    });
  });

  it("names lines in text, and leaves out what cannot be read", async () => {
    const sent = record();
    const { load } = await aTeller();
    load(
      aBasket([
        anItem({ name: "Post &amp; <b>Pillar</b>" }),
        anItem({ id: "#1", unavailable: true }),
        anItem({ id: "line-3", offer: { path: "/offers/a" } }),
        anItem({ id: "line-4", offer: {}, quantity: 0 }),
      ]),
    );
    const items = [
      { item_id: "offer-1", item_name: "Post & Pillar", item_variant: "version-1", price: 20, quantity: 1 },
      { item_id: "/offers/a", item_name: "Quarterly", price: 20, quantity: 1 },
    ];
    expect(sent).to.deep.equal([["view_cart", { currency: "GBP", value: 40, items }]]);
  });

  it("is silent about an empty basket, and about a change of no quantity", async () => {
    const sent = record();
    const { load, change } = await aTeller();
    load(aBasket([]));
    change(aBasket([]));
    expect(sent).to.deep.equal([]);
  });

  it("does not guess what has changed in a basket that it has not heard of", async () => {
    const log = new ConsoleLog();
    const sent = record();
    const { element, load, change } = await aTeller();
    change(aBasket());
    load(aBasket());
    change(aBasket([], { id: OTHER_BASKET_ID }));
    load(aBasket());
    emit(element, "checkout-proceed", { basketId: OTHER_BASKET_ID, url: undefined });
    log.stop();
    expect(sent.map(([name]) => name)).to.deep.equal(["view_cart", "view_cart"]);
    expect(log.warnings).to.deep.equal([]);
  });

  it("counts a basket as seen that is there already, and knows from then on what changes", async () => {
    const page = await CheckoutPage.load();
    const sent = record();
    expect(sent.map(([name]) => name)).to.deep.equal(["view_cart"]);
    await pressButton(page, 0, /^Increase/);
    expect(sent.map(([name]) => name)).to.deep.equal(["view_cart", "add_to_cart"]);
    expect(record({ target: page.element }).map(([name]) => name)).to.deep.equal(["view_cart"]);
    expect(record({ target: window })).to.deep.equal([]);
  });

  it("knows what is added to a basket that is there already and empty", async () => {
    const page = await CheckoutPage.load("empty");
    const sent = record();
    await page.element.addItem(await offerNamed("Print Annual"));
    expect(sent.map(([name]) => name)).to.deep.equal(["add_to_cart"]);
  });

  it("does not count a basket that has ended as seen", async () => {
    const { element } = await CheckoutPage.load("expired");
    expect(element.basket?.items.length).to.be.above(0);
    expect(record()).to.deep.equal([]);
  });

  it("knows the basket of Continue also where its loading was not heard", async () => {
    const page = await CheckoutPage.load();
    const sent = record({ target: window });
    await page.element.proceed();
    expect(sent.map(([name]) => name)).to.deep.equal(["begin_checkout"]);
  });

  it("hears what the page keeps from going further", async () => {
    const sent = record();
    const { element, load } = await aTeller();
    element.addEventListener("basket-load", (event) => event.stopImmediatePropagation());
    load(aBasket());
    expect(sent.length).to.equal(1);
  });

  it("tells nothing any more after it was stopped", async () => {
    const sent: unknown[] = [];
    const stop = track({ send: (name) => void sent.push(name) });
    const page = await CheckoutPage.load();
    stop();
    stop();
    await pressButton(page, 0, /^Increase/);
    await page.element.proceed();
    expect(sent).to.deep.equal(["view_cart"]);
  });

  describe("never throws into the page", () => {
    let log: ConsoleLog;
    const uncaught: Event[] = [];
    const catchOne = (event: Event): void => {
      event.preventDefault();
      uncaught.push(event);
    };

    beforeEach(() => {
      log = new ConsoleLog();
      uncaught.length = 0;
      addEventListener("error", catchOne);
      addEventListener("unhandledrejection", catchOne);
    });
    afterEach(() => {
      log.stop();
      removeEventListener("error", catchOne);
      removeEventListener("unhandledrejection", catchOne);
    });

    for (const [what, broken] of [
      [
        "throws",
        () => {
          throw new Error("no gtag");
        },
      ],
      ["rejects", () => Promise.reject(new Error("no gtag"))],
    ] as const) {
      it(`where send ${what}, and warns once`, async () => {
        const sent: string[] = [];
        track({ send: (name) => (sent.push(name), broken()) });
        const { load, change } = await aTeller();
        load(aBasket([anItem({ quantity: 2 })]));
        change(aBasket([anItem({ id: "line-2" })]));
        await afterMicrotasks();
        expect(sent).to.deep.equal(["view_cart", "add_to_cart", "remove_from_cart"]);
        expect(log.warnings).to.deep.equal([
          "<partner-checkout> analytics could not send an event Error: no gtag",
        ]);
        expect(uncaught).to.deep.equal([]);
      });
    }

    it("where dataLayer is none", async () => {
      Object.assign(globalThis, { dataLayer: "none" });
      track();
      (await aTeller()).load(aBasket());
      expect(log.warnings.length).to.equal(1);
      expect(uncaught).to.deep.equal([]);
    });

    it("where somebody else's events have the same names", async () => {
      const sent = record();
      const { element, load } = await aTeller();
      for (const name of ["basket-load", "basket-change", "basket-error", "checkout-proceed"]) {
        element.dispatchEvent(new CustomEvent(name, { bubbles: true }));
        element.dispatchEvent(new Event(name, { bubbles: true }));
      }
      expect(sent).to.deep.equal([]);
      load(aBasket());
      expect(sent.length).to.equal(1);
      expect(uncaught).to.deep.equal([]);
    });
  });
});
