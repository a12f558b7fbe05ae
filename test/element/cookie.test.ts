import { expect, fixture, html } from "@open-wc/testing";
import { send } from "../demo/demo-client.js";
import { CheckoutPage } from "../support/checkout-page.js";
import { ConsoleLog } from "../support/console-log.js";
import { OTHER_BASKET_ID } from "../support/baskets.js";
import { rejection, until } from "../support/deferred.js";
import { changeSettings, initiateElsewhere, keptOrder, offerNamed } from "../support/demo-basket.js";
import { errorCodes } from "../support/token-sources.js";

function setCookie(name: string, value: string): void {
  document.cookie = `${name}=${value}; path=/`;
}

function clearCookie(name: string): void {
  document.cookie = `${name}=; path=/; max-age=0`;
}

/** Has the page loaded the one basket there is, and can it be changed? */
async function expectWorking(page: CheckoutPage): Promise<void> {
  const { basketId } = await keptOrder();
  const errors = page.events("basket-error").map(({ error }) => [error.code, error.message]);
  expect(page.element.status, JSON.stringify(errors)).to.equal("ready");
  expect(page.element.basket?.id).to.equal(basketId);
  page
    .line(0)
    .button(/^Increase/)
    .click();
  await page.settled();
  expect((await page.requests("update")).map(({ status }) => status)).to.deep.equal([200]);
  expect([...(await page.kept()).values()]).to.deep.equal([2, 1]);
}

