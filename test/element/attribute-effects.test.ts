import { expect } from "@open-wc/testing";
import { addFault, CheckoutPage } from "../support/checkout-page.js";
import { ConsoleLog } from "../support/console-log.js";
import { afterMicrotasks } from "../support/deferred.js";
import { errorCodes, statuses } from "../support/token-sources.js";

function shadowOf(page: CheckoutPage): ShadowRoot {
  const { shadowRoot } = page.element;
  if (!shadowRoot) throw new Error("There is no shadow root");
  return shadowRoot;
}

function partOf(page: CheckoutPage, part: string): Element {
  const found = shadowOf(page).querySelector(`[part~=${part}]`);
  if (!found) throw new Error(`There is no ${part}`);
  return found;
}

async function change(page: CheckoutPage, attribute: string, value: string | undefined): Promise<void> {
  if (value === undefined) page.element.removeAttribute(attribute);
  else page.element.setAttribute(attribute, value);
  await page.element.updateComplete;
}

describe("heading and heading-level", () => {
  it("say what is read and heard", async () => {
    const page = await CheckoutPage.load();
    expect(page.part("heading")).to.equal("Your basket");
    expect(partOf(page, "heading").ariaLevel).to.equal("2");
    await change(page, "heading", "Your <b>order</b>");
    await change(page, "heading-level", "4");
    expect(page.part("heading")).to.equal("Your <b>order</b>");
    expect(partOf(page, "heading").ariaLevel).to.equal("4");
    await change(page, "heading", undefined);
    await change(page, "heading-level", undefined);
    expect(page.part("heading")).to.equal("Your basket");
    expect(partOf(page, "heading").ariaLevel).to.equal("2");
  });
});

describe("locale", () => {
  it("formats amounts Irish, although there are no Irish texts, and says so", async () => {
    const page = await CheckoutPage.load("currency-eur", { locale: "ga_ES" });
    expect(page.part("total")).to.equal("Total €58.30");
    expect(page.part("heading")).to.equal("Your basket");
    expect(partOf(page, "base").getAttribute("lang")).to.equal("en");
    await change(page, "locale", "fa");
    expect(page.part("total")).to.match(/^Total .*۵۸٫۳۰/);
    expect(partOf(page, "base").getAttribute("dir")).to.equal("rtl");
  });

  it("sets the direction, whatever the page's is", async () => {
    const page = await CheckoutPage.load("currency-kwd", { locale: "ar" });
    expect(partOf(page, "base").getAttribute("dir")).to.equal("rtl");
    await change(page, "locale", "en");
    expect(partOf(page, "base").getAttribute("dir")).to.equal("ltr");
  });

  it("follows a lang outside the shadow root that the element stands in", async () => {
    const page = await CheckoutPage.load("currency-eur");
    const host = document.createElement("div");
    host.lang = "de";
    page.element.after(host);
    host.attachShadow({ mode: "open" }).append(page.element);
    await page.until(() => page.part("total") === "Gesamtsumme 58,30 €");
    host.lang = "en-IE";
    await page.until(() => page.part("total") === "Total €58.30");
  });

  it("follows a lang that changes on the page, until the element leaves it", async () => {
    const page = await CheckoutPage.load("currency-eur");
    const { parentElement } = page.element;
    parentElement?.removeAttribute("lang");
    const { lang } = document.documentElement;
    document.documentElement.lang = "de";
    await page.until(() => page.part("total") === "Gesamtsumme 58,30 €");
    page.element.remove();
    document.documentElement.lang = "en-IE";
    await afterMicrotasks();
    expect(page.part("total")).to.equal("Gesamtsumme 58,30 €");
    parentElement?.append(page.element);
    await page.until(() => page.part("total") === "Total €58.30");
    document.documentElement.lang = lang;
  });
});

describe("theme", () => {
  it("chooses a colour scheme", async () => {
    const page = await CheckoutPage.load();
    const scheme = (): string => getComputedStyle(partOf(page, "base")).colorScheme;
    expect(scheme()).to.equal("light dark");
    await change(page, "theme", "dark");
    expect(scheme()).to.equal("dark");
    const dark = getComputedStyle(partOf(page, "base")).backgroundColor;
    await change(page, "theme", "light");
    expect(scheme()).to.equal("light");
    expect(getComputedStyle(partOf(page, "base")).backgroundColor).not.to.equal(dark);
  });
});

describe("readonly", () => {
  it("shows the basket without controls that change it, as long as it is there", async () => {
    const page = await CheckoutPage.load("full-basket", { readonly: "" });
    const controls = ["quantity", "quantity-input", "increment", "decrement", "remove"];
    expect(controls.map((part) => page.count(part))).to.deep.equal([0, 0, 0, 0, 0]);
    expect(page.line(0).part("item-price")).to.contain("£");
    expect(page.text).to.contain("Qty 2");
    expect(page.count("proceed")).to.equal(1);
    await change(page, "readonly", undefined);
    expect(page.count("remove")).to.equal(5);
    expect(page.line(0).quantity).to.equal("2");
    await change(page, "readonly", "");
    expect(page.count("remove")).to.equal(0);
  });
});

