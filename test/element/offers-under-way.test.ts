import { expect, nextFrame } from "@open-wc/testing";
import { addFault, CheckoutPage, type Attributes } from "../support/checkout-page.js";
import { deferred, rejection, type Deferred } from "../support/deferred.js";
import { initiateElsewhere, offerNamed } from "../support/demo-basket.js";
import { anOffer, ended, press } from "../support/offers.js";

const ONCE: Attributes = { "max-retries": "0" };
const CONTINUE = "Continue to checkout";

const isFailed = (offer: Element): boolean => offer.matches(":state(failed)");

/** Has the host hold back what the shopper changes. */
function holdBack({ element }: CheckoutPage): Deferred<undefined> {
  const consent = deferred<undefined>();
  element.addEventListener("basket-before-change", ({ detail }) => detail.waitUntil(consent.promise));
  return consent;
}

describe("an offer that is refused", () => {
  it("stays said though a quantity that went before it is confirmed and validated", async () => {
    const page = await CheckoutPage.load("new-basket", ONCE);
    const offer = await anOffer(page);
    await addFault({ on: "update", kind: "status", status: 409, after: 1 });
    await page.click(page.line(0).button(/^Increase/));
    press(offer);
    await ended(offer);
    await page.settled();
    await page.until(() => page.eventNames.filter((name) => name === "basket-validate").length > 1);
    expect([isFailed(offer), page.count("error"), page.line(0).quantity]).to.deep.equal([true, 1, "2"]);
  });

  it("keeps *Continue* from going on without it", async () => {
    const page = await CheckoutPage.load("new-basket", ONCE);
    await addFault({ on: "update", kind: "status", status: 409, after: 1 });
    await page.click(page.line(0).button(/^Increase/));
    const offer = await anOffer(page);
    press(offer);
    const error: unknown = await page.element.proceed().catch((reason: unknown) => reason);
    expect(error).to.include({ code: "http", status: 409 });
    expect(page.events("checkout-proceed")).to.deep.equal([]);
  });

  it("keeps *Continue* from going on without it, also while the basket is looked into", async () => {
    const page = await CheckoutPage.load("new-basket", ONCE);
    const offer = await anOffer(page);
    await addFault({ on: "validate", kind: "latency", delay: 300, times: 1 });
    await addFault({ on: "update", kind: "status", status: 409, times: 1 });
    page.button(CONTINUE).click();
    await page.until(() => page.part("proceed") !== CONTINUE);
    press(offer);
    await ended(offer);
    await page.until(() => page.part("proceed") === CONTINUE);
    await page.settled();
    expect([isFailed(offer), page.events("checkout-proceed"), page.count("error")]).to.deep.equal([
      true,
      [],
      1,
    ]);
  });

  it("keeps *Continue* from nothing when it has been told", async () => {
    const page = await CheckoutPage.load("new-basket", ONCE);
    const offer = await anOffer(page);
    await addFault({ on: "update", kind: "status", status: 409, times: 1 });
    press(offer);
    await ended(offer);
    expect(page.count("error")).to.equal(1);
    await page.element.proceed();
    expect(page.events("checkout-proceed").length).to.equal(1);
  });

  it("stays said when the shopper comes back to the page", async () => {
    const page = await CheckoutPage.load("new-basket", ONCE);
    const offer = await anOffer(page);
    await addFault({ on: "update", kind: "status", status: 409, times: 1 });
    press(offer);
    await ended(offer);
    dispatchEvent(new Event("online"));
    await page.until(() => page.eventNames.filter((name) => name === "basket-validate").length > 1);
    expect(page.count("error")).to.equal(1);
    await page.click(page.line(0).button(/^Increase/));
    await page.settled();
    expect(page.count("error")).to.equal(0);
  });

  it("takes no other one with it that waits for the same basket", async () => {
    const page = await CheckoutPage.open("no-cookie", ONCE);
    await page.until(() => page.element.status === "missing");
    const first = await anOffer(page);
    const second = await anOffer(page, {}, { name: "Digital Annual" });
    const third = await anOffer(page, {}, { name: "Bundle Quarterly" });
    await addFault({ on: "update", kind: "latency", delay: 500, times: 1 });
    await addFault({ on: "update", kind: "status", status: 409, times: 1 });
    press(first);
    press(second);
    await ended(first);
    expect([isFailed(first), second.ariaBusy]).to.deep.equal([false, "true"]);
    press(third);
    await ended(second);
    await ended(third);
    expect([isFailed(second), isFailed(third)]).to.deep.equal([true, false]);
    expect((await page.requests("update")).map(({ status }) => status)).to.deep.equal([409, 200]);
    expect(page.lines.length).to.equal(2);
  });

  describe("by an answer that says so of it alone", () => {
    const MESSAGE = "A basket in GBP takes no offer in EUR.";
    const FOREIGN = "Kupferkanne Quartal";

    it("is seen to be, until the shopper tries again", async () => {
      const page = await CheckoutPage.load();
      const offer = await anOffer(page, {}, { name: FOREIGN });
      press(offer);
      await ended(offer);
      await page.settled();
      expect(page.announced.assertive).to.equal(MESSAGE);
      expect(isFailed(offer)).to.equal(true);
      expect(page.part("error")).to.equal(`${MESSAGE} Try again`);
      expect([page.element.status, page.lines.length]).to.deep.equal(["ready", 2]);
      page.button("Try again").click();
      await page.until(() => page.count("error") === 0);
    });

    it("is not taken for another one that goes into the basket", async () => {
      const page = await CheckoutPage.load();
      const offers = [await anOffer(page, {}, { name: FOREIGN }), await anOffer(page)];
      for (const offer of offers) press(offer);
      for (const offer of offers) await ended(offer);
      expect([...offers.map(isFailed), page.element.basket?.items.length]).to.deep.equal([true, false, 3]);
    });

    it("is seen no longer when something else has been changed", async () => {
      const page = await CheckoutPage.load();
      const offer = await anOffer(page, {}, { name: FOREIGN });
      press(offer);
      await ended(offer);
      await page.click(page.line(0).button(/^Increase/));
      await page.settled();
      expect([page.count("error"), page.line(0).quantity]).to.deep.equal([0, "2"]);
    });

    it("keeps *Continue* once from going on without it", async () => {
      const page = await CheckoutPage.load();
      const offer = await anOffer(page, {}, { name: FOREIGN });
      press(offer);
      await page.element.proceed();
      expect(page.events("checkout-proceed")).to.deep.equal([]);
      expect(page.focused).to.equal(page.button("Try again"));
      await page.element.proceed();
      expect(page.events("checkout-proceed").length).to.equal(1);
    });
  });
});

