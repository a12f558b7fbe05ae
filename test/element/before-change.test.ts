import { expect } from "@open-wc/testing";
import { CheckoutPage } from "../support/checkout-page.js";
import { deferred, type Deferred } from "../support/deferred.js";

/** Has the host hold back every change, and gives what it holds them by. */
function holdChanges(page: CheckoutPage): readonly Deferred<unknown>[] {
  const holds: Deferred<unknown>[] = [];
  page.element.addEventListener("basket-before-change", ({ detail }) => {
    const hold = deferred<unknown>();
    holds.push(hold);
    detail.waitUntil(hold.promise);
  });
  return holds;
}

const quantities = async (page: CheckoutPage) => [...(await page.kept()).values()];

describe("basket-before-change", () => {
  it("names the change that a shopper makes, before it is sent", async () => {
    const page = await CheckoutPage.load();
    const itemId = page.element.basket?.items[0]?.id;
    await page.click(page.line(0).button(/^Increase/));
    expect(page.events("basket-before-change").map(({ actions }) => actions)).to.deep.equal([
      [{ type: "quantity", itemId, quantity: 2 }],
    ]);
    expect(page.eventNames).not.to.include("basket-change");
    await page.settled();
    expect(page.eventNames).to.include("basket-change");
  });

  it("names the add-ons that a removal takes along, as they are sent", async () => {
    const page = await CheckoutPage.load("add-ons");
    await page.click(page.line(0).button(/^Remove/));
    await page.settled();
    const [before] = page.events("basket-before-change");
    const [change] = page.events("basket-change");
    expect(before?.actions.length).to.equal(4);
    expect(before?.actions).to.deep.equal(change?.actions);
  });

  it("is not dispatched for what a host asks for", async () => {
    const page = await CheckoutPage.load();
    await page.element.setQuantity(page.element.basket?.items[0]?.id ?? "", 2);
    expect(page.events("basket-before-change")).to.deep.equal([]);
  });

  it("cancels the change when it is cancelled", async () => {
    const page = await CheckoutPage.load();
    page.element.addEventListener("basket-before-change", (event) => event.preventDefault());
    const line = page.line(0);
    await page.click(line.button(/^Increase/));
    await page.type(line, "4");
    await page.press(line, "Enter");
    expect(line.quantity).to.equal("1");
    expect(page.element.busy).to.equal(false);
    expect(await page.requests("update")).to.deep.equal([]);
  });
});

describe("a change that the host holds back", () => {
  it("is shown at once, and sent when it is let go", async () => {
    const page = await CheckoutPage.load();
    const holds = holdChanges(page);
    const line = page.line(0);
    await page.click(line.button(/^Increase/));
    expect(line.quantity).to.equal("2");
    expect(line.part("item-price")).to.contain("Updating…");
    expect(page.part("total")).to.contain("Updating…");
    expect(page.part("status")).to.equal("Updating…");
    expect(page.element.busy).to.equal(true);
    expect(await page.requests("update")).to.deep.equal([]);
    holds[0]?.resolve(undefined);
    await page.settled();
    expect(await page.askedQuantities()).to.deep.equal([[2]]);
  });

  for (const width of [240, 360, 480, 900]) {
    it(`moves nothing on a page ${width} pixels wide, in a language of long words`, async () => {
      const page = await CheckoutPage.load();
      page.element.style.width = `${width}px`;
      page.element.locale = "de";
      await page.until(() => page.part("status") === "2 Artikel");
      const more = page.line(0).button(/erhöhen/i);
      // From one to two there comes a price for each.
      await page.click(more);
      await page.settled();
      const before = page.element.getBoundingClientRect().height;
      const holds = holdChanges(page);
      await page.click(more);
      expect(page.part("status")).to.equal("Wird aktualisiert …");
      expect(page.element.getBoundingClientRect().height).to.equal(before);
      holds[0]?.resolve(undefined);
      await page.settled();
      expect(page.part("status")).to.equal("2 Artikel");
      expect(page.element.getBoundingClientRect().height).to.equal(before);
    });
  }

  it("counts for the next click, and gives way to it", async () => {
    const page = await CheckoutPage.load();
    const holds = holdChanges(page);
    const line = page.line(0);
    for (let click = 0; click < 3; click++) await page.click(line.button(/^Increase/));
    expect(line.quantity).to.equal("4");
    for (const hold of holds) hold.resolve(undefined);
    await page.settled();
    expect(await page.askedQuantities()).to.deep.equal([[4]]);
    expect(line.quantity).to.equal("4");
  });

  it("gives way to a newer one that the host does not hold", async () => {
    const page = await CheckoutPage.load();
    const hold = deferred<unknown>();
    page.element.addEventListener("basket-before-change", ({ detail }) => {
      const [action] = detail.actions;
      if (action?.type === "quantity" && action.quantity > 4) detail.waitUntil(hold.promise);
    });
    const line = page.line(0);
    await page.press(line, "End");
    expect(line.quantity).to.equal("5");
    await page.click(line.button(/^Decrease/));
    expect(line.quantity).to.equal("4");
    hold.resolve(undefined);
    await page.settled();
    expect(await page.askedQuantities()).to.deep.equal([[4]]);
    expect(line.quantity).to.equal("4");
  });

  it("leaves the line as it was when the host does not want it", async () => {
    const page = await CheckoutPage.load();
    const holds = holdChanges(page);
    await page.click(page.line(1).button(/^Remove/));
    expect(page.line(1).part("remove")).to.equal("Removing…");
    holds[0]?.reject(new Error("Keep it"));
    await page.settled();
    expect(page.line(1).part("remove")).to.equal("Remove");
    expect(await quantities(page)).to.deep.equal([1, 1]);
    expect(page.element.busy).to.equal(false);
  });

  it("is waited for by Continue", async () => {
    const page = await CheckoutPage.load();
    const holds = holdChanges(page);
    await page.click(page.line(0).button(/^Increase/));
    await page.click(page.button("Continue to checkout"));
    expect(page.events("checkout-proceed")).to.deep.equal([]);
    holds[0]?.resolve(undefined);
    await page.until(() => page.events("checkout-proceed").length === 1);
    expect(await quantities(page)).to.deep.equal([2, 1]);
    expect(page.element.basket?.items[0]?.quantity).to.equal(2);
  });
});
