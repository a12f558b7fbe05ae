import { expect } from "@open-wc/testing";
import { english } from "../../src/i18n/messages.js";
import { removeAction, send } from "../demo/demo-client.js";
import { CheckoutPage, type Attributes } from "../support/checkout-page.js";
import { setOffline } from "../support/connection.js";
import { anOffer, ended, press } from "../support/offers.js";

/** Soon over, and nothing by itself. */
const QUICK: Attributes = { timeout: "2000", "max-retries": "0" };

describe("without a connection", () => {
  afterEach(async () => {
    await setOffline(false);
  });

  it("a basket is loaded as soon as there is one", async () => {
    const page = await CheckoutPage.open("new-basket", QUICK, () => setOffline(true));
    await page.settled();
    expect(page.element.status).to.equal("error");
    expect(page.part("error")).to.contain(english["error.offline"]);
    expect([page.count("error"), page.count("retry")]).to.deep.equal([1, 1]);
    expect(page.count("skeleton")).to.equal(0);
    expect(page.announced.assertive).to.equal(english["error.offline"]);
    expect(page.events("basket-error").map(({ error }) => error.code)).to.deep.equal(["offline"]);
    expect(await page.requests()).to.deep.equal([]);
    await setOffline(false);
    await page.until(() => page.element.status === "ready");
    expect(page.lines.length).to.equal(2);
    expect(page.count("error")).to.equal(0);
    expect(page.events("basket-load").length).to.equal(1);
    expect((await page.requests("validate")).length).to.equal(1);
  });

  it("the lines stay, and are read again as soon as there is one", async () => {
    const page = await CheckoutPage.load("new-basket", QUICK);
    await setOffline(true);
    const error = await page.element.refresh().catch((thrown: unknown) => thrown);
    await page.settled();
    expect(error).to.include({ code: "offline", sent: false });
    expect(page.part("error")).to.contain(english["error.offline"]);
    expect(page.lines.length).to.equal(2);
    expect(page.part("total")).to.equal("Total £109.99");
    await setOffline(false);
    await page.until(() => page.element.status === "ready");
    expect(page.count("error")).to.equal(0);
    expect((await page.requests("validate")).length).to.equal(2);
  });

  it("trying again says the same again", async () => {
    const page = await CheckoutPage.load("new-basket", QUICK);
    await setOffline(true);
    await page.element.refresh().catch(() => undefined);
    await page.element.updateComplete;
    page.button("Try again").click();
    await page.until(() => page.events("basket-error").length === 2);
    expect([page.count("error"), page.count("retry")]).to.deep.equal([1, 1]);
    expect(page.part("error")).to.contain(english["error.offline"]);
  });

  it("a changed quantity is kept, and sent once when there is one", async () => {
    const page = await CheckoutPage.load("new-basket", QUICK);
    await setOffline(true);
    const line = page.line(0);
    await page.click(line.button(/^Increase/));
    await page.until(() => page.count("error") === 1);
    expect(page.part("error")).to.contain(english["error.offline"]);
    expect(line.quantity).to.equal("2");
    expect(line.part("item-error")).to.equal(undefined);
    expect(line.part("item-price")).to.contain("Updating…");
    expect(page.element.busy).to.equal(true);
    expect(page.element.basket?.items[0]?.quantity).to.equal(1);

    await page.click(line.button(/^Increase/));
    expect(line.quantity).to.equal("3");
    expect(await page.askedQuantities()).to.deep.equal([]);

    await setOffline(false);
    await page.settled();
    await page.until(() => page.element.status === "ready");
    expect(await page.askedQuantities()).to.deep.equal([[3]]);
    expect([...(await page.kept()).values()]).to.deep.equal([3, 1]);
    expect(line.quantity).to.equal("3");
    expect(page.count("error")).to.equal(0);
    expect(page.events("basket-change").map(({ source, actions }) => [source, actions.length])).to.deep.equal(
      [["user", 1]],
    );
    expect(page.events("basket-error").map(({ error }) => error.code)).to.deep.equal(["offline"]);
  });

  it("a removal is kept, and sent when there is one", async () => {
    const page = await CheckoutPage.load("new-basket", QUICK);
    await setOffline(true);
    const [gone] = page.element.basket?.items ?? [];
    await page.click(page.line(0).button(/^Remove/));
    await page.until(() => page.count("error") === 1);
    expect(page.line(0).part("remove")).to.equal("Removing…");
    await setOffline(false);
    await page.settled();
    expect(page.lines.map(({ name }) => name)).to.deep.equal(["Meridian Post – Digital, one year"]);
    expect(await page.sentActions()).to.deep.equal([[{ orderItemActionType: "remove", id: gone?.id }]]);
    expect(page.focused).to.equal(page.line(0).button(/^Remove/));
  });

  it("a host's promise waits with its change", async () => {
    const page = await CheckoutPage.load("new-basket", QUICK);
    await setOffline(true);
    const changed = page.element.setQuantity(page.element.basket?.items[0]?.id ?? "", 4);
    await page.until(() => page.count("error") === 1);
    await setOffline(false);
    expect((await changed).items.map(({ quantity }) => quantity)).to.deep.equal([4, 1]);
    await page.settled();
  });

  it("an offer that finds no basket yet is not promised for later", async () => {
    const page = await CheckoutPage.open("new-basket", QUICK, () => setOffline(true));
    await page.settled();
    const offer = await anOffer(page);
    press(offer);
    await ended(offer);
    await page.settled();
    expect(page.part("error")).to.contain(english["error.network"]);
    expect(offer.matches(":state(failed)")).to.equal(true);
    await setOffline(false);
    await page.until(() => page.lines.length === 2);
    expect(page.part("error")).to.contain(english["error.network"]);
    press(offer);
    await ended(offer);
    await page.settled();
    expect([page.lines.length, page.count("error")]).to.deep.equal([3, 0]);
  });

  it("a line that is removed elsewhere meanwhile has gone when there is one", async () => {
    const page = await CheckoutPage.load("new-basket", QUICK);
    await setOffline(true);
    const items = page.element.basket?.items ?? [];
    await page.click(page.line(0).button(/^Increase/));
    await page.until(() => page.count("error") === 1);
    await send("POST", "/demo/tab", { orderItemActions: [removeAction(items[1]?.id)] });
    await setOffline(false);
    await page.settled();
    expect([...(await page.kept()).values()]).to.deep.equal([2]);
    expect(page.lines.map(({ name, quantity }) => [name, quantity])).to.deep.equal([
      ["The Harbour Review – Quarterly", "2"],
    ]);
  });
});