describe("an offer that is on its way", () => {
  for (const scenario of ["completed", "expired", "unknown-basket"]) {
    it(`begins a new basket where it turns out that the cookie’s is ${scenario}`, async () => {
      const page = await CheckoutPage.open(scenario, {}, () =>
        addFault({ on: "validate", kind: "latency", delay: 1_000, times: 2 }),
      );
      const offer = await anOffer(page);
      expect(page.element.status).to.equal("loading");
      press(offer);
      await ended(offer);
      expect([isFailed(offer), page.element.status]).to.deep.equal([false, "ready"]);
      expect(page.lines.length).to.equal(1);
      expect((await page.requests("initiate")).length).to.equal(1);
    });
  }

  it("is waited for by *Continue* while the host holds it back, and said to be under way", async () => {
    const page = await CheckoutPage.load();
    const offer = await anOffer(page);
    const consent = holdBack(page);
    press(offer);
    await page.element.updateComplete;
    expect([page.element.busy, page.part("status")]).to.deep.equal([true, "Updating…"]);
    page.button(CONTINUE).click();
    for (let frame = 0; frame < 10; frame++) await nextFrame();
    expect((await page.requests("validate")).length).to.equal(1);
    consent.resolve(undefined);
    await page.until(() => page.events("checkout-proceed").length === 1);
    expect([...(await page.kept()).values()]).to.deep.equal([1, 1, 1]);
    expect([page.element.busy, isFailed(offer)]).to.deep.equal([false, false]);
  });

  it("is waited for by *Continue* also where it comes after that", async () => {
    const page = await CheckoutPage.load();
    const offer = await anOffer(page);
    const consent = holdBack(page);
    await addFault({ on: "validate", kind: "latency", delay: 200, times: 1 });
    page.button(CONTINUE).click();
    await page.until(() => page.part("proceed") !== CONTINUE);
    press(offer);
    await page.until(() => page.eventNames.includes("basket-validate"));
    for (let frame = 0; frame < 5; frame++) await nextFrame();
    expect(page.events("checkout-proceed")).to.deep.equal([]);
    consent.resolve(undefined);
    await page.until(() => page.events("checkout-proceed").length === 1);
    expect([...(await page.kept()).values()]).to.deep.equal([1, 1, 1]);
  });

  it("begins no new basket where the one there is cannot be read", async () => {
    const page = await CheckoutPage.open("new-basket", ONCE, () =>
      addFault({ on: "validate", kind: "status", status: 503, times: 2 }),
    );
    const offer = await anOffer(page);
    press(offer);
    await ended(offer);
    expect([isFailed(offer), await page.requests("initiate")]).to.deep.equal([true, []]);
  });

  it("is waited for no longer when the host gives it up", async () => {
    const page = await CheckoutPage.load();
    const offer = await anOffer(page);
    const consent = holdBack(page);
    press(offer);
    page.button(CONTINUE).click();
    consent.reject(new Error("No"));
    await page.until(() => page.events("checkout-proceed").length === 1);
    expect([page.element.busy, await page.requests("update")]).to.deep.equal([false, []]);
  });

  it("is the shopper's, also where it waits for the basket that another one makes", async () => {
    const page = await CheckoutPage.open("no-cookie");
    await page.until(() => page.element.status === "missing");
    const first = await anOffer(page);
    const second = await anOffer(page, {}, { name: "Digital Annual" });
    press(first);
    press(second);
    await ended(first);
    await ended(second);
    expect(page.events("basket-change").map(({ source }) => source)).to.deep.equal(["user"]);
  });

  it("as a new basket is waited for by *Continue*, which leads to that one", async () => {
    const page = await CheckoutPage.load();
    const before = page.element.basket?.id;
    await addFault({ on: "initiate", kind: "latency", delay: 300, times: 1 });
    const made = page.element.initiate({ orderItems: [{ offer: await offerNamed("Print Annual") }] });
    await page.element.proceed();
    const { id } = await made;
    expect(id).not.to.equal(before);
    expect(page.events("checkout-proceed").map(({ basketId }) => basketId)).to.deep.equal([id]);
  });
});

