import { expect, fixture, html, nextFrame } from "@open-wc/testing";
import { PartnerCheckoutError } from "../../src/element.js";
import { english } from "../../src/i18n/messages.js";
import { quantityAction, send } from "../demo/demo-client.js";
import { ApiDouble, nth } from "../support/api-double.js";
import { aBasket, anItem } from "../support/baskets.js";
import { addFault, CheckoutPage } from "../support/checkout-page.js";
import { ConsoleLog } from "../support/console-log.js";
import { deferred, rejection } from "../support/deferred.js";
import { changeSettings, initiateElsewhere, offerNamed } from "../support/demo-basket.js";
import { anOffer, ended, press } from "../support/offers.js";

const CONTINUE = "Continue to checkout";
const SHOP = "https://shop.example";

/** Presses *Continue* and waits until it has been looked into. */
async function proceed(page: CheckoutPage): Promise<void> {
  const button = page.button(CONTINUE);
  button.focus();
  button.click();
  await page.element.updateComplete;
  await page.until(() => button.textContent.trim() === CONTINUE);
}

/** Where a press on *Continue* leads, and what the console says about that. */
async function leadsTo(attributes: Readonly<Record<string, string>>) {
  const log = new ConsoleLog();
  try {
    const page = await CheckoutPage.load("new-basket", attributes);
    await proceed(page);
    const urls = page.events("checkout-proceed").map(({ url }) => url);
    return { urls, warnings: log.warnings, basketId: page.element.basket?.id ?? "" };
  } finally {
    log.stop();
  }
}

