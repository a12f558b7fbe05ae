import { expect } from "@open-wc/testing";
import { send } from "../demo/demo-client.js";
import { ApiDouble } from "../support/api-double.js";
import { aBasket, anItem } from "../support/baskets.js";
import { CheckoutPage } from "../support/checkout-page.js";

const RULE = { editable: true, minimum: 1, maximum: undefined, increment: 1 };
const NAME = "The Harbour Review – Quarterly";

describe("the keys of a quantity input", () => {
  it("step up and down, and go to the limits", async () => {
    const page = await CheckoutPage.load();
    const line = page.line(0);
    line.input.focus();
    for (const [key, quantity] of [
      ["ArrowUp", "2"],
      ["ArrowUp", "3"],
      ["ArrowDown", "2"],
      ["End", "5"],
      ["Home", "1"],
      ["End", "5"],
    ] as const) {
      await page.press(line, key);
      expect(line.quantity).to.equal(quantity);
    }
    await page.settled();
    expect([...(await page.kept()).values()]).to.deep.equal([5, 1]);
    expect(page.focused).to.equal(line.input);
  });

  it("say at a limit that it is one, and send nothing", async () => {
    const page = await CheckoutPage.load();
    const line = page.line(0);
    await page.press(line, "ArrowDown");
    expect(page.announced.assertive).to.equal("1 is the fewest you can have.");
    await page.press(line, "Home");
    expect(page.element.busy).to.equal(false);
    await page.press(line, "End");
    await page.settled();
    await page.press(line, "ArrowUp");
    expect(page.announced.assertive).to.equal("5 is the most you can have.");
    expect(page.element.busy).to.equal(false);
    expect(await page.askedQuantities()).to.deep.equal([[5]]);
  });

  it("go no other way than asked where the basket holds more or less than may be had", async () => {
    const page = await CheckoutPage.loadThrough(
      new ApiDouble(),
      aBasket([
        anItem({ quantity: 8, quantityRule: { ...RULE, maximum: 5 } }),
        anItem({ id: "line-2", quantity: 1, quantityRule: { ...RULE, minimum: 2 } }),
      ]),
    );
    await page.press(page.line(0), "ArrowUp");
    expect(page.announced.assertive).to.equal("5 is the most you can have.");
    const increase = page.line(0).button(/^Increase/);
    expect([increase.ariaDisabled, increase.title]).to.deep.equal(["true", "5 is the most you can have."]);
    await page.click(increase);
    await page.click(page.line(1).button(/^Decrease/));
    expect(page.announced.assertive).to.equal("2 is the fewest you can have.");
    expect(page.lines.map(({ quantity }) => quantity)).to.deep.equal(["8", "1"]);
    expect(page.element.busy).to.equal(false);
    await page.type(page.line(0), "8");
    await page.press(page.line(0), "ArrowUp");
    await page.type(page.line(1), "");
    await page.press(page.line(1), "Enter");
    expect(page.lines.map(({ quantity }) => quantity)).to.deep.equal(["8", "1"]);
    await page.click(page.line(0).button(/^Decrease/));
    await page.click(page.line(1).button(/^Increase/));
    expect(page.lines.map(({ quantity }) => quantity)).to.deep.equal(["5", "2"]);
  });

  it("step from what is typed", async () => {
    const page = await CheckoutPage.load();
    const line = page.line(0);
    await page.type(line, "3");
    await page.press(line, "ArrowUp");
    expect(line.quantity).to.equal("4");
    await page.type(line, "3");
    await page.press(line, "ArrowDown");
    expect(line.quantity).to.equal("2");
    await page.settled();
    expect([...(await page.kept()).values()]).to.deep.equal([2, 1]);
    await page.type(line, "5");
    await page.press(line, "ArrowUp");
    expect(page.announced.assertive).to.equal("5 is the most you can have.");
    expect(line.quantity).to.equal("5");
    await page.settled();
  });

  it("move the caret in what is typed, as everywhere", async () => {
    const page = await CheckoutPage.load();
    const line = page.line(0);
    await page.type(line, "3");
    await page.press(line, "End");
    await page.press(line, "Home");
    expect(line.quantity).to.equal("3");
    expect(page.element.busy).to.equal(false);
    await page.press(line, "Enter");
    await page.settled();
  });

  it("are left to the browser in company of a modifier, and where there is no highest quantity", async () => {
    const page = await CheckoutPage.load("add-ons");
    const unlimited = page.line(3);
    for (const modifier of ["altKey", "ctrlKey", "metaKey", "shiftKey"]) {
      await page.press(unlimited, "ArrowUp", { [modifier]: true });
    }
    await page.press(unlimited, "End");
    expect(unlimited.quantity).to.equal("1");
    expect(page.element.busy).to.equal(false);
    await page.press(unlimited, "ArrowUp");
    await page.settled();
    expect(await page.askedQuantities()).to.deep.equal([[2]]);
  });

  it("tell the browser that they were taken, so that the caret stays", async () => {
    const page = await CheckoutPage.load();
    const { input } = page.line(0);
    const isTaken = (key: string): boolean =>
      !input.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
    expect(["ArrowUp", "ArrowDown", "Enter", "4", "Tab", "Escape"].map(isTaken)).to.deep.equal([
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
    await page.settled();
  });
});

describe("a line's controls", () => {
  it("carry the item's name", async () => {
    const page = await CheckoutPage.load();
    const line = page.line(0);
    expect(line.input.ariaLabel).to.equal(`Quantity of ${NAME}`);
    for (const name of [`Decrease quantity of ${NAME}`, `Increase quantity of ${NAME}`, `Remove ${NAME}`]) {
      expect(line.button(name).localName).to.equal("button");
    }
    expect(line.input.inputMode).to.equal("numeric");
  });

  it("change no quantity where the offer allows one only", async () => {
    const page = await CheckoutPage.load();
    const line = page.line(1);
    expect(line.isEditable).to.equal(false);
    expect(line.part("quantity")).to.equal(undefined);
    expect(line.part("increment")).to.equal(undefined);
    expect(line.part("decrement")).to.equal(undefined);
    expect(line.button(/^Remove/).ariaLabel).to.equal("Remove Meridian Post – Digital, one year");
  });

  it("are taken away by readonly, and brought back without it", async () => {
    const page = await CheckoutPage.load("full-basket", { readonly: "" });
    const shown = page.lines.map((line) => [line.isEditable, line.part("remove")]);
    expect(shown).to.deep.equal(page.lines.map(() => [false, undefined]));
    expect(page.lines.length).to.equal(5);
    expect(page.text).to.contain("Qty 2").and.to.contain("Qty 3");
    page.element.readonly = false;
    await page.element.updateComplete;
    expect(page.lines.map((line) => line.isEditable)).to.deep.equal([true, true, false, false, true]);
    expect(page.count("remove")).to.equal(5);
    expect(page.text).not.to.contain("Qty 2");
  });
});

describe("a quantity that the API does not store as asked", () => {
  it("gives way to the API's, with the API's reason on the line", async () => {
    const page = await CheckoutPage.load("server-clamps");
    const line = page.line(0);
    await page.type(line, "5");
    await page.press(line, "Enter");
    await page.settled();
    expect(line.quantity).to.equal("2");
    expect(line.part("item-error"))
      .to.contain("Only 2 can be ordered.")
      .and.to.contain("Your basket now holds 2 of this.");
    expect(line.input.ariaInvalid).to.equal("true");
    expect(page.count("error")).to.equal(0);
    expect(page.announced.assertive).to.equal(
      "\u2068The Harbour Review – Quarterly\u2069: Only 2 can be ordered.",
    );
    const itemId = page.element.basket?.items[0]?.id;
    expect(page.events("basket-change").map(({ mismatches }) => mismatches)).to.deep.equal([
      [{ itemId, asked: 5, actual: 2, message: "Only 2 can be ordered." }],
    ]);
  });

  it("is explained by us where the API does not, until the line is changed again", async () => {
    const page = await CheckoutPage.open("server-clamps", {}, () =>
      send("PATCH", "/demo/settings", { explainClamps: false }),
    );
    await page.settled();
    const line = page.line(0);
    await page.press(line, "End");
    await page.settled();
    expect(line.part("item-error")).to.equal("Your basket now holds 2 of this.");
    expect(page.announced.assertive).to.equal(
      "\u2068The Harbour Review – Quarterly\u2069: Your basket now holds 2 of this.",
    );
    await page.until(() => page.events("basket-validate").length === 2);
    expect(line.part("item-error")).to.equal("Your basket now holds 2 of this.");
    await page.click(line.button(/^Decrease/));
    expect(line.part("item-error")).to.equal(undefined);
    await page.settled();
    expect(line.part("item-error")).to.equal(undefined);
    expect(line.quantity).to.equal("1");
  });

  it("points a screen reader from the input to the reason", async () => {
    const page = await CheckoutPage.load("server-clamps");
    await page.press(page.line(0), "End");
    await page.settled();
    const { input } = page.line(0);
    const id = input.getAttribute("aria-describedby") ?? "";
    const reason = page.element.shadowRoot?.getElementById(id);
    expect(reason?.textContent).to.contain("Your basket now holds 2 of this.");
    expect(reason?.closest("[part~=item]")).to.equal(input.closest("[part~=item]"));
  });
});
