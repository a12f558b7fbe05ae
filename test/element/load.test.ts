import { expect } from "@open-wc/testing";
import { CheckoutPage } from "../support/checkout-page.js";
import { changeSettings } from "../support/demo-basket.js";

describe("loading", () => {
  it("shows the basket that the landing-state cookie names, with one validate", async () => {
    const page = await CheckoutPage.load();
    expect(page.element.status).to.equal("ready");
    expect(page.lines.map((line) => line.name)).to.deep.equal([
      "The Harbour Review – Quarterly",
      "Meridian Post – Digital, one year",
    ]);
    expect(page.part("total")).to.equal("Total £109.99");
    expect((await page.requests()).map(({ endpoint }) => endpoint)).to.deep.equal(["token", "validate"]);
    expect(page.events("basket-load").map(({ basket }) => basket.items.length)).to.deep.equal([2]);
  });

  it("shows grey shapes and says that it is loading until the answer is there", async () => {
    const page = await CheckoutPage.open("new-basket", { "skeleton-lines": "3" }, () =>
      changeSettings({ latency: 500 }),
    );
    await page.until(() => page.element.status === "loading");
    expect(page.count("skeleton")).to.equal(1);
    expect(page.part("status")).to.equal("Loading your basket…");
    expect(page.element.matches(":state(loading)")).to.equal(true);
    await page.settled();
    expect(page.count("skeleton")).to.equal(0);
    expect(page.element.matches(":state(ready)")).to.equal(true);
  });
});
