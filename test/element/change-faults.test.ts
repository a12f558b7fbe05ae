import { expect } from "@open-wc/testing";
import { english } from "../../src/i18n/messages.js";
import { at, send } from "../demo/demo-client.js";
import { addFault, CheckoutPage, clearFaults, type Attributes } from "../support/checkout-page.js";

/** Soon over, and nothing by itself. */
const QUICK: Attributes = { timeout: "2000", "max-retries": "0" };

/** Presses + on the first line and waits until that is over. */
async function increase(page: CheckoutPage): Promise<void> {
  await page.click(page.line(0).button(/^Increase/));
  await page.settled();
}

describe("a change that fails", () => {
  it("for want of a right to it says so above the lines, and tries once with a fresh token", async () => {
    const page = await CheckoutPage.load("new-basket", QUICK);
    const { cookie } = document;
    await addFault({ on: "update", kind: "status", status: 401 });
    await increase(page);
    expect(page.element.status).to.equal("error");
    expect(page.part("error")).to.contain(english["error.unauthorized"]);
    expect([page.count("error"), page.count("retry")]).to.deep.equal([1, 1]);
    expect(page.lines.map((line) => line.part("item-error"))).to.deep.equal([undefined, undefined]);
    expect(page.line(0).quantity).to.equal("1");
    expect((await page.requests()).map(({ endpoint }) => endpoint)).to.deep.equal([
      "token",
      "validate",
      "update",
      "token",
      "update",
    ]);
    expect(page.events("basket-error").map(({ error }) => error.code)).to.deep.equal(["unauthorized"]);
    expect(document.cookie).to.equal(cookie);
    await clearFaults();
    await increase(page);
    expect(page.count("error")).to.equal(0);
    expect(page.element.status).to.equal("ready");
    expect(page.line(0).quantity).to.equal("2");
  });

  it("rejects a host's promise with what the shopper is told", async () => {
    const page = await CheckoutPage.load("new-basket", QUICK);
    await addFault({ on: "update", kind: "status", status: 423 });
    const itemId = page.element.basket?.items[0]?.id ?? "";
    const error = await page.element.setQuantity(itemId, 3).catch((thrown: unknown) => thrown);
    expect(error).to.include({ name: "PartnerCheckoutError", code: "http", status: 423, itemId });
    expect(error).to.equal(page.events("basket-error")[0]?.error);
  });

  it("together with another says so on both lines", async () => {
    const page = await CheckoutPage.load("full-basket", QUICK);
    await addFault({ on: "update", kind: "status", status: 502 });
    await page.click(page.line(0).button(/^Increase/));
    await page.click(page.line(4).button(/^Increase/));
    await page.settled();
    expect(await page.askedQuantities()).to.deep.equal([[3, 4]]);
    expect(page.lines.map((line) => line.part("item-error") !== undefined)).to.deep.equal([
      true,
      false,
      false,
      false,
      true,
    ]);
    expect([page.line(0).quantity, page.line(4).quantity]).to.deep.equal(["2", "3"]);
  });
});

