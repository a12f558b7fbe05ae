import { expect, fixture, html } from "@open-wc/testing";
import "../../src/index.js";
import type { PartnerCheckoutElement } from "../../src/element.js";
import { startEarly } from "../../src/element/start-early.js";
import { send } from "../demo/demo-client.js";
import { ApiDouble } from "../support/api-double.js";
import { addFault, CheckoutPage, type Attributes } from "../support/checkout-page.js";
import { issueToken } from "../support/demo-basket.js";

type Started = Readonly<Record<string, Promise<Response | undefined>>>;

const TOKEN = "/demo/token";
const BASKET = "/api/partner/checkout/validate/basket-";

/** An element as it is before its script is there. */
function early(attributes: Attributes = {}): PartnerCheckoutElement {
  const element = document.implementation.createHTMLDocument("").createElement("partner-checkout");
  for (const [name, value] of Object.entries({ "token-url": TOKEN, ...attributes })) {
    if (value !== undefined) element.setAttribute(name, value);
  }
  return element;
}

function started(): Started {
  return (Reflect.get(globalThis, "partnerCheckoutStart") ?? {}) as Started;
}

/** What has been asked for, by path. */
function asked(): readonly string[] {
  return Object.keys(started()).map((url) => url.replace(location.origin, ""));
}

async function statuses(): Promise<readonly (number | undefined)[]> {
  return (await Promise.all(Object.values(started()))).map((answer) => answer?.status);
}

/** Puts an element onto the page, where it becomes what it is. */
async function place(element: PartnerCheckoutElement): Promise<CheckoutPage> {
  const holder = await fixture<HTMLElement>(html`<div lang="en-GB"></div>`);
  holder.append(element);
  customElements.upgrade(element);
  const page = new CheckoutPage(element);
  await page.settled();
  return page;
}

describe("an early start by script", () => {
  beforeEach(async () => {
    await send("POST", "/demo/scenario/new-basket");
  });
  afterEach(() => {
    Reflect.deleteProperty(globalThis, "partnerCheckoutStart");
  });

  it("asks for token and basket once, and the element takes both over", async () => {
    const element = early();
    startEarly([element]);
    expect(await statuses()).to.deep.equal([200, 200]);
    const page = await place(element);
    expect(page.lines.length).to.be.above(0);
    expect(asked()).to.deep.equal([]);
    expect((await page.requests()).map(({ endpoint }) => endpoint)).to.deep.equal(["token", "validate"]);
  });

  it("goes by the element's settings", async () => {
    const id = `basket-${"0".repeat(32)}`;
    startEarly([early({ "api-base": "/demo/other/", "basket-id": id, "token-url": ` ${TOKEN}?site=1 ` })]);
    expect(asked()).to.deep.equal([`${TOKEN}?site=1`, `/demo/other/partner/checkout/validate/${id}`]);
    await statuses();
  });

  it("goes by what a host has written on the element already", async () => {
    const element = early({ "token-url": undefined });
    element.tokenUrl = TOKEN;
    startEarly([element]);
    expect(asked().map((path) => path.replace(/basket-.*/, "basket-"))).to.deep.equal([TOKEN, BASKET]);
    await statuses();
  });

  it("asks once for several elements with one basket", async () => {
    startEarly([early(), early(), early({ theme: "dark" })]);
    expect(asked().length).to.equal(2);
    await statuses();
    const log = (await send("GET", "/demo/requests")).json as unknown as readonly unknown[];
    expect(log.length).to.equal(2);
  });

  const none: Readonly<Record<string, () => PartnerCheckoutElement>> = {
    "no token-url": () => early({ "token-url": undefined }),
    "a token-url that no token may come from": () => early({ "token-url": "http://elsewhere.example/token" }),
    "a basket that the address does not name": () => early({ "validate-request": "body" }),
    "a cookie of another name": () => early({ "basket-cookie": "other" }),
    "a source of tokens of the host's": () => Object.assign(early(), { getToken: issueToken }),
    "a client of the host's": () => Object.assign(early(), { api: new ApiDouble() }),
  };
  for (const [name, given] of Object.entries(none)) {
    it(`asks for nothing where there is ${name}`, async () => {
      startEarly([given()]);
      expect("partnerCheckoutStart" in globalThis).to.equal(false);
      expect((await send("GET", "/demo/requests")).json).to.deep.equal([]);
    });
  }

  it("goes on with the others where a host's getter throws", async () => {
    const broken = early();
    Object.defineProperty(broken, "tokenUrl", { get: () => JSON.parse("") as unknown });
    startEarly([broken, early()]);
    expect(asked().length).to.equal(2);
    await statuses();
  });

  it("leaves the page's own early start alone", () => {
    const own = {};
    Object.assign(globalThis, { partnerCheckoutStart: own });
    startEarly([early()]);
    expect(started() === own).to.equal(true);
    expect(asked()).to.deep.equal([]);
  });

  it("is told from markup that has its name", async () => {
    await fixture(html`<form id="partnerCheckoutStart"></form>`);
    startEarly([early()]);
    expect(asked().length).to.equal(2);
    await statuses();
  });

  it("comes to nothing where there is no token, and the element tells of it", async () => {
    await send("POST", "/demo/scenario/no-token");
    const element = early();
    startEarly([element]);
    const [, basket] = await statuses();
    expect(basket).to.equal(undefined);
    const page = await place(element);
    expect(element.status).to.equal("error");
    expect(page.count("error")).to.be.above(0);
  });

  const useless: Readonly<Record<string, object>> = {
    "a token that could not travel": { access_token: "no\ntoken" },
    "a token that is no text": { access_token: 5 },
    "nothing in it": {},
  };
  for (const [name, json] of Object.entries(useless)) {
    it(`comes to nothing where the answer has ${name}, and nothing is thrown`, async () => {
      await addFault({ on: "token", kind: "json", json });
      startEarly([early()]);
      const [, basket] = Object.values(started());
      expect(await basket).to.equal(undefined);
    });
  }
});
