import { expect } from "@open-wc/testing";
import { ApiDouble, nth } from "../support/api-double.js";
import { aBasket, anItem } from "../support/baskets.js";
import { CheckoutPage } from "../support/checkout-page.js";
import { ConsoleLog } from "../support/console-log.js";
import { expectHarmless } from "../support/harmless.js";

function rootOf(page: CheckoutPage): ShadowRoot {
  const { shadowRoot } = page.element;
  if (!shadowRoot) throw new Error("There is no shadow root");
  return shadowRoot;
}

function parts(page: CheckoutPage, part: string): readonly Element[] {
  return [...rootOf(page).querySelectorAll(`[part~=${part}]`)];
}

function texts(page: CheckoutPage, part: string): readonly string[] {
  return parts(page, part).map((element) => element.textContent.replace(/\s+/g, " ").trim());
}

describe("content that wants to do harm", () => {
  it("brings no element and no attribute but the allowed ones, and nothing that runs, loads or leads away", async () => {
    const page = await CheckoutPage.load("hostile-content");
    expectHarmless(rootOf(page));
  });

  it("is shown all the same, line by line", async () => {
    const page = await CheckoutPage.load("hostile-content");
    expect(page.lines.length).to.equal(10);
    page.lines.forEach((line, index) => {
      expect(line.name).to.contain(`Offer ${index}`);
      expect(line.part("item-detail")).to.contain(`Headline ${index}`);
    });
    expect(page.part("total")).to.equal("Total £55.00");
    expect(page.line(0).part("item-error")).to.contain("Issue <script>");
    expect(page.part("error")).to.contain("Basket <svg");
  });

  it("can be changed and removed by ids that look like markup", async () => {
    const page = await CheckoutPage.load("hostile-content");
    await page.click(page.line(1).button(/^Increase/));
    await page.settled();
    expect(page.line(1).quantity).to.equal("2");
    await page.click(page.line(0).button(/^Remove/));
    await page.settled();
    expect(page.lines.length).to.equal(9);
  });
});

describe("pictures", () => {
  it("that cannot be had leave their place to the text, also when their line is drawn anew", async () => {
    const page = await CheckoutPage.load("full-basket");
    const pictures = [...rootOf(page).querySelectorAll("img")];
    const widths = (): readonly boolean[] => pictures.map((picture) => picture.offsetWidth > 0);
    expect(widths()).to.deep.equal(pictures.map(() => true));
    pictures[0]?.dispatchEvent(new Event("error"));
    await page.click(page.line(0).button(/^Increase/));
    await page.settled();
    expect(page.line(0).quantity).to.equal("3");
    expect(widths()).to.deep.equal(pictures.map((picture) => picture !== pictures[0]));
  });

  it("that cannot be had give way to the next ones that can", async () => {
    const api = new ApiDouble();
    const page = await CheckoutPage.loadThrough(api);
    const widths: number[] = [];
    for (const image of ["/public/covers/none", "/public/covers/harbour.svg", "/public/covers/none"]) {
      const refreshed = page.element.refresh();
      nth(api.validates, -1).resolve(aBasket([anItem({ image })]));
      await refreshed;
      await page.element.updateComplete;
      const [picture] = rootOf(page).querySelectorAll("img");
      await page.until(() => !picture?.hasAttribute("src") || (picture.complete && picture.naturalWidth > 0));
      widths.push(picture?.offsetWidth ?? NaN);
    }
    expect(widths.map((width) => width > 0)).to.deep.equal([false, true, false]);
  });
});