describe("an offer that is refused where there is no basket yet", () => {
  it("does not keep the next one from beginning one", async () => {
    const page = await CheckoutPage.open("no-cookie", ONCE);
    await page.until(() => page.element.status === "missing");
    const refused = await anOffer(page, { "offer-version": "old" });
    const others = [
      await anOffer(page, {}, { name: "Print Annual" }),
      await anOffer(page, {}, { name: "Digital Annual" }),
    ];
    for (const offer of [refused, ...others]) press(offer);
    for (const offer of [refused, ...others]) await ended(offer);
    await page.settled();
    expect([refused, ...others].map(isFailed)).to.deep.equal([true, false, false]);
    expect([page.element.status, page.lines.length]).to.deep.equal(["ready", 2]);
    expect((await page.requests("initiate")).length, "one of them refused").to.equal(2);
  });
});

describe("an offer that has begun no basket for a reason that is not its own", () => {
  for (const [code, faults] of [
    [
      "uncertain",
      [
        { on: "initiate", kind: "drop-before" },
        { on: "validate", kind: "drop-before" },
      ],
    ],
    ["http", [{ on: "initiate", kind: "status", status: 503 }]],
  ] as const) {
    it(`keeps the next one from trying: ${code}`, async () => {
      const page = await CheckoutPage.open("no-cookie", ONCE);
      await page.until(() => page.element.status === "missing");
      for (const fault of faults) await addFault({ ...fault, times: 1 });
      const first = page.element.addItem(await offerNamed("Print Annual"));
      const next = page.element.addItem(await offerNamed("Digital Annual"));
      for (const added of [first, next]) expect(await rejection(added)).to.include({ code });
      expect((await page.requests("initiate")).length).to.equal(1);
    });
  }
});

