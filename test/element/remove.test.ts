import { expect } from "@open-wc/testing";
import { ApiDouble, nth } from "../support/api-double.js";
import { aBasket } from "../support/baskets.js";
import { addFault, CheckoutPage, clearFaults } from "../support/checkout-page.js";
import { afterMicrotasks } from "../support/deferred.js";

/** Removes a line as a shopper does, and waits until that is over. */
async function remove(page: CheckoutPage, index: number): Promise<void> {
  await page.click(page.line(index).button(/^Remove/));
  await page.settled();
}

describe("removing a line", () => {
  it("takes it out of the basket, says so and tells the host once", async () => {
    const page = await CheckoutPage.load();
    const [gone, stays] = page.element.basket?.items ?? [];
    await remove(page, 0);
    expect(page.lines.map((line) => line.name)).to.deep.equal(["Meridian Post – Digital, one year"]);
    expect(page.part("total")).to.equal("Total £89.99");
    expect([...(await page.kept()).keys()]).to.deep.equal([stays?.id]);
    expect(page.announced.polite).to.equal("The Harbour Review – Quarterly removed.");
    expect(
      page
        .events("basket-change")
        .map(({ source, actions, mismatches }) => ({ source, actions, mismatches })),
    ).to.deep.equal([{ source: "user", actions: [{ type: "remove", itemId: gone?.id }], mismatches: [] }]);
  });

  it("leaves for the API at once, without waiting for more", async () => {
    const api = new ApiDouble();
    const page = await CheckoutPage.loadThrough(api);
    await page.click(page.line(0).button(/^Remove/));
    await afterMicrotasks();
    expect(nth(api.updates, 0).actions).to.deep.equal([{ type: "remove", itemId: "line-1" }]);
    nth(api.updates, 0).resolve({ basket: aBasket([]), refusals: [] });
  });

  it("takes its add-ons with it, children first, in one request", async () => {
    const page = await CheckoutPage.load("full-basket");
    const [offer, tote, archive, ...others] = page.element.basket?.items ?? [];
    await remove(page, 0);
    expect(await page.sentActions()).to.deep.equal([
      [tote, archive, offer].map((item) => ({ orderItemActionType: "remove", id: item?.id })),
    ]);
    expect([...(await page.kept()).keys()]).to.deep.equal(others.map(({ id }) => id));
    expect(page.lines.map((line) => line.name)).to.deep.equal([
      "Meridian Post – Digital, one year",
      "The Harbour Review – Print, one year",
    ]);
    expect(page.announced.polite).to.equal("The Harbour Review – Quarterly removed.");
    expect(page.events("basket-change").length).to.equal(1);
  });

  it("leaves the offer where only an add-on is removed", async () => {
    const page = await CheckoutPage.load("add-ons");
    const items = page.element.basket?.items ?? [];
    await remove(page, 1);
    expect(await page.sentActions()).to.deep.equal([[{ orderItemActionType: "remove", id: items[1]?.id }]]);
    expect(page.lines.map((line) => line.name)).to.deep.equal([
      "The Harbour Review – Quarterly",
      "Digital archive since 1921",
      "Gift card",
    ]);
    expect(page.announced.polite).to.equal("Canvas tote bag removed.");
  });

  it("says that it is under way, and is not sent twice", async () => {
    const page = await CheckoutPage.load();
    await addFault({ on: "update", kind: "latency", delay: 200 });
    await page.click(page.line(0).button(/^Remove/));
    const line = page.line(0);
    const button = line.button("Removing…");
    expect(button.ariaDisabled).to.equal("true");
    expect(page.focused).to.equal(button);
    expect(line.isEditable).to.equal(false);
    expect(page.element.shadowRoot?.querySelector("[part~=item]")?.ariaBusy).to.equal("true");
    expect(page.line(1).button(/^Remove/).ariaDisabled).to.equal(null);
    await page.click(button);
    await page.settled();
    expect(page.lines.length).to.equal(1);
    expect((await page.requests("update")).length).to.equal(1);
  });

  it("is what a quantity of 0 asks for, by a host", async () => {
    const page = await CheckoutPage.load();
    const basket = await page.element.setQuantity(page.element.basket?.items[1]?.id ?? "", 0);
    expect(basket.items.length).to.equal(1);
    expect((await page.sentActions()).flat().map((action) => action["orderItemActionType"])).to.deep.equal([
      "remove",
    ]);
    expect(page.events("basket-change").map(({ source }) => source)).to.deep.equal(["host"]);
  });
});