describe("Continue", () => {
  it("sends what is typed and not entered, validates, and then tells the host where to go", async () => {
    const page = await CheckoutPage.load("new-basket", { "checkout-url": `${SHOP}/pay?b={basketId}` });
    const line = page.line(0);
    line.type("3");
    await page.element.updateComplete;
    page.button(CONTINUE).click();
    await page.until(() => page.events("checkout-proceed").length === 1);
    const log = await page.requests();
    expect(log.map(({ endpoint }) => endpoint)).to.deep.equal(["token", "validate", "update", "validate"]);
    expect([...(await page.kept()).values()]).to.deep.equal([3, 1]);
    const basketId = page.element.basket?.id;
    expect(page.events("checkout-proceed")).to.deep.equal([{ basketId, url: `${SHOP}/pay?b=${basketId}` }]);
    expect(line.quantity).to.equal("3");
  });

  it("sends what was clicked a moment ago at once", async () => {
    const page = await CheckoutPage.load();
    await page.click(page.line(0).button(/^Increase/));
    await page.click(page.line(0).button(/^Increase/));
    await proceed(page);
    expect(page.events("checkout-proceed").length).to.equal(1);
    expect([...(await page.kept()).values()]).to.deep.equal([3, 1]);
    expect((await page.requests("update")).length).to.equal(1);
  });

  it("says that it is looking, and looks once however often it is pressed", async () => {
    const page = await CheckoutPage.load();
    await addFault({ on: "validate", kind: "latency", delay: 150 });
    const button = page.button(CONTINUE);
    button.click();
    button.click();
    await page.element.updateComplete;
    expect(button.textContent.trim()).to.equal("Checking your basket…");
    expect(button.ariaDisabled).to.equal("true");
    button.click();
    await page.until(() => button.textContent.trim() === CONTINUE);
    expect(button.ariaDisabled).to.equal("false");
    expect(page.events("checkout-proceed").length).to.equal(1);
    expect((await page.requests("validate")).length).to.equal(2);
  });

  it("leads nowhere from an element that has been removed meanwhile", async () => {
    const page = await CheckoutPage.load();
    const other = await CheckoutPage.place();
    await other.settled();
    await addFault({ on: "validate", kind: "latency", delay: 200, times: 1 });
    const result = page.element.proceed();
    await nextFrame();
    page.element.remove();
    expect(await rejection(result)).to.include({ code: "aborted" });
    expect(page.events("checkout-proceed")).to.deep.equal([]);
  });

  it("encodes the basket's id, wherever the address wants it", async () => {
    const page = await CheckoutPage.open("no-cookie", {
      "checkout-url": `${SHOP}/{basketId}/pay?b={basketId}#{basketId}`,
    });
    const api = new ApiDouble();
    page.element.api = api;
    await page.element.updateComplete;
    const basket = page.element.initiate({ orderItems: [{ offer: { id: "o", version: "v" } }] });
    await page.until(() => api.initiates.length === 1);
    nth(api.initiates, 0).resolve("a/b?c&d=é");
    await page.until(() => api.validates.length > 0);
    nth(api.validates, 0).resolve(aBasket(undefined, { id: "a/b?c&d=é" }));
    await basket;
    const result = page.element.proceed();
    await page.until(() => api.validates.length === 2);
    nth(api.validates, 1).resolve(aBasket(undefined, { id: "a/b?c&d=é" }));
    await result;
    const encoded = "a%2Fb%3Fc%26d%3D%C3%A9";
    expect(page.events("checkout-proceed").map(({ url }) => url)).to.deep.equal([
      `${SHOP}/${encoded}/pay?b=${encoded}#${encoded}`,
    ]);
  });

  it("goes there unless the host cancels", async () => {
    await send("POST", "/demo/scenario/new-basket");
    const holder = await fixture<HTMLElement>(html`<div></div>`);
    const before = location.href;
    const element = document.createElement("partner-checkout");
    element.tokenUrl = "/demo/token";
    element.checkoutUrl = `${location.pathname}${location.search}#paid-{basketId}`;
    let wanted = false;
    const cancel = (event: Event): void => {
      if (!wanted) event.preventDefault();
    };
    element.addEventListener("checkout-proceed", cancel);
    holder.append(element);
    const page = new CheckoutPage(document.createElement("partner-checkout"));
    await page.until(() => element.status === "ready");
    await element.proceed();
    expect(location.href).to.equal(before);
    wanted = true;
    const { id } = await element.proceed();
    expect(location.hash).to.equal(`#paid-${id}`);
    history.replaceState(null, "", before);
  });

  it("without checkout-url only tells the host", async () => {
    expect((await leadsTo({})).urls).to.deep.equal([undefined]);
  });

  it("leads to a path of the page's own origin", async () => {
    const { urls, basketId } = await leadsTo({ "checkout-url": "/pay/{basketId}" });
    expect(urls).to.deep.equal([`${location.origin}/pay/${basketId}`]);
  });

  for (const url of ["javascript:alert('{basketId}')", "data:text/html,x", "java\tscript:alert(1)"]) {
    it(`does not lead to ${JSON.stringify(url)}, and warns once`, async () => {
      const { urls, warnings } = await leadsTo({ "checkout-url": url });
      expect(urls).to.deep.equal([undefined]);
      expect(warnings).to.deep.equal([
        `<partner-checkout> checkout-url="${url}" is not an http(s) URL, with {basketId} where the id goes`,
      ]);
    });
  }

  it("leads to the origins in checkout-origins", async () => {
    const { urls, warnings, basketId } = await leadsTo({
      "checkout-url": `${SHOP}/{basketId}`,
      "checkout-origins": `https://other.example ${SHOP}`,
    });
    expect(urls).to.deep.equal([`${SHOP}/${basketId}`]);
    expect(warnings).to.deep.equal([]);
  });

  for (const url of ["https://evil.example/", `${SHOP}.evil.example/`, "//evil.example/", "/pay"]) {
    it(`does not lead to ${url} when checkout-origins does not say so, and warns once`, async () => {
      const { urls, warnings } = await leadsTo({ "checkout-url": url, "checkout-origins": SHOP });
      expect(urls).to.deep.equal([undefined]);
      expect(warnings.length).to.equal(1);
      expect(warnings[0]).to.contain("checkout-origins");
    });
  }
});