describe("a change whose answer is lost", () => {
  it("is told once, as the shopper's own", async () => {
    const page = await CheckoutPage.load("lost-answer", QUICK);
    await increase(page);
    expect(page.events("basket-change").map(({ source, actions }) => [source, actions.length])).to.deep.equal(
      [["user", 1]],
    );
    expect(page.announced.polite).to.equal("Basket updated. Total £129.99.");
  });

  it("says so when a removed line has gone", async () => {
    const page = await CheckoutPage.load("lost-answer", QUICK);
    await page.click(page.line(0).button(/^Remove/));
    await page.settled();
    expect(page.lines.length).to.equal(1);
    expect(page.announced.polite).to.equal("The Harbour Review – Quarterly removed.");
    expect(page.focused).to.equal(page.line(0).button(/^Remove/));
  });

  it("keeps what the API last confirmed while nobody can tell", async () => {
    const page = await CheckoutPage.load("new-basket", { ...QUICK, timeout: "10000" });
    await addFault({ on: "any", kind: "drop-before" });
    await increase(page);
    const line = page.line(0);
    expect(line.quantity).to.equal("1");
    expect(line.part("item-error")).to.equal(english["error.uncertain"]);
    expect(page.lines.length).to.equal(2);
    await clearFaults();
    await increase(page);
    expect(line.quantity).to.equal("2");
  });

  it("says no longer that nobody can tell when the line shows that it was made", async () => {
    const page = await CheckoutPage.load("new-basket", QUICK);
    await addFault({ on: "update", kind: "drop-after", times: 1 });
    await addFault({ on: "validate", kind: "drop-before", times: 1 });
    await increase(page);
    const line = page.line(0);
    expect([line.quantity, line.part("item-error")]).to.deep.equal(["1", english["error.uncertain"]]);
    await page.element.validate();
    await page.element.updateComplete;
    expect([line.quantity, line.part("item-error")]).to.deep.equal(["2", undefined]);
  });

  it("is confirmed by the repeated request where that may be repeated", async () => {
    const page = await CheckoutPage.load("lost-answer", { ...QUICK, "max-retries": "1" });
    await increase(page);
    const updates = await page.requests("update");
    expect(updates.map((update) => update.status)).to.deep.equal([0, 200]);
    expect(updates.map(({ overlapping }) => overlapping)).to.deep.equal([0, 0]);
    expect(await page.askedQuantities()).to.deep.equal([[2], [2]]);
    expect(page.line(0).quantity).to.equal("2");
    expect(page.events("basket-change").map(({ source }) => source)).to.deep.equal(["user"]);
  });

  for (const status of [400, 403, 409, 429]) {
    it(`is found though the repeated request is answered with ${status}`, async () => {
      const page = await CheckoutPage.load("new-basket", { ...QUICK, "max-retries": "1" });
      await addFault({ on: "update", kind: "drop-after", times: 1 });
      await addFault({ on: "update", kind: "status", status, times: 1 });
      await increase(page);
      const updates = await page.requests("update");
      expect(updates.map((update) => update.status)).to.deep.equal([0, status]);
      expect([page.line(0).quantity, page.line(0).part("item-error")]).to.deep.equal(["2", undefined]);
      expect([...(await page.kept()).values()][0]).to.equal(2);
      expect(page.events("basket-change").map(({ source }) => source)).to.deep.equal(["user"]);
      expect(page.events("basket-error")).to.deep.equal([]);
    });
  }

  it("is refused in the API's words where the repeated request is, and nothing has been done", async () => {
    const page = await CheckoutPage.load("new-basket", { ...QUICK, "max-retries": "1" });
    await addFault({ on: "update", kind: "drop-before", times: 1 });
    await addFault({ on: "update", kind: "status", status: 404, times: 1 });
    await increase(page);
    expect(page.line(0).quantity).to.equal("1");
    expect(page.line(0).part("item-error")).to.equal(`That change wasn’t saved: ${english["error.404"]}`);
  });

  it("holds the newer wish, which is sent when the older one is settled", async () => {
    const page = await CheckoutPage.load("new-basket", QUICK);
    await addFault({ on: "update", kind: "hang", times: 1 });
    await page.click(page.line(0).button(/^Increase/));
    let pending: readonly unknown[] = [];
    while (pending.length === 0) pending = await page.requests("update");
    await page.click(page.line(0).button(/^Increase/));
    expect(page.line(0).quantity).to.equal("3");
    await page.settled();
    expect(await page.askedQuantities()).to.deep.equal([[2], [3]]);
    expect(page.line(0).quantity).to.equal("3");
    const { json } = await send("GET", "/demo/state");
    expect(at(json, "basket", "order", "orderItems", 0, "quantity")).to.equal(3);
  });
});
