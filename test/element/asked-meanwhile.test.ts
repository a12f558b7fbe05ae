import { expect } from "@open-wc/testing";
import type { PartnerCheckoutEventMap } from "../../src/element.js";
import { addFault, CheckoutPage } from "../support/checkout-page.js";
import { deferred, rejection, watch } from "../support/deferred.js";
import { answerWith, initiateElsewhere, offerNamed } from "../support/demo-basket.js";

const PRINT = "Print Annual";

const quantities = async (page: CheckoutPage) => [...(await page.kept()).values()];
const proceeded = (page: CheckoutPage) => page.events("checkout-proceed").length;

describe("Continue, with something asked for at the same moment", () => {
  for (let microtasks = 0; microtasks < 4; microtasks++) {
    it(`sends a quantity that is set ${microtasks} microtasks later`, async () => {
      const page = await CheckoutPage.load();
      const proceeding = page.element.proceed();
      for (let count = 0; count < microtasks; count++) await Promise.resolve();
      const set = page.element.setQuantity(page.element.basket?.items[0]?.id ?? "", 2);
      await Promise.all([proceeding, set]);
      expect([await quantities(page), proceeded(page)]).to.deep.equal([[2, 1], 1]);
    });
  }

  it("sends an offer that is added just before", async () => {
    const page = await CheckoutPage.load();
    const added = page.element.addItem(await offerNamed(PRINT));
    await page.element.proceed();
    expect([(await added).items.length, proceeded(page)]).to.deep.equal([3, 1]);
  });

  it("waits for an offer that is added while the basket loads, and is busy with it", async () => {
    const page = await CheckoutPage.open("new-basket", {}, () =>
      addFault({ on: "validate", kind: "latency", delay: 500, times: 1 }),
    );
    const added = page.element.addItem(await offerNamed(PRINT));
    expect(page.element.busy).to.equal(true);
    await page.element.proceed();
    expect([page.lines.length, proceeded(page)]).to.deep.equal([3, 1]);
    await added;
    expect(page.element.busy).to.equal(false);
  });
});

describe("Continue, with an offer on its way", () => {
  it("shows first what another tab has begun", async () => {
    const page = await CheckoutPage.load();
    await addFault({ on: "update", kind: "latency", delay: 1_000, times: 1 });
    const added = page.element.addItem(await offerNamed(PRINT)).catch(() => undefined);
    const proceeding = page.element.proceed().catch(() => undefined);
    await initiateElsewhere("Digital Annual");
    await Promise.all([added, proceeding]);
    expect(proceeded(page)).to.equal(0);
  });
});

describe("Continue, where the host gives up an edit", () => {
  const GIVEN_UP: Readonly<Record<string, (event: PartnerCheckoutEventMap["basket-before-change"]) => void>> =
    {
      "at once": (event) => event.preventDefault(),
      later: ({ detail }) => detail.waitUntil(Promise.reject(new Error("No"))),
    };
  for (const [when, giveUp] of Object.entries(GIVEN_UP)) {
    it(`shows that first, when it is given up ${when}, and goes on when it is pressed again`, async () => {
      const page = await CheckoutPage.load();
      page.element.addEventListener("basket-before-change", giveUp);
      page.line(0).type("3");
      await page.element.updateComplete;
      await page.element.proceed();
      await page.element.updateComplete;
      expect([proceeded(page), page.line(0).quantity]).to.deep.equal([0, "1"]);
      await page.element.proceed();
      expect(proceeded(page)).to.equal(1);
    });
  }

  it("shows that first, where it has waited for it", async () => {
    const page = await CheckoutPage.load();
    const consent = deferred<undefined>();
    page.element.addEventListener("basket-before-change", ({ detail }) => detail.waitUntil(consent.promise));
    await page.click(page.line(0).button(/^Increase/));
    const proceeding = page.element.proceed();
    consent.reject(new Error("No"));
    await proceeding;
    expect(proceeded(page)).to.equal(0);
  });

  it("leaves no rejection behind, where it is cancelled as well", async () => {
    const page = await CheckoutPage.load();
    const seen: unknown[] = [];
    const see = (event: PromiseRejectionEvent): void => void seen.push(event.reason);
    addEventListener("unhandledrejection", see);
    page.element.addEventListener("basket-before-change", (event) => {
      event.detail.waitUntil(Promise.reject(new Error("No")));
      event.preventDefault();
    });
    await page.click(page.line(0).button(/^Increase/));
    await page.settled();
    removeEventListener("unhandledrejection", see);
    expect([seen, await quantities(page)]).to.deep.equal([[], [1, 1]]);
  });
});