describe("Continue on a basket that was changed elsewhere", () => {
  it("shows it first, and goes on when it is pressed again", async () => {
    const page = await CheckoutPage.load();
    const { items } = page.element.basket ?? {};
    await send("POST", "/demo/tab", { orderItemActions: [quantityAction(items?.[0]?.id, 5)] });
    await proceed(page);
    expect(page.events("checkout-proceed")).to.deep.equal([]);
    expect([page.line(0).quantity, page.part("total")]).to.deep.equal(["5", "Total £189.99"]);
    expect(page.part("error")).to.contain(english.changedElsewhere);
    expect(page.focused).to.equal(page.button("Try again"));
    await proceed(page);
    expect(page.events("checkout-proceed").length).to.equal(1);
    expect(page.count("error")).to.equal(0);
  });

  for (const [what, act] of Object.entries({
    "the basket is read again": (page: CheckoutPage) => page.click(page.button("Try again")),
    "the shopper changes it": (page: CheckoutPage) => page.click(page.line(1).button(/^Remove/)),
  })) {
    it(`says so until ${what}`, async () => {
      const page = await CheckoutPage.load();
      const { items } = page.element.basket ?? {};
      await send("POST", "/demo/tab", { orderItemActions: [quantityAction(items?.[0]?.id, 5)] });
      await proceed(page);
      expect(page.count("error")).to.equal(1);
      await act(page);
      await page.settled();
      expect(page.count("error")).to.equal(0);
    });
  }

  it("shows it also where it came with the answer to what was typed", async () => {
    const [one, other] = [anItem({ id: "line-1" }), anItem({ id: "line-2" })];
    const api = new ApiDouble();
    const page = await CheckoutPage.loadThrough(api, aBasket([one, other]));
    page.line(0).type("3");
    const proceeding = page.element.proceed();
    await page.until(() => api.updates.length === 1);
    const after = aBasket([
      { ...one, quantity: 3 },
      { ...other, quantity: 5 },
    ]);
    nth(api.updates, 0).resolve({ basket: after, refusals: [] });
    await page.until(() => api.validates.length === 2);
    nth(api.validates, 1).resolve(after);
    await proceeding;
    await page.element.updateComplete;
    expect(page.events("checkout-proceed")).to.deep.equal([]);
    expect(page.part("error")).to.contain(english.changedElsewhere);
  });

  it("is not said of a basket that has taken its place", async () => {
    const page = await CheckoutPage.load();
    const { items } = page.element.basket ?? {};
    await send("POST", "/demo/tab", { orderItemActions: [quantityAction(items?.[0]?.id, 5)] });
    await proceed(page);
    expect(page.count("error")).to.equal(1);
    const id = await initiateElsewhere();
    await page.until(() => page.element.basket?.id === id);
    expect(page.count("error")).to.equal(0);
  });

  it("shows first what another tab has begun while something is held back", async () => {
    const page = await CheckoutPage.load();
    const consent = deferred<undefined>();
    page.element.addEventListener("basket-before-change", ({ detail }) => detail.waitUntil(consent.promise));
    await page.click(page.line(0).button(/^Increase/));
    page.button(CONTINUE).click();
    const id = await initiateElsewhere();
    await page.until(() => page.element.basket?.id === id);
    consent.resolve(undefined);
    await page.until(() => page.part("proceed") === CONTINUE);
    expect(page.events("checkout-proceed")).to.deep.equal([]);
    expect(page.part("error")).to.contain(english.changedElsewhere);
    await proceed(page);
    expect(page.events("checkout-proceed").map(({ basketId }) => basketId)).to.deep.equal([id]);
  });

  it("goes on with a basket that the shopper begins meanwhile", async () => {
    const page = await CheckoutPage.load();
    const ordered = page.element.initiate({ orderItems: [{ offer: await offerNamed("Print Annual") }] });
    const proceeding = page.element.proceed();
    await ordered;
    await proceeding;
    expect(page.events("checkout-proceed").map(({ basketId }) => basketId)).to.deep.equal([
      page.element.basket?.id,
    ]);
    expect(page.lines.length).to.equal(1);
  });

  it("is the first of several problems", async () => {
    const page = await CheckoutPage.load("several-problems");
    const { items } = page.element.basket ?? {};
    const editable = items?.find(({ quantityRule: { editable } }) => editable);
    await send("POST", "/demo/tab", { orderItemActions: [quantityAction(editable?.id, 3)] });
    await proceed(page);
    expect(page.focused?.querySelector("li")?.textContent).to.equal(english.changedElsewhere);
  });

  it("shows an offer that was added though its answer was lost", async () => {
    const page = await CheckoutPage.load("new-basket", { timeout: "2000", "max-retries": "0" });
    const offer = await anOffer(page);
    await addFault({ on: "update", kind: "drop-after", times: 1 });
    await addFault({ on: "validate", kind: "drop-before", times: 1 });
    press(offer);
    await ended(offer);
    await page.settled();
    expect([page.lines.length, page.part("error")?.includes(english["error.uncertain"])]).to.deep.equal([
      2,
      true,
    ]);
    await proceed(page);
    expect(page.events("checkout-proceed")).to.deep.equal([]);
    expect([page.lines.length, page.part("error")?.includes(english.changedElsewhere)]).to.deep.equal([
      3,
      true,
    ]);
  });
});

