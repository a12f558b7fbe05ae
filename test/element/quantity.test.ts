import { expect, nextFrame } from "@open-wc/testing";
import { send } from "../demo/demo-client.js";
import { ApiDouble, nth } from "../support/api-double.js";
import { aBasket, anItem } from "../support/baskets.js";
import { addFault, CheckoutPage, type CheckoutLine } from "../support/checkout-page.js";

const NAME = "The Harbour Review – Quarterly";
/** Position of the add-on in the scenario `add-ons` of which any number may be had. */
const UNLIMITED = 3;

describe("the buttons for one more and one less", () => {
  it("show the new quantity at once, and ask the API for it", async () => {
    const page = await CheckoutPage.load();
    const line = page.line(0);
    await page.click(line.button(`Increase quantity of ${NAME}`));
    expect(line.quantity).to.equal("2");
    expect(line.part("item-price")).to.contain("Updating…");
    expect(page.element.busy).to.equal(true);
    expect(page.element.basket?.items[0]?.quantity).to.equal(1);
    expect(await page.askedQuantities()).to.deep.equal([]);
    await page.settled();
    expect(await page.askedQuantities()).to.deep.equal([[2]]);
    expect(line.part("item-price")).to.equal("£40.00 £20.00 each");
    expect(page.part("total")).to.equal("Total £129.99");
    line.button(`Decrease quantity of ${NAME}`).click();
    await page.settled();
    expect(await page.askedQuantities()).to.deep.equal([[2], [1]]);
    expect(line.quantity).to.equal("1");
  });

  it("send one absolute quantity for several clicks, in one event", async () => {
    const page = await CheckoutPage.load();
    const line = page.line(0);
    for (let click = 0; click < 3; click++) {
      await page.click(line.button(/^Increase/));
    }
    expect(line.quantity).to.equal("4");
    await page.settled();
    expect(await page.askedQuantities()).to.deep.equal([[4]]);
    expect(page.events("basket-change").map(({ source, actions }) => [source, actions])).to.deep.equal([
      ["user", [{ type: "quantity", itemId: page.element.basket?.items[0]?.id, quantity: 4 }]],
    ]);
  });

  it("make at most three updates of twenty quick clicks, one after the other", async () => {
    const page = await CheckoutPage.load("add-ons");
    await addFault({ on: "update", kind: "latency", delay: 120 });
    const line = page.line(UNLIMITED);
    for (let frame = 0; frame < 10; frame++) {
      for (let click = 0; click < 2; click++) {
        await page.click(line.button(/^Increase/));
      }
      await nextFrame();
    }
    await page.settled();
    const updates = await page.requests("update");
    expect(updates.length).to.be.within(1, 3);
    expect(updates.map(({ overlapping }) => overlapping)).to.deep.equal(updates.map(() => 0));
    expect([...(await page.kept()).values()]).to.deep.equal([1, 1, 1, 21]);
    expect(line.quantity).to.equal("21");
  });

  it("explain themselves where the quantity ends", async () => {
    const page = await CheckoutPage.load();
    const line = page.line(0);
    const fewer = line.button(/^Decrease/);
    const more = line.button(/^Increase/);
    expect(fewer.ariaDisabled).to.equal("true");
    expect(fewer.title).to.equal("1 is the fewest you can have.");
    expect(more.ariaDisabled).to.equal(null);
    expect(more.hasAttribute("title")).to.equal(false);
    fewer.click();
    expect(page.announced.assertive).to.equal("1 is the fewest you can have.");
    expect(page.element.busy).to.equal(false);
    await page.element.setQuantity(page.element.basket?.items[0]?.id ?? "", 5);
    await page.settled();
    expect(fewer.ariaDisabled).to.equal(null);
    expect(fewer.hasAttribute("title")).to.equal(false);
    expect(more.ariaDisabled).to.equal("true");
    expect(more.title).to.equal("5 is the most you can have.");
    more.click();
    expect(page.announced.assertive).to.equal("5 is the most you can have.");
    expect(await page.askedQuantities()).to.deep.equal([[5]]);
  });

  it("say so on the line as well, until it is touched again", async () => {
    const page = await CheckoutPage.load();
    const line = page.line(0);
    await page.click(line.button(/^Decrease/));
    expect(page.text).to.contain("1 is the fewest you can have.");
    expect(line.input.ariaInvalid).to.equal(null);
    await page.click(line.button(/^Increase/));
    expect(page.text).not.to.contain("the fewest");
    await page.settled();
  });

  it("go by the offer's increment", async () => {
    const page = await CheckoutPage.load("volume-tiers");
    const line = page.line(0);
    expect(line.quantity).to.equal("20");
    line.button(/^Increase/).click();
    await page.settled();
    expect(line.quantity).to.equal("25");
    await page.type(line, "33");
    await page.press(line, "Enter");
    expect(page.announced.assertive).to.equal("Changed to 35, the nearest you can have.");
    await page.settled();
    expect(await page.askedQuantities()).to.deep.equal([[25], [35]]);
  });
});

