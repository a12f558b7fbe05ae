import { expect, fixture, html, nextFrame } from "@open-wc/testing";
import { addFault, CheckoutPage, clearFaults } from "../support/checkout-page.js";
import { offerNamed } from "../support/demo-basket.js";
import { ConsoleLog } from "../support/console-log.js";
import { anOffer, ended, OFFER_MARKUP, press } from "../support/offers.js";

async function quantities(page: CheckoutPage): Promise<readonly number[]> {
  return [...(await page.kept()).values()];
}

describe("an offer on a partner's page", () => {
  it("puts its offer into the basket when its button is pressed", async () => {
    const page = await CheckoutPage.load();
    const offer = await anOffer(page, { quantity: "3" });
    press(offer);
    await ended(offer);
    expect(await quantities(page)).to.deep.equal([1, 1, 3]);
    expect(page.lines.at(-1)?.name).to.equal("The Harbour Review – Print, one year");
    const [change] = page.events("basket-change");
    expect(change?.source).to.equal("user");
    expect(page.announced.polite).to.contain("Basket updated");
    expect([offer.matches(":state(busy)"), offer.matches(":state(failed)")]).to.deep.equal([false, false]);
  });

  it("begins a basket where there is none", async () => {
    const page = await CheckoutPage.open("no-cookie");
    await page.until(() => page.element.status === "missing");
    const offer = await anOffer(page);
    press(offer);
    await ended(offer);
    expect(page.element.status).to.equal("ready");
    expect(await quantities(page)).to.deep.equal([1]);
    expect((await page.requests("initiate")).length).to.equal(1);
    expect(document.cookie).to.contain(page.element.basket?.id);
  });

  for (const [scenario, basket, kept] of [
    ["no-cookie", "no basket", [1]],
    ["new-basket", "a basket", [1, 1, 1]],
  ] as const) {
    it(`waits with ${basket} for the page that sets its source of tokens late`, async () => {
      const page = await CheckoutPage.open(scenario, { "token-url": undefined });
      const offer = await anOffer(page);
      press(offer);
      await nextFrame();
      expect([offer.ariaBusy, page.element.busy]).to.deep.equal(["true", true]);
      page.element.tokenUrl = "/demo/token";
      await ended(offer);
      expect(await quantities(page)).to.deep.equal(kept);
      expect(page.eventNames).not.to.include("basket-error");
    });
  }

  it("says that there is no source of tokens when the page has had its time to set one", async () => {
    const start = performance.now();
    const page = await CheckoutPage.open("no-cookie", { "token-url": undefined });
    const offer = await anOffer(page);
    press(offer);
    await ended(offer);
    expect(performance.now() - start).to.be.at.least(2_950);
    expect(offer.matches(":state(failed)")).to.equal(true);
    expect(page.part("error")).to.match(/^We couldn’t sign you in to your basket/);
  });

  it("is sent once, however often it is pressed meanwhile, and says that it is busy", async () => {
    const page = await CheckoutPage.load();
    await addFault({ on: "update", kind: "latency", delay: 300 });
    const offer = await anOffer(page);
    press(offer);
    expect([offer.ariaBusy, offer.matches(":state(busy)")]).to.deep.equal(["true", true]);
    press(offer);
    await page.until(() => page.element.busy);
    press(offer);
    await ended(offer);
    expect(await quantities(page)).to.deep.equal([1, 1, 1]);
    expect(offer.matches(":state(busy)")).to.equal(false);
    press(offer);
    await ended(offer);
    expect((await page.requests("update")).length).to.equal(2);
  });

  it("is sent once where the page takes off what it does not know", async () => {
    const page = await CheckoutPage.load();
    await addFault({ on: "update", kind: "latency", delay: 300 });
    const offer = await anOffer(page);
    press(offer);
    offer.removeAttribute("aria-busy");
    press(offer);
    await page.until(() => page.element.busy);
    await page.settled();
    expect((await page.requests("update")).length).to.equal(1);
  });

  it("can be pressed in a copy that was made of it while it was busy", async () => {
    const page = await CheckoutPage.load();
    const offer = await anOffer(page);
    press(offer);
    const copy = offer.cloneNode(true) as HTMLElement;
    await ended(offer);
    offer.replaceWith(copy);
    expect(copy.ariaBusy).to.equal(null);
    press(copy);
    await ended(copy);
    expect(await quantities(page)).to.deep.equal([1, 1, 1, 1]);
  });

  it("fails where the basket shows and says why, and may be pressed again", async () => {
    const page = await CheckoutPage.load();
    await addFault({ on: "update", kind: "status", status: 409 });
    const offer = await anOffer(page);
    press(offer);
    await ended(offer);
    expect([offer.matches(":state(failed)"), offer.ariaBusy]).to.deep.equal([true, "false"]);
    expect(page.count("error")).to.equal(1);
    expect(page.announced.assertive).not.to.equal("");
    expect(offer.innerHTML).to.equal(
      new DOMParser().parseFromString(OFFER_MARKUP, "text/html").body.innerHTML,
    );
    await clearFaults();
    press(offer);
    expect(offer.matches(":state(failed)")).to.equal(false);
    await ended(offer);
    expect(await quantities(page)).to.deep.equal([1, 1, 1]);
  });

  it("asks the host first, which may hold it back or cancel it", async () => {
    const page = await CheckoutPage.load();
    const offer = await anOffer(page, { quantity: "2" });
    let letGo: (value?: unknown) => void = () => undefined;
    let isWanted = true;
    page.element.addEventListener("basket-before-change", (event) => {
      if (!isWanted) event.preventDefault();
      event.detail.waitUntil(new Promise((resolve) => (letGo = resolve)));
    });
    press(offer);
    await nextFrame();
    const { id, version } = await offerNamed("Print Annual");
    expect(page.events("basket-before-change").map(({ actions }) => actions)).to.deep.equal([
      [{ type: "add", offer: { id, version }, quantity: 2 }],
    ]);
    expect([offer.ariaBusy, await page.requests("update")]).to.deep.equal(["true", []]);
    letGo();
    await ended(offer);
    expect(await quantities(page)).to.deep.equal([1, 1, 2]);
    isWanted = false;
    press(offer);
    await ended(offer);
    expect([offer.matches(":state(failed)"), await quantities(page)]).to.deep.equal([false, [1, 1, 2]]);
  });

  it("is the only basket's of the page where it names none", async () => {
    const page = await CheckoutPage.load();
    const offer = await anOffer(page, { for: "" });
    press(offer);
    await ended(offer);
    expect(await quantities(page)).to.deep.equal([1, 1, 1]);
  });

  it("finds the basket that it names from a shadow root, by an id in there or on the page", async () => {
    const page = await CheckoutPage.load();
    const offer = await anOffer(page);
    const host = await fixture<HTMLElement>(html`<div></div>`);
    host.attachShadow({ mode: "open" }).append(offer);
    press(offer);
    await ended(offer);
    expect(await quantities(page)).to.deep.equal([1, 1, 1]);
  });

  it("knows a button in the shadow root of another element", async () => {
    const page = await CheckoutPage.load();
    const offer = await anOffer(page, {}, { markup: "<x-button></x-button>" });
    const inner = offer.querySelector("x-button")?.attachShadow({ mode: "open" });
    if (inner) inner.innerHTML = OFFER_MARKUP;
    inner?.querySelector("button")?.click();
    await ended(offer);
    expect(await quantities(page)).to.deep.equal([1, 1, 1]);
  });
});

