import { expect } from "@open-wc/testing";
import { addFault, CheckoutPage, clearFaults } from "../support/checkout-page.js";
import { changeSettings } from "../support/demo-basket.js";

function rootOf(page: CheckoutPage): ShadowRoot {
  const { shadowRoot } = page.element;
  if (!shadowRoot) throw new Error("There is no shadow root");
  return shadowRoot;
}

/** A button of a line, whatever the language. */
function control(page: CheckoutPage, line: number, part: string): HTMLElement {
  const found = rootOf(page).querySelectorAll<HTMLElement>(`[part~=${part}]`)[line];
  if (!found) throw new Error(`Line ${line} has no ${part}`);
  return found;
}

function liveRegions(page: CheckoutPage): readonly Element[] {
  return [...rootOf(page).querySelectorAll("[aria-live]")];
}

const PARTS = (
  "base heading status items item item-name item-detail item-price quantity decrement quantity-input increment " +
  "remove item-error summary subtotal discount tax total error retry empty missing skeleton proceed"
).split(" ");

/** States that look different, each with how the page comes into it. */
const states: readonly (readonly [name: string, reach: (locale: string) => Promise<CheckoutPage>])[] = [
  ["new-basket", (locale) => CheckoutPage.load("new-basket", { locale })],
  ["full-basket", (locale) => CheckoutPage.load("full-basket", { locale })],
  ["read-only", (locale) => CheckoutPage.load("full-basket", { locale, readonly: "" })],
  [
    "several-problems",
    async (locale) => {
      const page = await CheckoutPage.load("several-problems", { locale });
      await page.element.proceed();
      await page.element.updateComplete;
      return page;
    },
  ],
  ["unreadable line", (locale) => CheckoutPage.load("bad-line", { locale })],
  ["volume-tiers", (locale) => CheckoutPage.load("volume-tiers", { locale })],
  ["empty", (locale) => CheckoutPage.load("empty", { locale })],
  ["no-cookie", (locale) => CheckoutPage.load("no-cookie", { locale })],
  ["completed", (locale) => CheckoutPage.load("completed", { locale })],
  ["bad-gateway", (locale) => CheckoutPage.load("bad-gateway", { locale, "max-retries": "0" })],
  [
    "loading",
    async (locale) => {
      const page = await CheckoutPage.open("hang", { locale });
      await page.until(() => page.element.status === "loading");
      return page;
    },
  ],
  [
    "change on its way",
    async (locale) => {
      const page = await CheckoutPage.load("full-basket", { locale });
      await addFault({ on: "update", kind: "hang" });
      await page.click(control(page, 0, "increment"));
      await page.click(control(page, 1, "remove"));
      return page;
    },
  ],
  [
    "change that failed",
    async (locale) => {
      const page = await CheckoutPage.load("update-fails", { locale, "max-retries": "0" });
      await page.click(control(page, 0, "increment"));
      await page.settled();
      return page;
    },
  ],
];

for (const [locale, direction, theme] of [
  ["en-GB", "ltr", "light"],
  ["ar", "rtl", "dark"],
] as const) {
  describe(`axe has nothing to say, ${direction} and ${theme},`, () => {
    for (const [name, reach] of states) {
      it(`in the state ${name}`, async () => {
        const page = await reach(locale);
        page.element.theme = theme;
        await page.element.updateComplete;
        expect(rootOf(page).querySelector("[part=base]")?.getAttribute("dir")).to.equal(direction);
        await expect(page.element).to.be.accessible();
      });
    }
  });
}

describe("every part of the public interface", () => {
  it("is there in some state", async () => {
    const found = new Set<string>();
    for (const [, reach] of states) {
      const page = await reach("en-GB");
      for (const element of rootOf(page).querySelectorAll("[part]")) {
        for (const part of element.part) found.add(part);
      }
      page.element.remove();
    }
    expect([...found].filter((part) => part !== "").toSorted()).to.deep.equal(PARTS.toSorted());
  });
});

