import { expect, fixture, html, nextFrame, oneEvent } from "@open-wc/testing";
import { quantityAction, send } from "../demo/demo-client.js";
import { addFault, CheckoutPage } from "../support/checkout-page.js";
import { rejection } from "../support/deferred.js";
import { changeSettings, eventually, issueToken, offerNamed } from "../support/demo-basket.js";
import { errorCodes } from "../support/token-sources.js";

async function endpoints(page: CheckoutPage): Promise<readonly string[]> {
  return (await page.requests()).map(({ endpoint }) => endpoint);
}

/** Lets the element do what it would do by itself, if anything. */
async function aWhile(): Promise<void> {
  for (let frame = 0; frame < 10; frame++) await nextFrame();
}

describe("an element on the move", () => {
  it("keeps its basket within the page, without a new request", async () => {
    const page = await CheckoutPage.load();
    const place = document.createElement("aside");
    page.element.after(place);
    const line = page.line(0);
    line.type("3");
    place.append(page.element);
    await aWhile();
    expect(page.element.status).to.equal("ready");
    expect(page.line(0).quantity).to.equal("3");
    expect(await endpoints(page)).to.deep.equal(["token", "validate"]);
    page.line(0).press("Enter");
    await page.settled();
    expect([...(await page.kept()).values()]).to.deep.equal([3, 1]);
    expect(page.events("basket-load").length).to.equal(1);
  });

  it("loads again when it is put back after a while", async () => {
    const page = await CheckoutPage.load();
    const place = page.element.parentElement;
    page.element.remove();
    await aWhile();
    await send("DELETE", "/demo/requests");
    place?.append(page.element);
    await page.until(() => page.element.status === "ready");
    await eventually(async () => (await endpoints(page)).includes("validate"));
    page
      .line(0)
      .button(/^Increase/)
      .click();
    await page.settled();
    expect([...(await page.kept()).values()]).to.deep.equal([2, 1]);
  });

  it("leaves no request behind when it goes while it waits for a token", async () => {
    const page = await CheckoutPage.open("new-basket", {}, () =>
      addFault({ on: "token", kind: "latency", delay: 1_000 }),
    );
    await eventually(async () => (await endpoints(page)).includes("token"));
    page.element.remove();
    await eventually(async () => (await page.requests("token")).every(({ status }) => status !== null));
    await aWhile();
    expect(await endpoints(page)).to.deep.equal(["token"]);
  });

  it("asks for nothing once it has gone, whatever the page tells", async () => {
    const page = await CheckoutPage.load();
    page.element.remove();
    await aWhile();
    window.dispatchEvent(new Event("online"));
    window.dispatchEvent(new Event("focus"));
    window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
    await changeSettings({ cookieEncoding: "bare" });
    await aWhile();
    expect(await endpoints(page)).to.deep.equal(["token", "validate"]);
  });
});

describe("two elements with the same basket", () => {
  it("share one validate, and both follow a change of either", async () => {
    const one = await CheckoutPage.open();
    const other = await CheckoutPage.place();
    await one.settled();
    await other.settled();
    expect(await endpoints(one)).to.deep.equal(["token", "validate"]);
    expect(other.lines.map(({ name }) => name)).to.deep.equal(one.lines.map(({ name }) => name));
    one
      .line(0)
      .button(/^Increase/)
      .click();
    await one.settled();
    await other.settled();
    expect([one.line(0).quantity, other.line(0).quantity]).to.deep.equal(["2", "2"]);
    expect((await endpoints(one)).filter((endpoint) => endpoint === "update").length).to.equal(1);
    one.element.remove();
    other
      .line(0)
      .button(/^Increase/)
      .click();
    await other.settled();
    expect([...(await other.kept()).values()]).to.deep.equal([3, 1]);
  });

  it("share it although they go about it differently, and keep to one token", async () => {
    const one = await CheckoutPage.open();
    const others = [
      await CheckoutPage.place({ timeout: "5000" }),
      await CheckoutPage.place({ "max-retries": "0", validate: "manual" }),
    ];
    for (const page of [one, ...others]) await page.settled();
    await one.click(one.line(0).button(/^Increase/));
    await others[1]?.click(others[1].line(0).button(/^Increase/));
    for (const page of [one, ...others]) await page.settled();
    expect(others.map((page) => page.line(0).quantity)).to.deep.equal(["3", "3"]);
    expect((await one.requests("update")).map(({ overlapping }) => overlapping)).to.not.include(1);
    expect((await one.requests("token")).length).to.equal(1);
  });

  it("go on when one of them changes its ways", async () => {
    const one = await CheckoutPage.open();
    const other = await CheckoutPage.place();
    await one.settled();
    one.element.timeout = 1500;
    one.element.maxRetries = 0;
    await one.element.updateComplete;
    expect(one.element.status).to.equal("ready");
    const statuses = async () => (await one.requests("validate")).map(({ status }) => status);
    await eventually(async () => (await statuses()).join() === "200,200");
    await addFault({ on: "validate", kind: "hang", times: 1 });
    await other.element.refresh().catch(() => undefined);
    await other.settled();
    expect(errorCodes(other)).to.deep.equal(["timeout"]);
  });
});