describe("skeleton-lines", () => {
  for (const [value, count] of [
    [undefined, 2],
    ["0", 0],
    ["5", 5],
  ] as const) {
    it(`${value ?? "by default"} reserves room for ${count} lines`, async () => {
      const page = await CheckoutPage.open("new-basket", {
        "token-url": undefined,
        "skeleton-lines": value,
      });
      expect(partOf(page, "skeleton").querySelectorAll(".item").length).to.equal(count);
    });
  }

  it("is kept to by lines for which it was enough, and by no others", async () => {
    const heights = async (lines: string): Promise<readonly number[]> => {
      const page = await CheckoutPage.load("full-basket", { "skeleton-lines": lines });
      page.element.style.inlineSize = "600px";
      const heightsNow = (): readonly number[] =>
        [...shadowOf(page).querySelectorAll("[part=item]:not(.add-on)")].map(
          ({ clientHeight }) => clientHeight,
        );
      const before = heightsNow();
      await page.element.removeItem(page.element.basket?.items.at(-1)?.id ?? "");
      await page.element.updateComplete;
      // What is left does not get another height with that.
      expect(heightsNow()).to.deep.equal(before.slice(0, -1));
      return before;
    };
    const [high, low] = [await heights("5"), await heights("4")];
    expect(high.length).to.equal(3);
    // The one without a quantity.
    expect(low[1]).to.be.below(high[1] ?? 0);
  });
});

describe("timeout and max-retries", () => {
  it("say how long one request may take, and how often it is repeated", async () => {
    const page = await CheckoutPage.load("hang", { timeout: "1500", "max-retries": "1" });
    expect(errorCodes(page)).to.deep.equal(["timeout"]);
    expect((await page.requests("validate")).length).to.equal(2);
  });

  it("may forbid repeats", async () => {
    const page = await CheckoutPage.load("bad-gateway", { "max-retries": "0" });
    expect(errorCodes(page)).to.deep.equal(["bad-gateway"]);
    expect(await statuses(page, "validate")).to.deep.equal([502]);
  });

  it("repeat twice by default", async () => {
    const page = await CheckoutPage.load("bad-gateway");
    expect(await statuses(page, "validate")).to.deep.equal([502, 502, 502]);
  });
});

describe("credentials", () => {
  for (const [value, status] of [
    ["include", 200],
    ["same-origin", 200],
    ["omit", 404],
  ] as const) {
    it(`${value} lets the cookie travel or not: update answers ${status}`, async () => {
      const page = await CheckoutPage.load("new-basket", { credentials: value, "max-retries": "0" });
      await page.click(page.line(0).button(/^Increase/));
      await page.settled();
      expect(await statuses(page, "update")).to.deep.equal([status]);
    });
  }
});

describe("api-base", () => {
  it("may end in a slash", async () => {
    const page = await CheckoutPage.load("new-basket", { "api-base": `${location.origin}/api/` });
    expect(page.element.status).to.equal("ready");
    expect((await page.requests("validate"))[0]?.path).to.match(/^\/api\/partner\/checkout\/validate\//);
  });

  it("may change, and the basket is asked for there", async () => {
    const page = await CheckoutPage.load("new-basket", { "api-base": "/elsewhere", "max-retries": "0" });
    expect(page.element.status).to.equal("error");
    await change(page, "api-base", "/api");
    await page.settled();
    expect(page.element.status).to.equal("ready");
    expect(page.count("error")).to.equal(0);
  });
});

describe("messages", () => {
  it("replace our words, one by one, and may be taken back", async () => {
    const page = await CheckoutPage.load();
    page.element.messages = { heading: "Korb", itemCount: { one: "{count} Stück", other: "{count} Stücke" } };
    await page.element.updateComplete;
    expect(page.part("heading")).to.equal("Korb");
    expect(page.part("status")).to.equal("2 Stücke");
    expect(page.part("proceed")).to.equal("Continue to checkout");
    page.element.messages = {};
    await page.element.updateComplete;
    expect(page.part("heading")).to.equal("Your basket");
  });
});

describe("debug", () => {
  for (const [attributes, isTold] of [
    [{}, false],
    [{ debug: "" }, true],
  ] as const) {
    it(`${isTold ? "tells" : "is off by default, and nothing tells"} of requests in the console`, async () => {
      const log = new ConsoleLog();
      const page = await CheckoutPage.load("new-basket", attributes);
      await addFault({ on: "update", kind: "status", status: 500, times: 1 });
      await page.click(page.line(0).button(/^Increase/));
      await page.settled();
      await page.until(() => page.events("basket-validate").length === 2);
      log.stop();
      expect(
        log.entries.some(({ method, args }) => method === "debug" && String(args[0]).includes("request")),
      ).to.equal(isTold);
      if (!isTold) expect(log.entries).to.deep.equal([]);
    });
  }
});
