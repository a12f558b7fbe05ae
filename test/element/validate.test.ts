import { expect } from "@open-wc/testing";
import { english } from "../../src/i18n/messages.js";
import { at } from "../demo/demo-client.js";
import { ApiDouble, nth } from "../support/api-double.js";
import { aBasket, OTHER_BASKET_ID } from "../support/baskets.js";
import { CheckoutPage, clearFaults } from "../support/checkout-page.js";
import { answerWith, keptOrder, type Verdict } from "../support/demo-basket.js";

/** What the lines say is wrong with them, from top to bottom. */
function lineErrors(page: CheckoutPage): readonly (string | undefined)[] {
  return page.lines.map((line) => line.part("item-error"));
}

function isInvalid(page: CheckoutPage): boolean {
  return page.element.matches(":state(invalid)");
}

/** The page with a verdict of the test's on its two lines. */
async function judged(
  verdict: (items: Awaited<ReturnType<typeof keptOrder>>["items"]) => Verdict,
  attributes: Readonly<Record<string, string>> = {},
): Promise<CheckoutPage> {
  const page = await CheckoutPage.open("new-basket", attributes, async () =>
    answerWith(verdict((await keptOrder()).items)),
  );
  await page.settled();
  return page;
}

async function endpoints(page: CheckoutPage): Promise<readonly string[]> {
  return (await page.requests()).map(({ endpoint }) => endpoint).filter((name) => name !== "token");
}

describe("an issue", () => {
  it("stands on the line that it names by order item id", async () => {
    const page = await judged((items) => ({
      errors: [{ code: "any", orderItemId: items[1]?.["id"], message: "Not today." }],
    }));
    expect(lineErrors(page)).to.deep.equal([undefined, "Not today."]);
    expect(page.count("error")).to.equal(0);
    expect(page.element.status).to.equal("ready");
  });

  it("stands on the line whose product it names by path", async () => {
    const page = await judged((items) => ({
      blockedProducts: [
        { path: at(items[1], "offer", "data", "products", 0, "path"), reason: "any", message: "Not here." },
      ],
    }));
    expect(lineErrors(page)).to.deep.equal([undefined, "Not here."]);
  });

  it("stands on the line whose product it names by code", async () => {
    const page = await judged(() => ({
      blockedProducts: [{ productCode: "MP.DIGITAL", reason: "any", message: "Not this." }],
    }));
    expect(lineErrors(page)).to.deep.equal([undefined, "Not this."]);
  });

  it("without a line, or of a line that is not there, is the basket's", async () => {
    const page = await judged(() => ({
      errors: [
        { code: "any", message: "Too many pages." },
        { code: "any", orderItemId: "gone", message: "Too few words." },
      ],
    }));
    expect(lineErrors(page)).to.deep.equal([undefined, undefined]);
    expect(page.part("error")).to.match(/^Too many pages\. ?Too few words\. Try again$/);
    expect([page.count("error"), page.count("retry")]).to.deep.equal([1, 1]);
    expect(isInvalid(page)).to.equal(true);
  });

  it("is shown as text, whatever is in its message", async () => {
    const message = `<b>No</b> <img src=x onerror=alert(1)> & &amp; {item}`;
    const page = await judged((items) => ({
      errors: [
        { code: "any", orderItemId: items[0]?.["id"], message },
        { code: "any", message },
      ],
    }));
    expect(lineErrors(page)).to.deep.equal([message, undefined]);
    expect(page.part("error")).to.equal(`${message} Try again`);
  });

  for (const [code, sentence] of [
    ["block_multiple", english["reason.block_multiple"]],
    ["price_changed", english["reason.price_changed"]],
    ["mixed_terms", english["reason.mixed_terms"]],
    ["something_new", english["reason.other"]],
    ["constructor", english["reason.other"]],
    [undefined, english["reason.other"]],
  ] as const) {
    it(`without a message is told in our words for the code ${code}`, async () => {
      const page = await judged((items) => ({
        blockedProducts: [{ reason: code, orderItemId: items[0]?.["id"], message: "" }],
      }));
      expect(lineErrors(page)).to.deep.equal([sentence, undefined]);
    });
  }

  it("that is an invalid basket without a reason is told in our words", async () => {
    const page = await judged(() => ({ valid: false }));
    expect(page.part("error")).to.equal(`${english["reason.none"]} Try again`);
    expect(isInvalid(page)).to.equal(true);
  });

  it("is in the event, with the basket and what Limio says of it", async () => {
    const page = await CheckoutPage.load("price-changed");
    const [detail] = page.events("basket-validate");
    expect(detail?.valid).to.equal(false);
    expect(detail?.basket).to.equal(page.element.basket);
    expect(detail?.issues).to.deep.equal([
      {
        code: "price_changed",
        message: "The price has changed from 20.00 GBP to 24.50 GBP.",
        itemId: page.element.basket?.items[0]?.id,
      },
    ]);
    expect(lineErrors(page)).to.deep.equal(["The price has changed from 20.00 GBP to 24.50 GBP.", undefined]);
  });
});

