import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import { expect } from "chai";
import type { Browser, Page } from "puppeteer-core";
import { launchBrowser } from "../support/launch-browser.js";
import { serveDemo, type DemoServer } from "../support/serve-demo.js";

describe("the headless demo", () => {
  let server: DemoServer;
  let origin: string;
  let browser: Browser;
  let page: Page;

  before(async () => {
    server = await serveDemo();
    origin = server.origin;
    browser = await launchBrowser();
  });
  after(async () => {
    await browser.close();
    await server.close();
  });

  async function demo(method: string, path: string, body?: object): Promise<void> {
    const isDone = await page.evaluate(
      async (...[how, where, what]) => {
        const headers = { "content-type": "application/json" };
        return (await fetch(`/demo/${where}`, { method: how, ...(what && { body: what, headers }) })).ok;
      },
      method,
      path,
      body && JSON.stringify(body),
    );
    expect(isDone).to.equal(true);
  }

  /** Opens the page with a cookie jar of its own. */
  async function open(scenario: string, file = "headless.html"): Promise<void> {
    page = await (await browser.createBrowserContext()).newPage();
    await page.goto(`${origin}demo/state`);
    await demo("POST", `scenario/${scenario}`);
    await page.goto(`${origin}${file}`);
  }

  async function untilText(selector: string, text: string): Promise<void> {
    await page.waitForFunction(
      (where, what) => document.querySelector(where)?.textContent === what,
      { timeout: 20_000 },
      selector,
      text,
    );
  }

  async function texts(selector: string): Promise<readonly string[]> {
    return await page.$$eval(selector, (found) => found.map(({ textContent }) => textContent ?? ""));
  }

  async function focused(): Promise<string> {
    return await page.evaluate(() => {
      const { activeElement: element } = document;
      return element?.ariaLabel ?? element?.textContent ?? "";
    });
  }

  /** Goes on with the Tab key until the focus is on what has this name. */
  async function tabTo(name: string): Promise<void> {
    for (let presses = 0; presses < 30; presses++) {
      await page.keyboard.press("Tab");
      if ((await focused()) === name) return;
    }
    throw new Error(`Tab does not lead to ${name}`);
  }

  it("shows a basket with names and prices, and has loaded neither Lit nor the element", async () => {
    await open("new-basket");
    await untilText("#status", "2 items");
    expect(await texts("#lines h3")).to.deep.equal([
      "The Harbour Review – Quarterly",
      "Meridian Post – Digital, one year",
    ]);
    expect(await texts("#lines .price")).to.deep.equal(["£20.00", "£89.99"]);
    expect(await texts("#total strong")).to.deep.equal(["£109.99"]);
    const modules = await page.evaluate(() =>
      performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname),
    );
    expect(modules.some((path) => path.includes("/src/basket/open-basket"))).to.equal(true);
    expect(
      modules.filter((path) => /\blit\b|lit[-_](?:html|element)|\/src\/(?:element|i18n)/.test(path)),
    ).to.deep.equal([]);
  });

  it("has forty lines that do for a basket", async () => {
    const source = await readFile(new URL("../../demo/forty-lines.ts", import.meta.url), "utf8");
    expect(source.trimEnd().split("\n").length).to.be.at.most(40);
    await open("new-basket", "forty-lines.html");
    await untilText("#total", "£109.99");
    expect(await texts("#list li")).to.deep.equal([
      "The Harbour Review – Quarterly × 1 RemoveOne more",
      "Meridian Post – Digital, one year × 1 Remove",
    ]);
    await page.locator("#list button ::-p-text(One more)").click();
    await untilText("#total", "£129.99");
    await demo("POST", "faults", { on: "update", kind: "status", status: 403 });
    await page.locator("#list button ::-p-text(One more)").click();
    await untilText("#list li", "The Harbour Review – Quarterly × 2 RemoveOne more That didn’t work.");
    await demo("DELETE", "faults");
    for (const left of ["£89.99", "£0.00"]) {
      await page.locator("#list button ::-p-text(Remove)").click();
      await untilText("#total", left);
    }
    await page.locator("#start").click();
    await untilText("#total", "£20.00");
  });

  it("has forty lines that lead on from a basket that has ended, on a page of whatever language", async () => {
    for (const scenario of ["expired", "unknown-basket"]) {
      await open(scenario, "forty-lines.html");
      await untilText("#alert", "That didn’t work. Nothing is lost.");
      expect(await texts("#list li, #total")).to.deep.equal([""]);
      await page.evaluate(() => document.documentElement.setAttribute("lang", "en_GB"));
      await page.locator("#start").click();
      await untilText("#total", "£20.00");
    }
  });

  it("changes a quantity and removes a line by keyboard, and keeps the focus in the basket", async () => {
    await open("new-basket");
    await untilText("#status", "2 items");
    await tabTo("One more: The Harbour Review – Quarterly");
    await page.keyboard.press("Enter");
    await untilText("#lines output", "2");
    await untilText("#total strong", "£129.99");
    expect(await focused()).to.equal("One more: The Harbour Review – Quarterly");
    // Up to the limit, where the button stays and does nothing.
    for (let presses = 0; presses < 6; presses++) await page.keyboard.press("Space");
    await untilText("#total strong", "£189.99");
    expect(await texts("#lines output")).to.deep.equal(["5", "1"]);
    expect(await focused()).to.equal("One more: The Harbour Review – Quarterly");
    await page.keyboard.down("Shift");
    await page.keyboard.press("Tab");
    await page.keyboard.up("Shift");
    await page.keyboard.press("Enter");
    await untilText("#total strong", "£169.99");
    await tabTo("Remove The Harbour Review – Quarterly");
    await page.keyboard.press("Enter");
    await untilText("#status", "1 item");
    expect(await texts("#lines h3")).to.deep.equal(["Meridian Post – Digital, one year"]);
    expect(await focused()).to.equal("Your basket");
  });

  it("says what went wrong, and recovers", async () => {
    await open("new-basket");
    await untilText("#status", "2 items");
    await demo("POST", "faults", { on: "validate", kind: "status", status: 502 });
    await page.reload();
    await untilText("#error", "The shop isn’t answering right now. Your basket is safe.");
    expect(await texts("#status")).to.deep.equal([""]);
    await demo("DELETE", "faults");
    await page.locator("#retry").click();
    await untilText("#status", "2 items");
    expect(await texts("#error")).to.deep.equal([""]);
    expect(await focused()).to.equal("Your basket");

    await demo("POST", "faults", { on: "update", kind: "status", status: 403 });
    await page.locator("#lines button[value='1']").click();
    await untilText("#lines .bad", "That didn’t work. Your basket is safe.");
    expect(await texts("#lines output")).to.deep.equal(["1", "1"]);
    await demo("DELETE", "faults");
    await page.locator("#lines button[value='1']").click();
    await untilText("#lines .bad", "");
    expect(await texts("#lines output")).to.deep.equal(["2", "1"]);
  });

  it("says that a change is on its way, with the amounts of before", async () => {
    await open("new-basket");
    await untilText("#status", "2 items");
    await demo("POST", "faults", { on: "update", kind: "latency", delay: 1_000, times: 1 });
    await page.locator("#lines button[value='1']").click();
    await untilText("#status", "One moment…");
    expect(await page.$eval("#basket", ({ ariaBusy }) => ariaBusy)).to.equal("true");
    expect(await texts("#lines output")).to.deep.equal(["2", "1"]);
    expect(await texts("#total strong")).to.deep.equal(["£109.99"]);
    await untilText("#total strong", "£129.99");
    expect(await page.$eval("#basket", ({ ariaBusy }) => ariaBusy)).to.equal("false");
  });

  it("starts a basket where there is none, and hands it on", async () => {
    await open("no-cookie");
    await page.locator("#start").click();
    await untilText("#status", "1 item");
    expect(await focused()).to.equal("Your basket");
    await page.locator("#continue").click();
    await page.waitForFunction(() => location.search.includes("checkout=basket-"));
    await page.waitForSelector("#checkout-note:not([hidden])");
    expect((await texts("#checkout-note"))[0]).to.match(/with basket-[\w-]+\.$/);
  });

  it("shows a merchant's words as text, whatever they hold", async () => {
    await open("hostile-content");
    await untilText("#status", "10 items");
    expect((await texts("#lines h3")).filter((name) => /<\w/.test(name))).to.deep.equal([]);
    expect(await page.$$eval("#lines :is(h3, .bad) *", (found) => found.length)).to.equal(0);
    expect(await page.evaluate(() => "__hostile" in globalThis)).to.equal(false);
  });

  for (const scheme of ["light", "dark"]) {
    it(`fits 320 pixels, and axe has nothing to say: ${scheme}`, async () => {
      await open("long-content");
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
      await page.setViewport({ width: 320, height: 700 });
      await untilText("#status", "3 items");
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).to.equal(320);
      await page.addScriptTag({ path: createRequire(import.meta.url).resolve("axe-core") });
      const problems = await page.evaluate(async () => {
        const { axe } = globalThis as unknown as { axe: { run(): Promise<AxeResults> } };
        const { violations } = await axe.run();
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`);
      });
      expect(problems).to.deep.equal([]);
    });
  }
});