describe("Continue on a basket with problems", () => {
  it("lists several, takes the focus there, and leads from each to its line", async () => {
    const page = await CheckoutPage.load("several-problems");
    await proceed(page);
    const list = page.focused;
    expect(list?.role ?? list?.getAttribute("role")).to.equal("group");
    const entries = [...(list?.querySelectorAll("li") ?? [])];
    expect(entries.length).to.be.greaterThan(5);
    expect(list?.querySelector("p")?.textContent).to.equal(`${entries.length} problems need your attention:`);
    const links = [...(list?.querySelectorAll("button") ?? [])];
    const named = links.find((link) =>
      /^\s*\u2068Lanternlight – Summer pass\u2069: This offer has ended/.test(link.textContent),
    );
    named?.click();
    expect(page.focused?.getAttribute("aria-label")).to.equal("Remove Lanternlight – Summer pass");
    expect(links.map((link) => link.textContent.replace(/\s+/g, " ").trim())).to.include(
      "\u2068The Harbour Review – Quarterly\u2069: The price has changed from 20.00 GBP to 24.50 GBP.",
    );
    const line = page.lines.findIndex(({ name }) => name === "The Harbour Review – Quarterly");
    links.find((link) => link.textContent.includes("The price has changed"))?.click();
    expect(page.focused).to.equal(page.line(line).input);
    expect(page.events("checkout-proceed")).to.deep.equal([]);
  });

  it("names a line that it cannot show as the line does", async () => {
    const items = [anItem(), anItem({ id: "line-2", name: "", unavailable: true })];
    const issues = items.map(({ id }) => ({ code: "", message: "Not today.", itemId: id }));
    const basket = aBasket(items, { validation: { valid: false, issues } });
    const api = new ApiDouble();
    const page = await CheckoutPage.loadThrough(api, basket);
    page.button(CONTINUE).click();
    await page.until(() => api.validates.length === 2);
    nth(api.validates, 1).resolve(basket);
    await page.until(() => page.focused?.id === "problem");
    const entries = [...(page.focused?.querySelectorAll("li") ?? [])];
    expect(entries.map(({ textContent }) => textContent.replace(/\s+/g, " ").trim())).to.deep.equal([
      "\u2068Quarterly\u2069: Not today.",
      "\u2068This item can’t be shown\u2069: Not today.",
    ]);
  });

  it("has one box for the basket's own and the lines', with one way to try again", async () => {
    const page = await CheckoutPage.load("several-problems");
    await proceed(page);
    const boxes = page.element.renderRoot.querySelectorAll("[part=error]");
    expect(boxes.length).to.equal(1);
    expect(boxes[0]?.contains(page.focused)).to.equal(true);
    const ways = [...(boxes[0]?.querySelectorAll("[part=retry]") ?? [])];
    // All of it would be read out again.
    expect(ways.map((way) => way.getAttribute("aria-describedby"))).to.deep.equal(["problem-count"]);
    const sentence = "These subscriptions are paid in different ways. Please order them separately.";
    const box = boxes[0]?.textContent ?? "";
    expect(box.split(sentence).length).to.equal(2);
  });

  it("takes the focus to the line of the only one: its quantity", async () => {
    const page = await CheckoutPage.load("price-changed");
    await proceed(page);
    expect(page.focused).to.equal(page.line(0).input);
    expect(page.events("checkout-proceed")).to.deep.equal([]);
  });

  it("takes the focus to the line of the only one: its remove button", async () => {
    const page = await CheckoutPage.load("blocked-product");
    await proceed(page);
    expect(page.focused).to.equal(page.line(0).button("Remove Lanternlight – Monthly"));
    expect(page.line(0).part("item-error")).to.equal("You already subscribe to Lanternlight.");
  });

  it("takes the focus to retry when the whole basket has the only one", async () => {
    const page = await CheckoutPage.load("mixed-terms");
    expect(page.part("error")).to.equal(
      "These subscriptions are paid in different ways. Please order them separately. Try again",
    );
    await proceed(page);
    expect(page.focused).to.equal(page.button("Try again"));
    expect(page.events("checkout-proceed")).to.deep.equal([]);
  });

  it("stays when an edit came to something else, and goes on the next time", async () => {
    const page = await CheckoutPage.load("server-clamps");
    page.line(0).type("5");
    await page.element.updateComplete;
    await proceed(page);
    expect(page.line(0).quantity).to.equal("2");
    expect(page.line(0).part("item-error")).to.match(/2/);
    expect(page.focused).to.equal(page.line(0).input);
    expect(page.events("checkout-proceed")).to.deep.equal([]);
    await proceed(page);
    expect(page.events("checkout-proceed").length).to.equal(1);
  });

  it("says what went wrong when the basket cannot be validated", async () => {
    const page = await CheckoutPage.load("new-basket", { "max-retries": "0" });
    await addFault({ on: "validate", kind: "status", status: 502 });
    await proceed(page);
    expect(page.part("error")).to.match(/^The shop isn’t answering right now/);
    expect(page.events("checkout-proceed")).to.deep.equal([]);
    const error: unknown = await page.element.proceed().catch((reason: unknown) => reason);
    expect(error).to.be.an.instanceOf(PartnerCheckoutError).with.property("code", "bad-gateway");
    expect(page.lines.length).to.equal(2);
  });
});