describe("prices", () => {
  it("are told in the merchant's words, and the small print below them", async () => {
    const page = await CheckoutPage.load();
    const [, small = "none", ...others] = parts(page, "item-detail")[0]?.children ?? [];
    expect(small instanceof HTMLElement && small.innerText.trim()).to.equal(
      "Auto-renewing at £50.00 quarterly.",
    );
    expect(others.length).to.equal(0);
  });

  it("that are crossed out are introduced for those who cannot see that", async () => {
    const page = await CheckoutPage.load();
    expect(page.line(0).part("item-detail")).to.match(/^12 weeks for was £50\.00 now £20\.00/);
    const detail = parts(page, "item-detail")[0];
    const words = [...(detail?.querySelectorAll(".visually-hidden") ?? [])];
    expect(words.map((word) => word.textContent.trim())).to.deep.equal(["was", "now"]);
    expect(detail?.querySelector("s")?.textContent).to.equal("£50.00");
    expect(words.every((word) => word.getBoundingClientRect().width <= 1)).to.equal(true);
  });

  it("that are unknown hide the amount and the total", async () => {
    const page = await CheckoutPage.load("unknown-price");
    expect(page.line(0).part("item-price")).to.equal("Price confirmed at checkout");
    expect(page.line(0).part("item-detail")).to.match(/^Priced by destination/);
    expect(page.line(1).part("item-price")).to.equal("£89.99");
    expect(page.part("total")).to.equal("Total Confirmed at checkout");
    expect([page.count("subtotal"), page.count("tax")]).to.deep.equal([0, 0]);
    expect(page.element.basket?.total).to.equal(undefined);
  });

  it("by volume are listed, lowest quantity first", async () => {
    const page = await CheckoutPage.load("volume-tiers");
    const detail = page.line(0).part("item-detail") ?? "";
    expect(detail).to.match(/1 to 24: £12\.00 each\s*25 to 99: £10\.50 each\s*100 or more: £9\.00 each$/);
    expect(page.line(0).part("item-price")).to.equal("£240.00 £12.00 each");
  });

  for (const [scenario, line, total] of [
    ["currency-jpy", /^\D{1,3}4,440\D/, /^Total \D{1,3}4,440$/],
    ["currency-kwd", /^KWD\s25\.000/, /^Total KWD\s26\.125$/],
    ["currency-usd", /^US\$99\.00$/, /^Total US\$103\.99$/],
  ] as const) {
    it(`have the decimal places of the scenario ${scenario}`, async () => {
      const page = await CheckoutPage.load(scenario);
      expect(page.line(0).part("item-price")).to.match(line);
      expect(page.part("total")).to.match(total);
    });
  }
});

describe("the amounts below the lines", () => {
  it("name each tax", async () => {
    const page = await CheckoutPage.load("currency-eur");
    expect(texts(page, "tax")).to.deep.equal(["Tax (DE-UST-7) €3.26", "Tax (FR-TVA-20) €1.42"]);
    expect(texts(page, "subtotal")).to.deep.equal(["Subtotal €53.62"]);
    expect(texts(page, "total")).to.deep.equal(["Total €58.30"]);
  });

  it("name the promotion of a discount, which is taken off", async () => {
    const page = await CheckoutPage.load("full-basket");
    expect(page.element.basket?.discount).to.deep.equal({ amount: "49", currency: "GBP" });
    expect(texts(page, "discount")).to.deep.equal(["Discount (HARBOUR10) -£49.00"]);
  });

  it("are the total alone while taxes are unknown", async () => {
    const page = await CheckoutPage.load("tax-unknown");
    expect(["subtotal", "discount", "tax", "total"].map((part) => page.count(part))).to.deep.equal([
      0, 0, 0, 1,
    ]);
    expect(page.part("total")).to.equal("Total £109.99");
  });
});