describe("a valid basket", () => {
  it("has no state invalid, and tells the host", async () => {
    const page = await CheckoutPage.load();
    expect(isInvalid(page)).to.equal(false);
    expect(page.events("basket-validate").map(({ valid, issues }) => [valid, issues])).to.deep.equal([
      [true, []],
    ]);
  });

  it("that was invalid before is so no more after validate()", async () => {
    const page = await judged(() => ({ errors: [{ code: "any", message: "Too many pages." }] }));
    expect(isInvalid(page)).to.equal(true);
    await clearFaults();
    const basket = await page.element.validate();
    await page.element.updateComplete;
    expect(basket.validation).to.deep.equal({ valid: true, issues: [] });
    expect(isInvalid(page)).to.equal(false);
    expect(page.count("error")).to.equal(0);
  });
});

describe("validate=auto", () => {
  it("is said together with what else is news, none instead of the other", async () => {
    const page = await CheckoutPage.load("price-changed");
    expect(page.announced.polite).to.match(/^Basket loaded: 2 items\. .*price/);
  });

  it("is said again of another basket", async () => {
    const api = new ApiDouble();
    const issues = [{ code: "x", message: "Sold out", itemId: "line-1" }];
    const validation = { valid: false, issues };
    const page = await CheckoutPage.loadThrough(api, aBasket(undefined, { validation }));
    expect(page.announced.polite).to.contain("Sold out");
    const made = page.element.initiate({ orderItems: [{ offer: { id: "o", version: "v" } }] });
    await page.until(() => api.initiates.length === 1);
    page.element.say("Something else");
    nth(api.initiates, 0).resolve(OTHER_BASKET_ID);
    await page.until(() => api.validates.length === 2);
    nth(api.validates, 1).resolve(aBasket(undefined, { id: OTHER_BASKET_ID, validation }));
    await made;
    expect(page.announced.polite).to.contain("Sold out");
  });

  it("is not said again after each change while it is the same", async () => {
    const page = await CheckoutPage.load("price-changed");
    const said: (string | null)[] = [];
    const region = page.element.renderRoot.querySelector("[role=status]");
    const observer = new MutationObserver(() => said.push(region?.textContent ?? null));
    if (region) observer.observe(region, { childList: true, characterData: true, subtree: true });
    await page.click(page.line(0).button(/^Increase/));
    await page.until(() => page.eventNames.filter((name) => name === "basket-validate").length > 1);
    observer.disconnect();
    expect(said.length).to.equal(1);
    expect(said[0]).to.match(/^Basket updated/);
  });

  it("validates once after a change", async () => {
    const page = await CheckoutPage.load("price-changed");
    page
      .line(0)
      .button(/^Increase/)
      .click();
    await page.settled();
    await page.until(() => page.events("basket-validate").length === 2);
    expect(await endpoints(page)).to.deep.equal(["validate", "update", "validate"]);
    expect(lineErrors(page)).to.deep.equal([undefined, undefined]);
    expect(isInvalid(page)).to.equal(false);
  });
});

describe("validate=manual", () => {
  const manual = { validate: "manual" } as const;

  it("loads with one validate and shows no issue", async () => {
    const page = await CheckoutPage.load("several-problems", manual);
    expect(await endpoints(page)).to.deep.equal(["validate"]);
    expect(page.count("item-error")).to.equal(0);
    expect(page.count("error")).to.equal(0);
    expect(isInvalid(page)).to.equal(false);
    expect(
      page.lines.filter(({ isEditable }) => isEditable).map(({ input }) => input.ariaInvalid),
    ).to.not.include("true");
    expect(page.announced.polite).to.equal("Basket loaded: 6 items.");
  });

  it("shows issues after validate(), and says one", async () => {
    const page = await CheckoutPage.load("several-problems", manual);
    await page.element.validate();
    await page.element.updateComplete;
    expect(page.announced.polite).not.to.match(/^$|loaded/);
    expect(page.count("item-error")).to.be.greaterThan(3);
    expect(page.count("error")).to.equal(1);
    expect(isInvalid(page)).to.equal(true);
  });

  it("shows issues after Continue", async () => {
    const page = await CheckoutPage.load("price-changed", manual);
    page.button("Continue to checkout").click();
    await page.until(() => page.count("item-error") === 1);
    expect(isInvalid(page)).to.equal(true);
    expect(page.events("checkout-proceed")).to.deep.equal([]);
  });

  it("does not validate after a change", async () => {
    const page = await CheckoutPage.load("new-basket", manual);
    page
      .line(0)
      .button(/^Increase/)
      .click();
    await page.settled();
    await page.element.removeItem(page.element.basket?.items[1]?.id ?? "");
    await page.settled();
    expect(await endpoints(page)).to.deep.equal(["validate", "update", "update"]);
  });
});

describe("validate-request", () => {
  it("path puts the basket id into the path", async () => {
    const page = await CheckoutPage.load();
    const [request] = await page.requests("validate");
    expect(request?.path).to.equal(`/api/partner/checkout/validate/${page.element.basket?.id}`);
    expect(request?.request).to.equal(null);
  });

  it("body puts it into the body", async () => {
    const page = await CheckoutPage.load("new-basket", { "validate-request": "body" });
    const [request] = await page.requests("validate");
    expect(request?.path).to.equal("/api/partner/checkout/validate");
    expect(request?.request).to.deep.equal({ basketId: page.element.basket?.id });
    expect(page.element.status).to.equal("ready");
  });
});