describe("a click in an offer", () => {
  const link = "<a href='#elsewhere'>Subscribe</a>";
  for (const [what, markup, init, control, isOurs] of [
    ["on a link", link, {}, "a", true],
    ["on a link that is to open in another tab", link, { ctrlKey: true }, "a", false],
    ["on a link that is to open in a window", link, { shiftKey: true }, "a", false],
    ["on what stands in a button", "<button><b>Subscribe</b></button>", {}, "b", true],
    ["on a submit button", "<form><input type='submit' value='Subscribe'></form>", {}, "input", true],
    ["on the text beside the button", OFFER_MARKUP, {}, "p", false],
  ] as const) {
    it(`${what} is ${isOurs ? "" : "not "}its own`, async () => {
      const page = await CheckoutPage.load();
      const offer = await anOffer(page, {}, { markup });
      let wentOn = true;
      offer.parentElement?.addEventListener("click", (event) => {
        wentOn = !event.defaultPrevented;
        // No test leaves its own page.
        event.preventDefault();
      });
      press(offer, init, control);
      expect(wentOn).to.equal(!isOurs);
      await ended(offer);
      expect(await quantities(page)).to.deep.equal(isOurs ? [1, 1, 1] : [1, 1]);
    });
  }

  it("that the partner has cancelled is left alone", async () => {
    const page = await CheckoutPage.load();
    const offer = await anOffer(page);
    offer.querySelector("button")?.addEventListener("click", (event) => event.preventDefault());
    press(offer);
    expect(offer.ariaBusy).to.equal(null);
    expect(await quantities(page)).to.deep.equal([1, 1]);
  });
});

