import { expect, fixture, html, nextFrame } from "@open-wc/testing";
import type { PartnerCheckoutElement } from "../../src/element.js";
import { send } from "../demo/demo-client.js";
import { ApiDouble, nth } from "../support/api-double.js";
import { BASKET_ID } from "../support/baskets.js";
import { CheckoutPage } from "../support/checkout-page.js";
import { ConsoleLog } from "../support/console-log.js";
import { afterMicrotasks, watch } from "../support/deferred.js";
import { issueToken, keptOrder } from "../support/demo-basket.js";
import { errorCodes } from "../support/token-sources.js";

const NO_TOKENS = { "token-url": undefined } as const;

async function endpoints(page: CheckoutPage): Promise<readonly string[]> {
  return (await page.requests()).map(({ endpoint }) => endpoint);
}

/** Lets the element do what it would do by itself, if anything. */
async function aWhile(): Promise<void> {
  for (let frame = 0; frame < 10; frame++) await nextFrame();
}

/** An element that the browser has not upgraded yet, as before our script has run. */
function notUpgraded(): PartnerCheckoutElement {
  return document.implementation.createHTMLDocument("").createElement("partner-checkout");
}

describe("an element with all that it needs", () => {
  it("asks for a token before it draws anything", async () => {
    const original = globalThis.fetch;
    const drawn: unknown[] = [];
    globalThis.fetch = async (...args) => {
      const url = args[0] instanceof Request ? args[0].url : String(args[0]);
      if (url.includes("token"))
        drawn.push(document.querySelector("partner-checkout")?.shadowRoot?.querySelector("[part=base]"));
      return await original(...args);
    };
    try {
      const page = await CheckoutPage.open("new-basket");
      await page.settled();
    } finally {
      globalThis.fetch = original;
    }
    expect(drawn).to.deep.equal([null]);
  });

  it("prepares its numbers while the basket is awaited, and holds up neither request for them", async () => {
    const original = globalThis.fetch;
    const { NumberFormat } = Intl;
    const order: string[] = [];
    let prepared = (): void => {};
    const isPrepared = new Promise<void>((resolve) => (prepared = resolve));
    Intl.NumberFormat = new Proxy(NumberFormat, {
      construct(target, args) {
        order.push("number");
        prepared();
        return Reflect.construct(target, args) as object;
      },
    });
    globalThis.fetch = async (...args) => {
      const url = args[0] instanceof Request ? args[0].url : String(args[0]);
      const what = /token|validate/.exec(url)?.[0];
      if (what !== undefined) order.push(what);
      if (what === "validate") await isPrepared;
      return await original(...args);
    };
    try {
      // A language that no other test has numbers of.
      const page = await CheckoutPage.open("new-basket", { locale: "en-ZW" });
      await page.settled();
    } finally {
      globalThis.fetch = original;
      Intl.NumberFormat = NumberFormat;
    }
    expect(order.slice(0, 3)).to.deep.equal(["token", "validate", "number"]);
  });
});