describe("the landing-state cookie", () => {
  for (const cookieEncoding of ["json", "json-plain", "bare", "base64url", "jwt"]) {
    it(`may be encoded as ${cookieEncoding}`, async () => {
      const page = await CheckoutPage.open("new-basket", {}, () => changeSettings({ cookieEncoding }));
      await page.settled();
      await expectWorking(page);
    });
  }

  for (const [what, write] of [
    ["checkoutId", (id: string) => JSON.stringify({ checkoutId: id })],
    ["basket_id", (id: string) => JSON.stringify({ basket_id: id })],
    ["an object one level below", (id: string) => JSON.stringify({ purchase: { basketId: id } })],
    ["a quoted value", (id: string) => `"${id}"`],
  ] as const) {
    it(`may name the basket in ${what}`, async () => {
      const page = await CheckoutPage.open("new-basket", {}, async () => {
        setCookie("limio_state", write((await keptOrder()).basketId));
      });
      await page.settled();
      await expectWorking(page);
    });
  }

  it("that names no basket is said inline, and nothing is sent", async () => {
    const page = await CheckoutPage.open("broken-cookie");
    expect(page.element.status).to.equal("error");
    // A page's own scripts often run after ours, and still hear of it.
    expect(errorCodes(page)).to.deep.equal([]);
    await page.until(() => errorCodes(page).length > 0);
    expect(errorCodes(page)).to.deep.equal(["cookie-invalid"]);
    expect(page.announced.assertive).to.match(/^We couldn’t tell which basket is yours/);
    expect(page.part("error")).to.equal(
      "We couldn’t tell which basket is yours. Please start again from the offer. Start again Try again",
    );
    expect([page.count("error"), page.count("retry")]).to.deep.equal([1, 1]);
    page.button("Try again").click();
    await page.element.updateComplete;
    expect(await page.requests()).to.deep.equal([]);
  });

  it("that names no basket may give way to a new one", async () => {
    const page = await CheckoutPage.open("broken-cookie");
    page.button("Start again").click();
    expect(page.events("basket-restart")).to.deep.equal([{ reason: "cookie-invalid" }]);
    await page.element.initiate({ orderItems: [{ offer: await offerNamed("Print Annual") }] });
    expect(page.element.status).to.equal("ready");
    expect(page.element.basket?.id).to.equal((await keptOrder()).basketId);
    expect(page.count("error")).to.equal(0);
  });

  for (const [scenario, words] of [
    ["no-cookie", `${location.hostname} has no cookie "limio_state" that script may see`],
    ["broken-cookie", 'The cookie "limio_state" is malformed'],
  ] as const) {
    it(`that brings no basket in the scenario ${scenario} is told of in the console, once`, async () => {
      const log = new ConsoleLog();
      const page = await CheckoutPage.open(scenario);
      await page.element.refresh().catch(() => undefined);
      await page.element.updateComplete;
      log.stop();
      expect(log.warnings).to.deep.equal([`<partner-checkout> ${words}`]);
    });
  }

  it("that names no basket may be mended", async () => {
    const page = await CheckoutPage.open("broken-cookie");
    setCookie("limio_state", (await keptOrder()).basketId);
    await page.until(() => page.element.status === "ready");
    expect(page.count("error")).to.equal(0);
    await expectWorking(page);
  });

  for (const scenario of ["no-cookie", "http-only-cookie"]) {
    it(`counts as missing in the scenario ${scenario}`, async () => {
      const page = await CheckoutPage.open(scenario);
      expect(page.element.status).to.equal("missing");
      expect(page.count("missing")).to.equal(1);
      expect(page.count("error")).to.equal(0);
      expect(await page.requests()).to.deep.equal([]);
      const error: unknown = await page.element.refresh().catch((reason: unknown) => reason);
      expect(error).to.have.property("code", "cookie-missing");
    });
  }

  it("has the name that basket-cookie says", async () => {
    const page = await CheckoutPage.open("new-basket", { "basket-cookie": "shop_state" }, () =>
      changeSettings({ cookieName: "shop_state" }),
    );
    await page.settled();
    await expectWorking(page);
  });

  it("may get another name while the element is on the page", async () => {
    const page = await CheckoutPage.open("new-basket", {}, () =>
      changeSettings({ cookieName: "shop_state" }),
    );
    expect(page.element.status).to.equal("missing");
    page.element.setAttribute("basket-cookie", "shop_state");
    await page.until(() => page.element.status === "ready");
    await expectWorking(page);
  });

  for (const name of ["constructor", "__proto__", "toString"]) {
    it(`is missing when its name is ${name} and there is none`, async () => {
      const page = await CheckoutPage.open("new-basket", { "basket-cookie": name });
      expect(page.element.status).to.equal("missing");
    });
  }

  it("is made to name the basket of basket-id before that is changed, since the API goes by it", async () => {
    const page = await CheckoutPage.load();
    const first = page.element.basket?.id ?? "";
    page.element.remove();
    const second = await initiateElsewhere();
    const other = await CheckoutPage.place({ "basket-id": first });
    await other.settled();
    expect(other.element.basket?.id).to.equal(first);
    expect(document.cookie).to.contain(second.slice(0, 20));
    await other.click(other.line(0).button(/^Increase/));
    await other.settled();
    expect(other.line(0).quantity).to.equal("2");
    expect(other.count("item-error")).to.equal(0);
    expect(other.element.basket?.id).to.equal(first);
    expect(document.cookie).to.contain(first);
  });

  it("is followed again by a change once basket-id has gone", async () => {
    const page = await CheckoutPage.load();
    const first = page.element.basket?.id ?? "";
    page.element.basketId = first;
    await page.element.updateComplete;
    page.element.basketId = undefined;
    const changed = page.element.setQuantity(page.element.basket?.items[0]?.id ?? "", 2);
    setCookie("limio_state", OTHER_BASKET_ID);
    expect(await rejection(changed)).to.include({ code: "aborted" });
    expect(document.cookie).to.contain(OTHER_BASKET_ID);
    expect(await page.requests("update")).to.deep.equal([]);
  });

  it("that names another basket by now keeps a change from leaving, which that one would get", async () => {
    const page = await CheckoutPage.load();
    const first = page.element.basket;
    const changed = page.element.addItem(await offerNamed("Print Annual"));
    // In the same breath, before the element can have heard of it.
    setCookie("limio_state", OTHER_BASKET_ID);
    expect(await rejection(changed)).to.include({ code: "aborted" });
    expect(await page.requests("update")).to.deep.equal([]);
    expect(page.element.basket).not.to.equal(first);
  });

  it("gives way to basket-id", async () => {
    const first = await CheckoutPage.load();
    const firstId = first.element.basket?.id ?? "";
    first.element.remove();
    const secondId = await initiateElsewhere();
    const page = await CheckoutPage.place({ "basket-id": firstId });
    await page.settled();
    expect(page.element.basket?.id).to.equal(firstId);
    expect(page.lines.length).to.equal(2);
    page.element.removeAttribute("basket-id");
    await page.until(() => page.element.basket?.id === secondId);
    expect(page.lines.map(({ name }) => name)).to.deep.equal(["The Harbour Review – Print, one year"]);
  });
});

