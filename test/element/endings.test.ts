import { expect } from "@open-wc/testing";
import { send } from "../demo/demo-client.js";
import { CheckoutPage } from "../support/checkout-page.js";
import { errorCodes } from "../support/token-sources.js";

const endings = [
  ["completed", "basket-completed", "missing", /^This basket has already been ordered\. Thank you!/],
  ["expired", "basket-expired", "missing", /^This basket has expired\./],
  ["unknown-basket", "basket-not-found", "error", /^We couldn’t find this basket\./],
] as const;

for (const [scenario, code, status, sentence] of endings) {
  describe(`a basket in the scenario ${scenario}`, () => {
    it("says so inline, by status and by event, and shows no lines", async () => {
      const page = await CheckoutPage.load(scenario);
      expect(page.element.status).to.equal(status);
      expect(page.element.matches(`:state(${status})`)).to.equal(true);
      expect(errorCodes(page)).to.deep.equal([code]);
      expect(page.part("error")).to.match(sentence);
      expect([page.count("error"), page.count("retry")]).to.deep.equal([1, 1]);
      expect([page.count("item"), page.count("proceed"), page.count("skeleton")]).to.deep.equal([0, 0, 0]);
      expect(page.announced.assertive).to.match(sentence);
      expect(page.eventNames).not.to.include("basket-load");
    });

    it("is alarming only where nobody knows what became of it", async () => {
      const page = await CheckoutPage.load(scenario);
      const box = page.element.shadowRoot?.querySelector("[part=error]");
      const sign = box && getComputedStyle(box, "::before").content;
      expect(sign === "none").to.equal(status === "missing");
      const ways = [...(box?.querySelectorAll("button") ?? [])].map(({ textContent }) => textContent?.trim());
      expect(ways).to.deep.equal(["Start again", "Try again"]);
    });

    it("rejects refresh() with its code, which is final", async () => {
      const page = await CheckoutPage.load(scenario);
      const error: unknown = await page.element.refresh().catch((reason: unknown) => reason);
      expect(error).to.include({ code, retryable: false });
    });

    it("offers to start again, and tells the host why", async () => {
      const page = await CheckoutPage.load(scenario);
      page.button("Start again").click();
      expect(page.events("basket-restart")).to.deep.equal([{ reason: code }]);
    });

    it("leads to the page's own offers, and lets the host lead on from there", async () => {
      const page = await CheckoutPage.load(scenario);
      const offers = document.createElement("section");
      offers.innerHTML = `<button>Other</button>
        <partner-checkout-offer><p>Offer</p><a href="#offer">Subscribe</a></partner-checkout-offer>
        <partner-checkout-offer><button>Later</button></partner-checkout-offer>`;
      page.element.after(offers);
      const focused: (string | null | undefined)[] = [];
      page.element.addEventListener("basket-restart", () =>
        focused.push(document.activeElement?.textContent),
      );
      page.button("Start again").click();
      offers.remove();
      expect(focused).to.deep.equal(["Subscribe"]);
    });

    it("lets the host bring a way of its own to start again", async () => {
      const page = await CheckoutPage.load(scenario);
      const own = document.createElement("button");
      own.slot = "restart";
      own.textContent = "See our offers";
      page.element.append(own);
      const slot = page.element.shadowRoot?.querySelector<HTMLSlotElement>("slot[name=restart]");
      expect(slot?.assignedElements()).to.deep.equal([own]);
      const offer = document.createElement("partner-checkout-offer");
      offer.append(document.createElement("button"));
      page.element.after(offer);
      own.focus();
      own.click();
      offer.remove();
      expect(page.events("basket-restart")).to.deep.equal([{ reason: code }]);
      expect(document.activeElement).to.equal(own);
    });
  });
}

describe("a basket that ends while it is shown", () => {
  for (const [change, code, status] of [
    ["complete", "basket-completed", "missing"],
    ["expire", "basket-expired", "missing"],
    ["forget", "basket-not-found", "error"],
  ] as const) {
    it(`says ${code} on refresh()`, async () => {
      const page = await CheckoutPage.load();
      await send("POST", `/demo/basket/${change}`);
      const error: unknown = await page.element.refresh().catch((reason: unknown) => reason);
      await page.settled();
      expect(error).to.have.property("code", code);
      expect(page.element.status).to.equal(status);
      expect(errorCodes(page)).to.deep.equal([code]);
    });

    it(`says ${code} on Continue, and does not proceed`, async () => {
      const page = await CheckoutPage.load();
      await send("POST", `/demo/basket/${change}`);
      page.button("Continue to checkout").click();
      await page.until(() => errorCodes(page).includes(code));
      expect(page.element.status).to.equal(status);
      expect(page.events("checkout-proceed")).to.deep.equal([]);
    });
  }

  for (const [change, code] of [
    ["complete", "basket-completed"],
    ["expire", "basket-expired"],
  ] as const) {
    it(`says ${code} when a line is changed or removed, once and nothing else`, async () => {
      for (const press of [/^Increase/, /^Remove/]) {
        const page = await CheckoutPage.load();
        await send("POST", `/demo/basket/${change}`);
        await page.click(page.line(0).button(press));
        await page.until(() => page.element.status === "missing");
        expect(errorCodes(page)).to.deep.equal([code]);
        expect(page.events("basket-change")).to.deep.equal([]);
        expect(page.announced.polite).not.to.contain("removed");
        page.element.remove();
      }
    });
  }

  it("gives way to the basket that the cookie names next", async () => {
    const page = await CheckoutPage.load("expired");
    const { json } = await send("POST", "/demo/scenario/one-line");
    await page.until(() => page.element.basket?.id === json["basketId"]);
    await page.settled();
    expect(page.element.status).to.equal("ready");
    expect([page.count("error"), page.count("item")]).to.deep.equal([0, 1]);
  });
});

describe("an empty basket", () => {
  it("is no error, and offers no way to the checkout", async () => {
    const page = await CheckoutPage.load("empty");
    expect(page.element.status).to.equal("empty");
    expect(page.element.matches(":state(empty)")).to.equal(true);
    expect(page.part("empty")).to.equal(
      "Your basket is empty Choose a subscription and it will appear here.",
    );
    expect([page.count("error"), page.count("proceed"), page.count("summary")]).to.deep.equal([0, 0, 0]);
    expect(errorCodes(page)).to.deep.equal([]);
    expect(page.events("basket-load").length).to.equal(1);
    expect(page.announced.polite).to.equal("Your basket is empty");
  });

  it("does not proceed when the host asks for it", async () => {
    const page = await CheckoutPage.load("empty", { "checkout-url": "/pay" });
    const basket = await page.element.proceed();
    expect(basket.items).to.deep.equal([]);
    expect(page.events("checkout-proceed")).to.deep.equal([]);
  });

  it("is what is left when the last line has been removed", async () => {
    const page = await CheckoutPage.load("one-line");
    page
      .line(0)
      .button(/^Remove/)
      .click();
    await page.settled();
    await page.until(() => page.element.status === "empty");
    expect(page.count("empty")).to.equal(1);
    expect(page.count("item")).to.equal(0);
  });
});