describe("Continue, right after a quantity was typed that is not to be had", () => {
  for (const [text, sentence, quantity] of [
    ["99", "Changed to 5, the nearest you can have.", "5"],
    ["2x", "Enter a whole number.", "1"],
  ] as const) {
    it(`shows first what ${text} has become, and goes on when it is pressed again`, async () => {
      const page = await CheckoutPage.load();
      // However long the API takes.
      await changeSettings({ latency: 600 });
      const line = page.line(0);
      await page.type(line, text);
      await page.click(page.button("Continue to checkout"));
      await page.settled();
      await page.until(() => page.part("proceed") === "Continue to checkout");
      expect(page.events("checkout-proceed")).to.deep.equal([]);
      expect(line.quantity).to.equal(quantity);
      expect(page.text).to.contain(sentence);
      expect(page.focused).to.equal(line.input);
      const described = (line.input.getAttribute("aria-describedby") ?? "").split(" ");
      const hint = described.map((id) => page.element.shadowRoot?.getElementById(id)?.textContent);
      expect(hint).to.deep.equal([sentence]);
      await page.click(page.button("Continue to checkout"));
      await page.until(() => page.events("checkout-proceed").length === 1);
    });
  }

  it("goes on at once when what was typed is to be had", async () => {
    const page = await CheckoutPage.load();
    await page.type(page.line(0), "3");
    await page.click(page.button("Continue to checkout"));
    await page.until(() => page.events("checkout-proceed").length === 1);
    expect([...(await page.kept()).values()]).to.deep.equal([3, 1]);
  });
});