describe("an offer that has begun a basket which cannot be read", () => {
  async function begun(): Promise<{ page: CheckoutPage; offer: HTMLElement }> {
    const page = await CheckoutPage.open("no-cookie", { "max-retries": "0" });
    await page.until(() => page.element.status === "missing");
    const offer = await anOffer(page);
    await addFault({ on: "validate", kind: "status", status: 503, times: 1 });
    press(offer);
    await ended(offer);
    return { page, offer };
  }

  it("is in it once, though it is pressed again", async () => {
    const { page, offer } = await begun();
    expect([offer.matches(":state(failed)"), page.element.status]).to.deep.equal([true, "error"]);
    press(offer);
    await ended(offer);
    expect([offer.matches(":state(failed)"), page.element.status]).to.deep.equal([false, "ready"]);
    expect([...(await page.kept()).values()]).to.deep.equal([1]);
    // It has been seen: who presses now wants another one.
    press(offer);
    await ended(offer);
    expect([...(await page.kept()).values()]).to.deep.equal([1, 1]);
  });

  it("is another one when it is pressed after the basket was seen", async () => {
    const { page, offer } = await begun();
    page.button("Try again").click();
    await page.until(() => page.element.status === "ready");
    press(offer);
    await ended(offer);
    expect([...(await page.kept()).values()]).to.deep.equal([1, 1]);
  });

  it("is still to be added where another tab has made the basket", async () => {
    const page = await CheckoutPage.open("no-cookie", { "max-retries": "0" });
    await page.until(() => page.element.status === "missing");
    const offer = await anOffer(page);
    const otherTab = deferred<void>();
    const held = deferred<void>();
    const lock = navigator.locks.request("partner-checkout:limio_state", () => {
      held.resolve();
      return otherTab.promise;
    });
    await held.promise;
    press(offer);
    await page.until(() => page.element.busy);
    await addFault({ on: "validate", kind: "status", status: 503, times: 1 });
    await initiateElsewhere("Digital Annual");
    await page.until(() => document.cookie.includes("limio_state"));
    otherTab.resolve();
    await lock;
    await ended(offer);
    expect(offer.matches(":state(failed)")).to.equal(true);
    press(offer);
    await ended(offer);
    expect([...(await page.kept()).values()]).to.deep.equal([1, 1]);
  });

  it("goes into another tab’s basket, also where that is known a moment after the offer was asked for", async () => {
    const page = await CheckoutPage.open("no-cookie");
    await initiateElsewhere("Digital Annual");
    await page.until(() => page.element.status === "ready");
    const { cookie } = document;
    document.cookie = "limio_state=; path=/; max-age=0";
    await page.until(() => page.element.status === "missing");
    const offer = await offerNamed("Print Annual");
    const added = page.element.addItem(offer);
    document.cookie = `${cookie}; path=/`;
    dispatchEvent(new Event("focus"));
    expect((await added).items).to.have.lengthOf(2);
    expect((await page.requests("initiate")).length, "the other tab’s").to.equal(1);
  });

  it("has not failed where it was added to the basket that another one has made", async () => {
    const page = await CheckoutPage.open("no-cookie", { "max-retries": "0" });
    await page.until(() => page.element.status === "missing");
    await addFault({ on: "initiate", kind: "latency", delay: 200, times: 1 });
    const first = page.element.addItem(await offerNamed("Print Annual"));
    await page.until(() => page.element.busy);
    const other = page.element.addItem(await offerNamed("Digital Annual"));
    await first;
    await addFault({ on: "validate", kind: "status", status: 503, times: 2 });
    expect((await other).items).to.have.lengthOf(2);
  });
});