describe("a landing-state cookie that the host changes", () => {
  it("brings the basket that it names now, and back", async () => {
    const page = await CheckoutPage.load();
    const firstId = page.element.basket?.id ?? "";
    const secondId = await initiateElsewhere();
    await page.until(() => page.element.basket?.id === secondId);
    expect(page.lines.map(({ name }) => name)).to.deep.equal(["The Harbour Review – Print, one year"]);
    setCookie("limio_state", firstId);
    await page.until(() => page.element.basket?.id === firstId);
    expect(page.lines.length).to.equal(2);
    expect(page.events("basket-load").map(({ basket }) => basket.id)).to.deep.equal([
      firstId,
      secondId,
      firstId,
    ]);
    expect(page.events("basket-change")).to.deep.equal([]);
  });

  it("brings a basket of another session of the API, with a new token", async () => {
    const page = await CheckoutPage.load();
    await send("POST", "/demo/scenario/one-line");
    const { basketId } = await keptOrder();
    await page.until(() => page.element.basket?.id === basketId);
    await page.settled();
    expect(page.element.status).to.equal("ready");
    expect(page.lines.length).to.equal(1);
    expect((await page.requests("validate")).map(({ path }) => path.split("/").at(-1))).to.include(basketId);
  });

  it("takes the basket away with it", async () => {
    const page = await CheckoutPage.load();
    clearCookie("limio_state");
    await page.until(() => page.element.status === "missing");
    expect([page.count("missing"), page.count("item")]).to.deep.equal([1, 0]);
    expect(page.element.basket).to.equal(undefined);
  });

  it("is not asked for again when it says the same in other words", async () => {
    const page = await CheckoutPage.load();
    await changeSettings({ cookieEncoding: "jwt" });
    await page.element.refresh();
    expect((await page.requests("validate")).length).to.equal(2);
    expect(page.events("basket-load").length).to.equal(1);
  });
});

describe("on a page that is no friend of cookies", () => {
  const clobbering = [
    ["a form", html`<form name="cookie"></form>`],
    ["an image", html`<img name="cookie" alt="" />`],
    ["an embed", html`<embed name="cookie" />`],
    ["an object", html`<object name="cookie"></object>`],
    ["two forms", html`<form name="cookie"></form><form name="cookie"></form>`],
  ] as const;
  for (const [what, markup] of clobbering) {
    it(`the basket loads although ${what} is named cookie`, async () => {
      await send("POST", "/demo/scenario/new-basket");
      const { basketId } = await keptOrder();
      // WebKit tells its pages of a new cookie a moment later.
      await until(() => document.cookie.includes(basketId));
      await fixture(html`<div>${markup}</div>`);
      expect(document.cookie).not.to.be.a("string");
      const page = await CheckoutPage.place();
      await page.settled();
      await expectWorking(page);
    });
  }

  it("bad neighbours break nothing", async () => {
    const bad = ["a=%E2%9", "%E2%9=a", 'b="half', "c", "limio_stat=no", "xlimio_state=no", "__proto__=x"];
    const page = await CheckoutPage.open("new-basket", {}, () => {
      for (const pair of bad) document.cookie = `${pair}; path=/`;
    });
    await page.settled();
    await expectWorking(page);
    for (const pair of bad) document.cookie = `${pair}; path=/; max-age=0`;
  });
});