describe("Continue, with a change that is held back for ever", () => {
  for (const [what, act] of Object.entries({
    "has been replaced": (page: CheckoutPage) => page.click(page.line(0).button(/^Increase/)),
    "was about a line that has gone": (page: CheckoutPage) =>
      page.element.removeItem(page.element.basket?.items[0]?.id ?? ""),
  })) {
    it(`goes on when that ${what}`, async () => {
      const page = await CheckoutPage.load();
      page.element.addEventListener(
        "basket-before-change",
        ({ detail }) => detail.waitUntil(deferred().promise),
        { once: true },
      );
      await page.click(page.line(0).button(/^Increase/));
      const proceeding = watch(page.element.proceed());
      await act(page);
      await page.until(() => proceeding.outcome.state === "resolved");
      expect(page.element.busy).to.equal(false);
    });
  }
});

describe("Continue on a basket that may be ordered", () => {
  it("goes on, whatever else there is to say of it", async () => {
    const page = await CheckoutPage.load();
    await answerWith({ valid: true, errors: [{ code: "price_changed" }] });
    await page.element.proceed();
    expect(proceeded(page)).to.equal(1);
  });
});

describe("what was typed", () => {
  it("is not sent where the basket can only be read by now", async () => {
    const page = await CheckoutPage.load();
    page.line(0).type("3");
    page.element.readonly = true;
    await page.element.updateComplete;
    await page.element.proceed();
    expect([await page.requests("update"), proceeded(page)]).to.deep.equal([[], 1]);
  });
});

describe("after a new basket has failed", () => {
  async function failed(): Promise<CheckoutPage> {
    const page = await CheckoutPage.load();
    await addFault({ on: "initiate", kind: "status", status: 409, times: 1 });
    await rejection(page.element.initiate({ orderItems: [{ offer: await offerNamed(PRINT) }] }));
    await page.element.updateComplete;
    expect(page.part("error")).to.contain("That didn’t work");
    return page;
  }

  for (const method of ["proceed", "validate"] as const) {
    it(`${method}() shows what keeps the basket from being ordered`, async () => {
      const page = await failed();
      await answerWith({ errors: [{ code: "x", message: "Not in your country." }] });
      await page.element[method]();
      await page.element.updateComplete;
      expect(page.part("error")).to.contain("Not in your country.");
    });
  }

  it("makes the order again on Try again, whatever the host asks for in between", async () => {
    const page = await CheckoutPage.open("no-cookie", { "max-retries": "0" });
    await addFault({ on: "initiate", kind: "status", status: 503, times: 1 });
    await rejection(page.element.initiate({ orderItems: [{ offer: await offerNamed(PRINT) }] }));
    expect(await rejection(page.element.validate())).to.include({ code: "cookie-missing" });
    await page.element.updateComplete;
    page.button("Try again").click();
    await page.until(() => page.element.status === "ready");
    expect((await page.requests("initiate")).length).to.equal(2);
  });

  it("shows what fails next", async () => {
    const page = await failed();
    await addFault({ on: "update", kind: "status", status: 502, times: 1 });
    expect(await rejection(page.element.addItem(await offerNamed(PRINT)))).to.include({ code: "uncertain" });
    await page.element.updateComplete;
    expect(page.part("error")).to.contain("We can’t tell whether");
  });

  it("leads nobody on without what is lost meanwhile", async () => {
    const page = await failed();
    await addFault({ on: "update", kind: "status", status: 422, times: 1 });
    const added = rejection(page.element.addItem(await offerNamed(PRINT)));
    expect(await rejection(page.element.proceed())).to.include({ status: 422 });
    expect(await added).to.include({ status: 422 });
    expect(proceeded(page)).to.equal(0);
  });
});