describe("Continue, with an edit that is lost on the way", () => {
  it("stays and says why, although the basket as it is might be ordered", async () => {
    const page = await CheckoutPage.load("new-basket", { "max-retries": "0" });
    await page.type(page.line(0), "5");
    await addFault({ on: "update", kind: "status", status: 401, times: 2 });
    const error = await rejection(page.element.proceed());
    expect(error).to.include({ code: "unauthorized" });
    await page.element.updateComplete;
    expect(page.part("error")).to.match(/^Your session has ended/);
    expect(page.events("checkout-proceed")).to.deep.equal([]);
  });

  it("leads to what is wrong with another line when a quantity is corrected besides", async () => {
    const page = await CheckoutPage.load("price-changed");
    const line = page.line(0);
    await page.type(line, "99");
    await page.element.proceed();
    expect(page.focused).to.equal(line.input);
    expect(page.events("checkout-proceed")).to.deep.equal([]);
  });
});

describe("Continue, with something begun while it is being looked into,", () => {
  /** What is true at the moment when the shopper is led on. */
  function watchProceed(page: CheckoutPage): { seen?: readonly unknown[] } {
    const watched: { seen?: readonly unknown[] } = {};
    page.element.addEventListener("checkout-proceed", () => {
      const { busy, basket } = page.element;
      watched.seen = [busy, page.line(0).quantity, basket?.items[0]?.quantity];
    });
    return watched;
  }

  it("waits for a click that has not been sent", async () => {
    const api = new ApiDouble();
    const page = await CheckoutPage.loadThrough(api);
    const watched = watchProceed(page);
    page.button(CONTINUE).click();
    await page.until(() => api.validates.length === 2);
    page
      .line(0)
      .button(/^Increase/)
      .click();
    nth(api.validates, 1).resolve(aBasket());
    await page.until(() => api.updates.length === 1);
    const changed = aBasket([anItem({ quantity: 2 })]);
    nth(api.updates, 0).resolve({ basket: changed, refusals: [] });
    await page.until(() => api.validates.length === 3);
    nth(api.validates, 2).resolve(changed);
    await page.until(() => page.events("checkout-proceed").length === 1);
    expect(watched.seen).to.deep.equal([false, "2", 2]);
  });

  it("enters what is typed", async () => {
    const page = await CheckoutPage.load();
    await addFault({ on: "validate", kind: "latency", delay: 300, times: 1 });
    const watched = watchProceed(page);
    page.button(CONTINUE).click();
    await page.until(() => page.part("proceed") !== CONTINUE);
    await page.type(page.line(0), "3");
    await page.until(() => page.events("checkout-proceed").length === 1);
    expect(watched.seen).to.deep.equal([false, "3", 3]);
  });

  it("does not wait for what was typed in a line that is gone", async () => {
    const api = new ApiDouble();
    const page = await CheckoutPage.loadThrough(api, aBasket([anItem(), anItem({ id: "line-2" })]));
    await page.type(page.line(1), "3");
    page.element.refresh().catch(() => undefined);
    await page.until(() => api.validates.length === 2);
    nth(api.validates, 1).resolve(aBasket());
    await page.until(() => page.lines.length === 1);
    page.button(CONTINUE).click();
    await page.until(() => api.validates.length === 3);
    nth(api.validates, 2).resolve(aBasket());
    await page.until(() => page.events("checkout-proceed").length === 1);
  });

  it("leads nowhere with a change that a host's own client keeps for want of a connection", async () => {
    const api = new ApiDouble();
    const page = await CheckoutPage.loadThrough(api);
    page
      .line(0)
      .button(/^Increase/)
      .click();
    await page.until(() => api.updates.length === 1);
    nth(api.updates, 0).reject(new PartnerCheckoutError("offline"));
    await page.until(() => page.element.status === "error");
    expect(await rejection(page.element.proceed())).to.have.property("code", "offline");
    expect(page.events("checkout-proceed")).to.deep.equal([]);
  });
});