describe("an order that is out of the ordinary", () => {
  it("with very long names and amounts is exact and stays in its column", async () => {
    const page = await CheckoutPage.load("long-content");
    expect(page.line(1).part("item-price")).to.equal("£9,876,543,210,987,654.32");
    expect(page.line(0).quantity).to.equal("123456789");
    for (const width of ["60rem", "320px", "280px"]) {
      page.element.style.width = width;
      const { scrollWidth, clientWidth } = page.element;
      expect(scrollWidth, width).to.be.at.most(clientWidth);
      const edge = page.element.getBoundingClientRect().right;
      for (const part of ["item-name", "item-detail", "item-price", "total", "proceed"]) {
        for (const element of parts(page, part)) {
          expect(element.getBoundingClientRect().right, `${part} at ${width}`).to.be.at.most(edge + 0.5);
        }
      }
    }
  });

  it("with a quantity typed or pasted that no input could hold stays in its column", async () => {
    const page = await CheckoutPage.load();
    page.element.style.width = "320px";
    await page.type(page.line(0), "1234567890".repeat(8));
    const { scrollWidth, clientWidth } = page.element;
    expect(scrollWidth).to.be.at.most(clientWidth);
    expect(page.line(0).input.getBoundingClientRect().right).to.be.at.most(
      page.element.getBoundingClientRect().right,
    );
  });

  for (const whiteSpace of ["pre", "pre-wrap", "nowrap"]) {
    it(`is set as ever on a page whose text is ${whiteSpace}`, async () => {
      const page = await CheckoutPage.load();
      page.element.style.width = "320px";
      const { offsetHeight } = page.element;
      const { parentElement } = page.element;
      if (parentElement) parentElement.style.whiteSpace = whiteSpace;
      expect(page.element.offsetHeight).to.equal(offsetHeight);
      expect(page.element.scrollWidth).to.be.at.most(page.element.clientWidth);
    });
  }

  it("from years ago has one of each, at its price", async () => {
    const page = await CheckoutPage.load("old-basket");
    expect(page.lines.map((line) => line.name)).to.deep.equal(["Quarterly", "Digital, one year"]);
    expect(page.lines.map((line) => line.part("item-price"))).to.deep.equal(["£20.00", "£89.99"]);
    expect(page.lines.map(({ isEditable }) => isEditable)).to.deep.equal([false, false]);
    expect(page.part("total")).to.equal("Total £109.99");
  });

  it("with entries that nobody can read keeps the others, and lets those with an id go", async () => {
    const page = await CheckoutPage.load("bad-line");
    expect(page.lines.map((line) => line.name)).to.deep.equal([
      "The Harbour Review – Quarterly",
      "This item can’t be shown",
      "Meridian Post – Digital, one year",
      "This item can’t be shown",
    ]);
    expect(texts(page, "remove").length).to.equal(3);
    await page.click(page.line(1).button("Remove This item can’t be shown"));
    await page.settled();
    expect(page.lines.length).to.equal(3);
  });

  it("with entries that nobody can read makes one warning for developers", async () => {
    const log = new ConsoleLog();
    const page = await CheckoutPage.load("bad-line");
    await page.element.refresh();
    await page.element.refresh();
    log.stop();
    expect(log.warnings).to.deep.equal(["<partner-checkout> cannot read an order item of the basket"]);
  });
});

describe("children of the element", () => {
  it("without a slot are not seen once the element is there", async () => {
    const page = await CheckoutPage.load();
    const fallback = document.createElement("a");
    fallback.textContent = "See your basket";
    page.element.append(fallback);
    expect(fallback.assignedSlot).to.equal(null);
    expect(fallback.getClientRects().length).to.equal(0);
  });

  for (const [slot, scenario] of [
    ["header", "new-basket"],
    ["footer", "new-basket"],
    ["empty", "empty"],
    ["missing", "no-cookie"],
    ["restart", "completed"],
  ] as const) {
    it(`in the slot ${slot} are seen, in place of our words where there are any`, async () => {
      const page = await CheckoutPage.load(scenario);
      const child = document.createElement("p");
      child.textContent = "From the host";
      child.slot = slot;
      page.element.append(child);
      expect(child.assignedSlot?.name).to.equal(slot);
      expect(child.getClientRects().length).to.equal(1);
      const ours = [...(child.assignedSlot?.children ?? [])];
      expect(ours.every((element) => element.getClientRects().length === 0)).to.equal(true);
    });
  }
});