describe("typing a quantity", () => {
  it("is entered by Enter", async () => {
    const page = await CheckoutPage.load();
    const line = page.line(0);
    await page.type(line, "3");
    expect(page.element.busy).to.equal(false);
    await page.press(line, "Enter");
    expect(page.element.busy).to.equal(true);
    await page.settled();
    expect(await page.askedQuantities()).to.deep.equal([[3]]);
    expect(page.focused).to.equal(line.input);
  });

  it("is entered by leaving the input", async () => {
    const page = await CheckoutPage.load();
    const line = page.line(0);
    await page.type(line, "4");
    await page.leave(line);
    await page.settled();
    expect(await page.askedQuantities()).to.deep.equal([[4]]);
  });

  for (const [how, leave] of [
    ["Enter", (page: CheckoutPage, line: CheckoutLine) => page.press(line, "Enter")],
    ["leaving", (page: CheckoutPage, line: CheckoutLine) => page.leave(line)],
  ] as const) {
    it(`is sent on ${how} without waiting for one more click, as what waited before it`, async () => {
      const api = new ApiDouble();
      const page = await CheckoutPage.loadThrough(api);
      page.line(0).input.focus();
      await page.press(page.line(0), "ArrowUp");
      await leave(page, page.line(0));
      expect(api.updates.map(({ actions }) => actions)).to.deep.equal([
        [{ type: "quantity", itemId: "line-1", quantity: 2 }],
      ]);
      nth(api.updates, 0).resolve({ basket: aBasket([anItem({ quantity: 2 })]), refusals: [] });
    });
  }

  it("is entered once by Enter and leaving together", async () => {
    const page = await CheckoutPage.load();
    const line = page.line(0);
    await page.type(line, "4");
    await page.press(line, "Enter");
    await page.leave(line);
    await page.settled();
    expect(await page.askedQuantities()).to.deep.equal([[4]]);
  });

  for (const [text, quantity] of [
    ["9", 5],
    ["999999999", 5],
    ["0", 1],
  ] as const) {
    it(`of ${text} becomes the nearest that may be had, ${quantity}, and says so`, async () => {
      const page = await CheckoutPage.load();
      const line = page.line(0);
      await page.element.setQuantity(page.element.basket?.items[0]?.id ?? "", 2);
      await page.type(line, text);
      await page.press(line, "Enter");
      expect(page.announced.assertive).to.equal(`Changed to ${quantity}, the nearest you can have.`);
      expect(line.quantity).to.equal(String(quantity));
      await page.settled();
      expect(await page.askedQuantities()).to.deep.equal([[2], [quantity]]);
    });
  }

  for (const text of ["lots", "-1", "1.5", "1e1", "9999999999", "2 3"]) {
    it(`of ${JSON.stringify(text)} is marked as wrong, then gives way to the quantity there is`, async () => {
      const page = await CheckoutPage.load();
      const line = page.line(0);
      await page.type(line, text);
      expect(line.input.ariaInvalid).to.equal("true");
      await page.press(line, "Enter");
      expect(page.announced.assertive).to.equal("Enter a whole number.");
      expect(line.quantity).to.equal("1");
      expect(line.input.ariaInvalid).to.equal(null);
      expect(page.element.busy).to.equal(false);
      expect(await page.askedQuantities()).to.deep.equal([]);
    });
  }

  for (const text of ["", "  "]) {
    it(`of ${JSON.stringify(text)} brings back the quantity there is, without a word`, async () => {
      const page = await CheckoutPage.load();
      const line = page.line(0);
      const before = page.announced;
      await page.type(line, text);
      expect(line.input.ariaInvalid).to.equal(null);
      await page.leave(line);
      expect(line.quantity).to.equal("1");
      expect(page.announced).to.deep.equal(before);
      expect(page.element.busy).to.equal(false);
    });
  }

  it("takes digits of other scripts and spaces around them", async () => {
    const page = await CheckoutPage.load();
    const line = page.line(0);
    await page.type(line, " ٣ ");
    await page.press(line, "Enter");
    await page.settled();
    expect(line.quantity).to.equal("3");
    expect(await page.askedQuantities()).to.deep.equal([[3]]);
  });

  it("goes on undisturbed while a change is on its way", async () => {
    const page = await CheckoutPage.load();
    await addFault({ on: "update", kind: "latency", delay: 200 });
    const line = page.line(0);
    line.button(/^Increase/).click();
    const { input } = line;
    await page.type(line, "4");
    input.setSelectionRange(0, 0);
    await page.settled();
    expect(await page.askedQuantities()).to.deep.equal([[2]]);
    expect(line.input).to.equal(input);
    expect(line.quantity).to.equal("4");
    expect(input.selectionStart).to.equal(0);
    expect(page.focused).to.equal(input);
    await page.press(line, "Enter");
    await page.settled();
    expect(await page.askedQuantities()).to.deep.equal([[2], [4]]);
  });

  it("outlives a basket that is read anew", async () => {
    const page = await CheckoutPage.load();
    const line = page.line(0);
    await page.type(line, "4");
    const [itemId] = (await page.kept()).keys();
    await send("POST", "/demo/tab", {
      orderItemActions: [{ orderItemActionType: "update_quantity", id: itemId, quantity: 2 }],
    });
    await page.element.refresh();
    await page.element.updateComplete;
    expect(line.quantity).to.equal("4");
    expect(line.part("item-price")).to.contain("£40.00");
  });
});