describe("the focus, after a removal", () => {
  for (const [which, index, next] of [
    ["first", 0, "Remove Meridian Post – Digital, one year"],
    ["middle", 3, "Remove The Harbour Review – Print, one year"],
    ["last", 4, "Remove Meridian Post – Digital, one year"],
  ] as const) {
    it(`is on the remove button of the neighbour of the ${which} line`, async () => {
      const page = await CheckoutPage.load("full-basket");
      await remove(page, index);
      expect(page.focused?.ariaLabel).to.equal(next);
      expect(page.focused).to.equal(page.button(next));
    });
  }

  it("is on the heading when the only line has gone", async () => {
    const page = await CheckoutPage.load("one-line");
    await remove(page, 0);
    expect(page.focused?.getAttribute("part")).to.equal("heading");
  });

  it("is not taken from where else it is", async () => {
    const page = await CheckoutPage.load();
    const { input } = page.line(0);
    input.focus();
    await page.element.removeItem(page.element.basket?.items[1]?.id ?? "");
    await page.settled();
    expect(page.lines.length).to.equal(1);
    expect(page.focused).to.equal(input);
  });

  it("stays where it was when the removal has failed", async () => {
    const page = await CheckoutPage.load("new-basket", { "max-retries": "0" });
    await addFault({ on: "update", kind: "status", status: 423 });
    await remove(page, 0);
    const line = page.line(0);
    expect(page.lines.length).to.equal(2);
    expect(page.focused).to.equal(line.button("Remove The Harbour Review – Quarterly"));
    expect(page.focused?.ariaDisabled).to.equal(null);
    expect(line.part("item-error")).to.equal(
      "That change wasn’t saved: That didn’t work. Your basket is safe. Please try again.",
    );
    expect(line.quantity).to.equal("1");
    await clearFaults();
    await remove(page, 0);
    expect(page.lines.length).to.equal(1);
  });
});

describe("a basket whose last line is removed", () => {
  it("says that it is empty, where the host says nothing else", async () => {
    const page = await CheckoutPage.load("one-line");
    await remove(page, 0);
    expect(page.element.status).to.equal("empty");
    expect(page.element.matches(":state(empty)")).to.equal(true);
    expect(page.part("empty")).to.equal(
      "Your basket is empty Choose a subscription and it will appear here.",
    );
    expect(page.count("summary")).to.equal(0);
    expect(page.count("proceed")).to.equal(0);
    await page.until(() => page.events("basket-validate").length === 2);
    expect(page.count("error")).to.equal(0);
    expect(page.announced.polite).to.equal("The Harbour Review – Quarterly removed. Your basket is empty");
  });

  it("shows the host's own words instead", async () => {
    const page = await CheckoutPage.load("one-line");
    const words = document.createElement("p");
    words.slot = "empty";
    words.textContent = "Nothing here. Browse our magazines!";
    page.element.append(words);
    expect(words.assignedSlot).to.equal(null);
    await remove(page, 0);
    expect(words.assignedSlot?.closest("[part=empty]")).to.be.instanceOf(HTMLElement);
    expect(words.checkVisibility()).to.equal(true);
  });
});

describe("a line that cannot be understood", () => {
  it("can be removed, and one without an id cannot", async () => {
    const page = await CheckoutPage.load("bad-line");
    const items = page.element.basket?.items ?? [];
    expect(page.lines.map((line) => [line.name, line.part("remove")])).to.deep.equal([
      ["The Harbour Review – Quarterly", "Remove"],
      ["This item can’t be shown", "Remove"],
      ["Meridian Post – Digital, one year", "Remove"],
      ["This item can’t be shown", undefined],
    ]);
    expect(page.line(1).button(/^Remove/).ariaLabel).to.equal("Remove This item can’t be shown");
    const details = page.element.renderRoot.querySelectorAll("[part=item-detail]");
    expect([1, 3].map((index) => details[index]?.textContent?.trim())).to.deep.equal([
      "It’s still in your basket. You can remove it, or see it at checkout.",
      "",
    ]);
    page.element.readonly = true;
    await page.element.updateComplete;
    expect(details[1]?.textContent?.trim()).to.equal("");
    page.element.readonly = false;
    await page.element.updateComplete;
    await remove(page, 1);
    expect(await page.sentActions()).to.deep.equal([[{ orderItemActionType: "remove", id: items[1]?.id }]]);
    expect(page.lines.map((line) => line.name)).to.deep.equal([
      "The Harbour Review – Quarterly",
      "Meridian Post – Digital, one year",
      "This item can’t be shown",
    ]);
    expect(page.announced.polite).to.equal("This item can’t be shown removed.");
    expect(page.focused).to.equal(page.line(1).button(/^Remove/));
  });

  it("is refused to a host as well where it has no id", async () => {
    const page = await CheckoutPage.load("bad-line");
    const stray = page.element.basket?.items.find(({ removable }) => !removable);
    const outcome = await page.element.removeItem(stray?.id ?? "").catch((error: unknown) => error);
    expect(outcome).to.include({ code: "invalid-argument", itemId: stray?.id });
    expect(await page.requests("update")).to.deep.equal([]);
  });
});