describe("an element with a basket and without a source of tokens", () => {
  it("is idle, shows the skeleton and asks for nothing", async () => {
    const page = await CheckoutPage.open("new-basket", NO_TOKENS);
    await aWhile();
    expect(page.element.status).to.equal("idle");
    expect(page.count("skeleton")).to.equal(1);
    expect(page.element.basket).to.equal(undefined);
    expect(await endpoints(page)).to.deep.equal([]);
    expect(page.eventNames).to.deep.equal([]);
  });

  const sources: readonly (readonly [name: string, supply: (element: PartnerCheckoutElement) => unknown])[] =
    [
      ["token-url", (element) => element.setAttribute("token-url", "/demo/token")],
      ["getToken", (element) => (element.getToken = issueToken)],
      ["token", async (element) => (element.token = await issueToken())],
    ];
  for (const [name, supply] of sources) {
    it(`starts when ${name} arrives`, async () => {
      const page = await CheckoutPage.open("new-basket", NO_TOKENS);
      await supply(page.element);
      await page.settled();
      expect(page.element.status).to.equal("ready");
      expect(await endpoints(page)).to.deep.equal(["token", "validate"]);
    });
  }

  it("says so after three seconds, and still starts when a source arrives", async () => {
    const start = performance.now();
    const page = await CheckoutPage.open("new-basket", NO_TOKENS);
    await page.until(() => page.element.status === "error");
    expect(performance.now() - start).to.be.at.least(2_950);
    expect(errorCodes(page)).to.deep.equal(["token-missing"]);
    expect(page.part("error")).to.match(/^We couldn’t sign you in to your basket/);
    expect([page.count("error"), page.count("retry")]).to.deep.equal([1, 1]);
    expect(page.announced.assertive).to.match(/^We couldn’t sign you in/);
    expect(await endpoints(page)).to.deep.equal([]);
    page.element.tokenUrl = "/demo/token";
    await page.until(() => page.element.status === "ready");
    expect(page.part("error")).to.equal(undefined);
    expect(await endpoints(page)).to.deep.equal(["token", "validate"]);
  });

  it("tells a method that there is none, and nobody a second time", async () => {
    const start = performance.now();
    const page = await CheckoutPage.open("new-basket", NO_TOKENS);
    const error: unknown = await page.element.refresh().catch((reason: unknown) => reason);
    expect(error).to.have.property("code", "token-missing");
    expect(page.element.status).to.equal("error");
    await page.until(() => performance.now() - start > 3_300);
    expect(errorCodes(page)).to.deep.equal(["token-missing"]);
  });
});

describe("a method called right after a property was set", () => {
  it("goes by it: getToken", async () => {
    const page = await CheckoutPage.open("new-basket", NO_TOKENS);
    page.element.getToken = issueToken;
    const { items } = await page.element.validate();
    expect(items.length).to.equal(2);
    expect(errorCodes(page)).to.deep.equal([]);
  });

  it("goes by it: getToken, for proceed()", async () => {
    const page = await CheckoutPage.open("new-basket", NO_TOKENS);
    page.element.getToken = issueToken;
    await page.element.proceed();
    expect(page.events("checkout-proceed").length).to.equal(1);
    expect(errorCodes(page)).to.deep.equal([]);
  });

  it("goes by it: basketId", async () => {
    const page = await CheckoutPage.open("no-cookie");
    page.element.basketId = (await keptOrder()).basketId;
    const { items } = await page.element.refresh();
    expect(items.length).to.equal(2);
  });
});

describe("an element without a basket", () => {
  for (const [what, attributes] of [
    ["with", {}],
    ["without", NO_TOKENS],
  ] as const) {
    it(`${what} a source of tokens is missing at once, and asks for nothing`, async () => {
      const page = await CheckoutPage.open("no-cookie", attributes);
      expect(page.element.status).to.equal("missing");
      expect(page.element.matches(":state(missing)")).to.equal(true);
      expect(page.part("missing")).to.equal(
        "There’s nothing here yet Choose a subscription and it will appear here.",
      );
      expect(page.count("error")).to.equal(0);
      await aWhile();
      expect(await endpoints(page)).to.deep.equal([]);
      expect(page.eventNames).to.deep.equal([]);
    });
  }

  it("shows what the host has put into its slot", async () => {
    const page = await CheckoutPage.open("no-cookie");
    const offer = document.createElement("a");
    offer.slot = "missing";
    page.element.append(offer);
    const slot = page.element.shadowRoot?.querySelector<HTMLSlotElement>("slot[name=missing]");
    expect(slot?.assignedElements()).to.deep.equal([offer]);
  });

  it("starts when basket-id arrives", async () => {
    const page = await CheckoutPage.open("no-cookie");
    const { basketId } = await keptOrder();
    page.element.setAttribute("basket-id", basketId);
    await page.until(() => page.element.status === "ready");
    expect(page.element.basket?.id).to.equal(basketId);
    expect(await endpoints(page)).to.deep.equal(["token", "validate"]);
  });

  it("starts when the cookie arrives", async () => {
    const page = await CheckoutPage.open("no-cookie");
    const { basketId } = await keptOrder();
    document.cookie = `limio_state=${basketId}; path=/`;
    await page.until(() => page.element.status === "ready");
    expect(page.element.basket?.id).to.equal(basketId);
    expect(await endpoints(page)).to.deep.equal(["token", "validate"]);
  });

  it("waits for a source of tokens when its basket comes first", async () => {
    const page = await CheckoutPage.open("no-cookie", NO_TOKENS);
    page.element.basketId = (await keptOrder()).basketId;
    await page.until(() => page.element.status === "idle");
    expect(page.count("skeleton")).to.equal(1);
    expect(await endpoints(page)).to.deep.equal([]);
    page.element.getToken = issueToken;
    await page.until(() => page.element.status === "ready");
    expect(await endpoints(page)).to.deep.equal(["token", "validate"]);
  });
});