describe("the live regions", () => {
  it("are there, empty, from the first render on, and stay the same nodes for life", async () => {
    const page = await CheckoutPage.open("new-basket", { "token-url": undefined });
    const regions = liveRegions(page);
    expect(regions.map((region) => [region.role, region.ariaLive])).to.deep.equal([
      ["status", "polite"],
      ["alert", "assertive"],
    ]);
    expect(regions.map((region) => region.childNodes.length)).to.deep.equal([0, 0]);
    const visited: string[] = [];
    page.element.tokenUrl = "/demo/token";
    await page.until(() => page.element.status === "ready");
    visited.push(page.element.status);
    document.cookie = "limio_state=; path=/; max-age=0";
    await page.until(() => page.element.status === "missing");
    visited.push(page.element.status);
    document.cookie = "limio_state=rubbish; path=/";
    await page.until(() => page.element.status === "error");
    visited.push(page.element.status);
    page.element.locale = "ar";
    await page.element.updateComplete;
    expect(visited).to.deep.equal(["ready", "missing", "error"]);
    expect(liveRegions(page)).to.deep.equal(regions);
  });

  it("speak a sentence again when it is repeated", async () => {
    const page = await CheckoutPage.load();
    const assertive = liveRegions(page)[1];
    const spoken: (string | null | undefined)[] = [];
    for (let press = 0; press < 3; press++) {
      await page.click(page.line(0).button(/^Decrease/));
      expect(page.announced.assertive).to.equal("1 is the fewest you can have.");
      spoken.push(assertive?.textContent);
    }
    expect(spoken[1]).not.to.equal(spoken[0]);
    expect(spoken[2]).not.to.equal(spoken[1]);
  });

  it("say politely what was loaded and changed, and assertively what failed", async () => {
    const page = await CheckoutPage.load("new-basket", { "max-retries": "0" });
    expect(page.announced).to.deep.equal({ polite: "Basket loaded: 2 items.", assertive: "" });
    await page.click(page.line(0).button(/^Increase/));
    await page.settled();
    expect(page.announced.polite).to.equal("Basket updated. Total £129.99.");
    await addFault({ on: "update", kind: "status", status: 500 });
    await page.click(page.line(0).button(/^Increase/));
    await page.settled();
    expect(page.announced.assertive).to.match(/: That change wasn’t saved: That didn’t work\./);
  });

  it("say nothing any more of what is over", async () => {
    const page = await CheckoutPage.load("bad-gateway", { "max-retries": "0" });
    expect(page.announced.assertive).not.to.equal("");
    await clearFaults();
    page.button("Try again").click();
    await page.until(() => page.element.status === "ready");
    expect(page.announced).to.deep.equal({ polite: "Basket loaded: 2 items.", assertive: "" });
  });

  it("of two elements with one basket say everything once, where it can be heard", async () => {
    const hidden = await CheckoutPage.load("new-basket");
    hidden.element.hidden = true;
    const pages = [hidden, await CheckoutPage.place(), await CheckoutPage.place()];
    for (const page of pages) await page.settled();
    await hidden.element.setQuantity(hidden.element.basket?.items[0]?.id ?? "", 2);
    for (const page of pages) await page.settled();
    expect(pages.map(({ announced }) => announced.polite.startsWith("Basket updated"))).to.deep.equal([
      false,
      true,
      false,
    ]);
  });

  it("say after four seconds that it takes longer", async () => {
    const page = await CheckoutPage.open("new-basket", {}, () => changeSettings({ latency: 60_000 }));
    await page.until(() => page.element.status === "loading");
    expect(page.part("status")).to.equal("Loading your basket…");
    await page.until(() => page.part("status") !== "Loading your basket…");
    expect(page.part("status")).to.equal("This is taking longer than usual. We’re still trying.");
    expect(page.announced.polite).to.equal("This is taking longer than usual. We’re still trying.");
  });
});

describe("names and relations", () => {
  it("make the whole a region with the heading's name, busy while it loads", async () => {
    const page = await CheckoutPage.open("hang");
    await page.until(() => page.element.status === "loading");
    const base = rootOf(page).querySelector("[part=base]");
    const heading = rootOf(page).getElementById(base?.getAttribute("aria-labelledby") ?? "");
    expect(base?.localName).to.equal("section");
    expect(base?.ariaBusy).to.equal("true");
    expect(heading?.getAttribute("part")).to.equal("heading");
    expect(heading?.localName).to.equal("h2");
    expect(heading?.ariaLevel).to.equal("2");
  });

  it("tell the controls of each line apart by its name", async () => {
    const page = await CheckoutPage.load("full-basket");
    const names: string[] = [];
    for (const line of rootOf(page).querySelectorAll("[part~=item]")) {
      const name = line.querySelector("[part=item-name]")?.textContent.trim() ?? "";
      const controls = [...line.querySelectorAll("button, input")];
      expect(controls.length).to.be.greaterThan(0);
      for (const control of controls) {
        expect(control.ariaLabel).to.contain(name);
        names.push(control.ariaLabel ?? "");
      }
    }
    expect(new Set(names).size).to.equal(names.length);
  });

  it("tie what is wrong with a line to its controls, inside the same root", async () => {
    const page = await CheckoutPage.load("several-problems");
    const withError = [...rootOf(page).querySelectorAll("[part~=item]")].filter((line) =>
      line.querySelector("[part=item-error]"),
    );
    expect(withError.length).to.equal(5);
    for (const line of withError) {
      for (const control of line.querySelectorAll("input, [part=remove]")) {
        const error = rootOf(page).getElementById(control.getAttribute("aria-describedby") ?? "");
        expect(error).to.equal(line.querySelector("[part=item-error]"));
      }
    }
    const inputs = withError.flatMap((line) => [...line.querySelectorAll("input")]);
    expect(inputs.map(({ ariaInvalid }) => ariaInvalid)).to.deep.equal(inputs.map(() => "true"));
    expect(inputs.length).to.be.greaterThan(0);
  });

  it("leave lines with which nothing is wrong alone", async () => {
    const page = await CheckoutPage.load();
    expect(page.line(0).input.ariaInvalid).to.equal(null);
    expect(rootOf(page).querySelectorAll("[aria-describedby]").length).to.equal(0);
  });

  it("tell that the basket is a list, also to Safari", async () => {
    const page = await CheckoutPage.load();
    expect(rootOf(page).querySelector("[part=items]")?.role).to.equal("list");
  });
});
