import { expect } from "@open-wc/testing";
import type { OrderItem } from "../../src/domain/basket.js";
import { ApiDouble, nth } from "../support/api-double.js";
import { aBasket, anItem, VALID } from "../support/baskets.js";
import { CheckoutPage } from "../support/checkout-page.js";
import { afterMicrotasks } from "../support/deferred.js";

/** So many that they are not all drawn by the time that a test looks. */
const LINES = 1000;
const items = Array.from({ length: LINES }, (_, index) =>
  anItem({ id: `line-${index}`, name: `Title ${index}` }),
);
const names = items.map(({ name }) => name);

/** A page that has just been given a long basket, and has had no turn since. */
async function givenLongBasket(): Promise<{ page: CheckoutPage; api: ApiDouble }> {
  const api = new ApiDouble();
  const page = await CheckoutPage.loadThrough(api);
  await answerRefresh(page, api, items);
  return { page, api };
}

async function answerRefresh(
  page: CheckoutPage,
  api: ApiDouble,
  held: readonly OrderItem[],
  validation = VALID,
): Promise<void> {
  const before = api.validates.length;
  void page.element.refresh();
  await afterMicrotasks();
  expect(api.validates.length).to.equal(before + 1);
  nth(api.validates, -1).resolve(aBasket(held, { validation }));
  await afterMicrotasks();
  await page.element.updateComplete;
}

function renderingOf(page: CheckoutPage, index: number): string {
  const line = page.element.renderRoot.querySelectorAll("[part=item]")[index];
  return line ? getComputedStyle(line).contentVisibility : "no such line";
}

function namesOf(page: CheckoutPage): readonly (string | undefined)[] {
  return page.lines.map(({ name }) => name);
}

describe("a basket of many lines", () => {
  it("shows the first lines at once, with the total, and the others in time", async () => {
    const { page } = await givenLongBasket();
    const first = namesOf(page);
    expect(first.length).to.be.within(20, LINES - 1);
    expect(first).to.deep.equal(names.slice(0, first.length));
    expect(page.part("total")).to.equal("Total £20.00");
    expect(page.part("status")).to.equal("1,000 items");
    await page.until(() => page.lines.length === LINES);
    expect(namesOf(page)).to.deep.equal(names);
  });

  it("goes on from what is newest, when the basket changes before all are there", async () => {
    const { page, api } = await givenLongBasket();
    expect(page.lines.length).to.be.below(LINES);
    await answerRefresh(page, api, items.slice(1, 150));
    await page.until(() => page.lines.length === 149);
    expect(namesOf(page)).to.deep.equal(names.slice(1, 150));
  });

  it("keeps the lines that are there when it is drawn anew meanwhile", async () => {
    const { page } = await givenLongBasket();
    page.element.readonly = true;
    await page.element.updateComplete;
    await page.until(() => page.lines.length === LINES);
    expect(namesOf(page)).to.deep.equal(names);
    expect(page.lines.some(({ isEditable }) => isEditable)).to.equal(false);
  });

  it("is laid out as it is seen, if it is too long for a browser to look for fields to fill in", async () => {
    const { page, api } = await givenLongBasket();
    for (const [count, rendering] of [
      [200, "visible"],
      [201, "auto"],
    ] as const) {
      await answerRefresh(page, api, []);
      await answerRefresh(page, api, items.slice(0, count));
      await page.until(() => page.lines.length === count);
      expect(renderingOf(page, 19)).to.equal("visible");
      expect(renderingOf(page, 20)).to.equal(rendering);
    }
  });

  it("adds nothing to an element that has left the page", async () => {
    const { page } = await givenLongBasket();
    const before = page.lines.length;
    expect(before).to.be.below(LINES);
    page.element.remove();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(page.lines.length).to.equal(before);
  });

  it("shows what a later answer finds wrong with a line that is as it was", async () => {
    const { page, api } = await givenLongBasket();
    await page.until(() => page.lines.length === LINES);
    const issue = { code: "block_multiple", message: "Not this one", itemId: "line-3" };
    await answerRefresh(page, api, items, { valid: false, issues: [issue] });
    expect(page.line(3).part("item-error")).to.equal("Not this one");
    await answerRefresh(page, api, items);
    expect(page.line(3).part("item-error")).to.equal(undefined);
  });

  it("draws no line again that an answer leaves as it was", async () => {
    const { page, api } = await givenLongBasket();
    await page.until(() => page.lines.length === LINES);
    const [first = anItem(), ...others] = structuredClone(items);
    const changed = anItem({ ...first, amount: { amount: "40", currency: "GBP" } });
    const drawn = await amountsWritten(() => answerRefresh(page, api, [changed, ...others]));
    expect(page.line(0).part("item-price")).to.equal("£40.00");
    expect(drawn).to.be.within(1, 5);
  });
});

/** How many amounts are written meanwhile: each line has one. */
async function amountsWritten(task: () => Promise<void>): Promise<number> {
  const { prototype } = Intl.NumberFormat;
  const original = Object.getOwnPropertyDescriptor(prototype, "format");
  if (!original) throw new Error("Intl has changed");
  let count = 0;
  const counting = {
    ...original,
    get(this: Intl.NumberFormat): unknown {
      if (this.resolvedOptions().style === "currency") count++;
      return original.get?.call(this);
    },
  };
  Object.defineProperty(prototype, "format", counting);
  try {
    await task();
  } finally {
    Object.defineProperty(prototype, "format", original);
  }
  return count;
}