describe("an offer that is not set up right", () => {
  for (const [what, attributes, warning, result] of [
    ["names no basket of the page", { for: "elsewhere" }, 'for="elsewhere"', [1, 1]],
    ["has no id", { "offer-id": "" }, 'offer-id=""', [1, 1]],
    ["has no version", { "offer-version": "" }, 'offer-version=""', [1, 1]],
    ["has a quantity that is none", { quantity: "two" }, 'quantity="two"', [1, 1, 1]],
    ["has a quantity of 0", { quantity: "0" }, 'quantity="0"', [1, 1, 1]],
  ] as const) {
    it(`says in the console that it ${what}`, async () => {
      const page = await CheckoutPage.load();
      const offer = await anOffer(page, attributes);
      const log = new ConsoleLog();
      press(offer);
      await ended(offer);
      await page.settled();
      log.stop();
      expect(log.warnings.join("\n")).to.contain("<partner-checkout-offer> ").and.to.contain(warning);
      expect(await quantities(page)).to.deep.equal(result);
      expect(offer.matches(":state(failed)")).to.equal(result.length === 2);
    });
  }

  it("says in the console that there is no basket on the page", async () => {
    const page = await CheckoutPage.load();
    const offer = await anOffer(page);
    offer.removeAttribute("for");
    page.element.remove();
    const log = new ConsoleLog();
    expect(press(offer)).to.equal(true);
    log.stop();
    expect(log.warnings.join("\n")).to.contain("found no <partner-checkout>");
  });

  it("says in the console that it has to name one of two baskets", async () => {
    const page = await CheckoutPage.load();
    await CheckoutPage.place();
    const offer = await anOffer(page, { for: "" });
    const log = new ConsoleLog();
    // The link goes on.
    expect(press(offer)).to.equal(true);
    log.stop();
    expect(log.warnings.join("\n")).to.contain('cannot use for=""');
    expect([offer.ariaBusy, offer.matches(":state(failed)")]).to.deep.equal(["false", true]);
  });
});

describe("an offer and a basket in one shadow root", () => {
  it("find each other", async () => {
    const page = await CheckoutPage.load();
    const offer = await anOffer(page);
    offer.removeAttribute("for");
    const host = await fixture<HTMLElement>(html`<div></div>`);
    host.attachShadow({ mode: "open" }).append(page.element, offer);
    press(offer);
    await ended(offer);
    expect(offer.matches(":state(failed)")).to.equal(false);
    expect(await quantities(page)).to.deep.equal([1, 1, 1]);
    await addFault({ on: "validate", kind: "status", status: 404 });
    await page.element.refresh().catch(() => undefined);
    await page.element.updateComplete;
    page.button("Start again").click();
    expect(host.shadowRoot?.activeElement === offer.querySelector("button")).to.equal(true);
  });
});

describe("an offer that is on its way", () => {
  it("is sent once, though a press in between finds no basket", async () => {
    const page = await CheckoutPage.load();
    await addFault({ on: "update", kind: "latency", delay: 500, times: 1 });
    const offer = await anOffer(page);
    press(offer);
    page.element.id = "elsewhere";
    expect(press(offer), "whether the browser goes on").to.equal(false);
    page.element.id = "checkout";
    press(offer);
    await ended(offer);
    expect((await page.requests("update")).length).to.equal(1);
  });
});