describe("properties that were set before our script ran", () => {
  it("are taken over when the element is upgraded", async () => {
    await send("POST", "/demo/scenario/new-basket");
    const log = new ConsoleLog();
    const element = notUpgraded();
    const canary = await issueToken();
    Object.assign(element, {
      getToken: issueToken,
      token: canary,
      heading: "Your order",
      headingLevel: 3,
      maxRetries: "many",
    });
    const page = new CheckoutPage(element);
    (await fixture<HTMLElement>(html`<div></div>`)).append(element);
    await page.settled();
    log.stop();
    expect(element.status).to.equal("ready");
    expect([element.heading, element.headingLevel, element.maxRetries]).to.deep.equal(["Your order", 3, 2]);
    expect(page.part("heading")).to.equal("Your order");
    expect(
      Object.keys(element).filter((name) => ["getToken", "token", "heading"].includes(name)),
    ).to.deep.equal([]);
    expect(Reflect.get(element, "token")).to.equal(undefined);
    expect(log.warnings).to.deep.equal([
      `<partner-checkout> max-retries="many" is not a whole number from 0 to 10`,
    ]);
  });
});

describe("what a page sets a moment after it has put the element there", () => {
  it("is gone by at once, before anything is drawn", async () => {
    await send("POST", "/demo/scenario/new-basket");
    const holder = await fixture<HTMLElement>(html`<div></div>`);
    const element = document.createElement("partner-checkout");
    holder.append(element);
    await afterMicrotasks();
    const api = new ApiDouble();
    element.api = api;
    await afterMicrotasks();
    expect(api.validates.length).to.equal(1);
    element.basketId = BASKET_ID;
    await afterMicrotasks();
    expect(nth(api.validates, 1).basketId).to.equal(BASKET_ID);
  });

  it("wins over the markup, though the element was defined later", () => {
    const early = document.implementation.createHTMLDocument().createElement("partner-checkout");
    early.setAttribute("heading", "Written");
    early.heading = "Set";
    document.body.append(early);
    expect(early.heading).to.equal("Set");
    early.remove();
  });

  it("is called on the element, where it is a method of it", async () => {
    const page = await CheckoutPage.open("new-basket", NO_TOKENS);
    page.element.title = await issueToken();
    page.element.getToken = function (this: HTMLElement) {
      return this.title;
    };
    await page.until(() => page.element.status === "ready");
  });

  it("is not waited for when the page has had its time", async () => {
    const page = await CheckoutPage.open("new-basket", NO_TOKENS);
    await page.until(() => page.element.status === "error");
    const asked = ["refresh", "validate"] as const;
    const outcomes = asked.map((method) => watch(page.element[method]()));
    await afterMicrotasks();
    expect(outcomes.map(({ outcome }) => outcome.state)).to.deep.equal(["rejected", "rejected"]);
  });

  it("is waited for by refresh() and validate() as well", async () => {
    const page = await CheckoutPage.open("new-basket", NO_TOKENS);
    const read = [page.element.refresh(), page.element.validate()];
    page.element.tokenUrl = "/demo/token";
    for (const basket of await Promise.all(read)) expect(basket.items.length).to.equal(2);
    expect(errorCodes(page)).to.deep.equal([]);
  });
});