describe("twenty elements with the same basket", () => {
  it("make one validate and one request for a token, however they come", async () => {
    const pages = [await CheckoutPage.open()];
    while (pages.length < 10) pages.push(await CheckoutPage.place());
    await pages[0]?.settled();
    while (pages.length < 20) pages.push(await CheckoutPage.place());
    for (const page of pages) await page.settled();
    expect(pages.map((page) => page.part("total"))).to.deep.equal(pages.map(() => "Total £109.99"));
    await pages[19]?.element.setQuantity(pages[19].element.basket?.items[0]?.id ?? "", 2);
    await pages[7]?.element.proceed();
    await pages[0]?.settled();
    const asked = await endpoints(pages[0] as CheckoutPage);
    const count = (endpoint: string): number => asked.filter((each) => each === endpoint).length;
    expect([count("token"), count("update")]).to.deep.equal([1, 1]);
    // One to load, one after the change, one before continuing; the last two may be one.
    expect(count("validate")).to.be.within(2, 3);
    for (const page of pages) expect(page.line(0).quantity).to.equal("2");
  });
});

describe("an element that comes back to a basket which has changed", () => {
  async function comesBackTo(change: (page: CheckoutPage) => unknown): Promise<CheckoutPage> {
    const page = await CheckoutPage.load();
    const { element } = page;
    const place = element.parentElement;
    await change(page);
    element.remove();
    await eventually(async () => [...(await page.kept()).values()][0] === 4);
    await aWhile();
    place?.append(element);
    await page.until(() => element.basket?.items[0]?.quantity === 4);
    return page;
  }
  const changeElsewhere = async ({ element }: CheckoutPage): Promise<void> => {
    await send("POST", "/demo/tab", { orderItemActions: [quantityAction(element.basket?.items[0]?.id, 4)] });
  };
  const changeHere = ({ element }: CheckoutPage): void => {
    void element.setQuantity(element.basket?.items[0]?.id ?? "", 4).catch(() => undefined);
  };

  for (const [where, change] of Object.entries({ elsewhere: changeElsewhere, "by itself": changeHere })) {
    it(`${where} tells of that once`, async () => {
      const page = await comesBackTo(change);
      const changes = page.events("basket-change");
      expect(changes.map(({ basket, source }) => [basket.items[0]?.quantity, source])).to.deep.equal([
        [4, "remote"],
      ]);
      expect(page.events("basket-load").length).to.equal(1);
    });
  }
});

describe("a second element with a basket", () => {
  it("leaves what is said of a change that failed", async () => {
    const page = await CheckoutPage.load();
    await addFault({ on: "update", kind: "status", status: 409, times: 1 });
    await rejection(page.element.addItem(await offerNamed("Print Annual")));
    await page.element.updateComplete;
    expect(page.count("error")).to.equal(1);
    const other = await CheckoutPage.place();
    await other.settled();
    await aWhile();
    expect([page.count("error"), other.count("error")]).to.deep.equal([1, 1]);
    expect(other.eventNames).to.deep.equal(["basket-load"]);
  });

  it("tells of the basket when the page has had its time to listen", async () => {
    await CheckoutPage.load();
    const other = document.createElement("partner-checkout");
    other.tokenUrl = "/demo/token";
    const holder = await fixture<HTMLElement>(html`<div></div>`);
    holder.append(other);
    expect([other.status, other.basket?.items.length]).to.deep.equal(["ready", 2]);
    const loaded = oneEvent(other, "basket-load");
    expect((await loaded).type).to.equal("basket-load");
  });

  it("keeps its source of tokens when the first has lost it", async () => {
    const getToken = (): Promise<string> => issueToken();
    const one = await CheckoutPage.open("new-basket", { "token-url": undefined });
    const other = await CheckoutPage.place({ "token-url": undefined });
    for (const { element } of [one, other]) element.getToken = getToken;
    await one.settled();
    await other.settled();
    one.element.getToken = undefined;
    one.element.remove();
    await changeSettings({ refuseTokens: 1 });
    expect((await other.element.refresh()).items.length).to.equal(2);
  });
});
