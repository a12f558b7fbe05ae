import { setTimeout } from "node:timers/promises";
import type { Browser, Page } from "puppeteer-core";
import type { PartnerCheckoutElement } from "../../src/element.js";
import { at, list, type DemoJson } from "../demo/demo-client.js";

/** A framework's page in a browser of its own, seen as a shopper sees it. */
export class ShopPage {
  /** What the page has thrown, or has warned of in the console; not what the browser itself says of requests. */
  readonly complaints: string[] = [];
  readonly #page: Page;
  readonly #url: string;

  private constructor(page: Page, url: string) {
    this.#page = page;
    this.#url = url;
    page.on("pageerror", (error) => this.complaints.push(String(error)));
    page.on("console", (message) => {
      const text = message.text();
      if (["error", "warn"].includes(message.type()) && !text.startsWith("Failed to load resource")) {
        this.complaints.push(text);
      }
    });
  }

  /** Opens a browser with cookies of its own. */
  static async open(browser: Browser, url: string): Promise<ShopPage> {
    const context = await browser.createBrowserContext();
    return new ShopPage(await context.newPage(), url);
  }

  /** Opens the page with a new basket, and waits until that is shown. */
  async load(): Promise<void> {
    // Nothing of the page before may still be there to see the new basket.
    await this.#page.goto(new URL("/demo/settings", this.#url).href);
    await this.send("POST", "/demo/scenario/new-basket");
    await this.#page.goto(this.#url);
    await this.settled();
  }

  async close(): Promise<void> {
    await this.#page.browserContext().close();
  }

  /** Where the page is now. */
  get address(): string {
    return this.#page.url();
  }

  /** What a function makes of the element; it runs in the page, and knows nothing of the test. */
  async element<T>(read: (element: PartnerCheckoutElement) => T): Promise<Awaited<T>> {
    return await this.#page.$eval(">>> partner-checkout", read as (element: Element) => T);
  }

  /** Whether the element is on the page. */
  async isMounted(): Promise<boolean> {
    return (await this.#page.$(">>> partner-checkout")) !== null;
  }

  /** Resolves when the element shows a basket and no change is on its way. */
  async settled(): Promise<void> {
    await eventually(async () => {
      const state = await this.element(({ status, busy }) => `${status}${busy ? ", busy" : ""}`);
      if (state !== "ready") throw new Error(`The element is ${state}`);
    });
  }

  /** The texts of all parts of a name. */
  async parts(name: string): Promise<string[]> {
    return await this.#page.$$eval(`>>> partner-checkout >>> [part=${name}]`, (found) =>
      found.map((part) => part.textContent.trim()),
    );
  }

  /** What the page has noted of the events it has heard. */
  async notes(): Promise<string[]> {
    return await this.#page.$$eval(">>> [role=log] li", (items) => items.map((item) => item.textContent));
  }

  /** Clicks the first part of a name. */
  async click(part: string): Promise<void> {
    await this.#page.locator(`>>> [part=${part}]`).click();
  }

  /** Clicks a checkbox of the page. */
  async toggle(name: string): Promise<void> {
    await this.#page.locator(`::-p-aria([name="${name}"][role="checkbox"])`).click();
  }

  /** Lets the page believe that the connection is back, at which an element reads its basket again. */
  async reconnect(): Promise<void> {
    await this.#page.evaluate(() => dispatchEvent(new Event("online")));
  }

  /** Sends a request to the stand-in from the page. */
  async send(method: string, path: string): Promise<DemoJson> {
    return await this.#page.evaluate(
      async (method, path) => (await (await fetch(path, { method })).json()) as DemoJson,
      method,
      path,
    );
  }

  /** The requests for tokens and to the API since the page was loaded, such as `validate 200`. */
  async requests(): Promise<string[]> {
    const entries = list(await this.send("GET", "/demo/requests"));
    return entries.map(({ endpoint, status }) => `${String(endpoint)} ${String(status)}`);
  }

  /** The quantities that the stand-in keeps. */
  async keptQuantities(): Promise<number[]> {
    const items = list(at(await this.send("GET", "/demo/state"), "basket", "order", "orderItems"));
    return items.map(({ quantity }) => Number(quantity));
  }
}

/** Resolves when an assertion comes to hold; fails as it does when it never holds. */
export async function eventually(assertion: () => Promise<unknown>): Promise<void> {
  const end = performance.now() + 10_000;
  for (;;) {
    try {
      await assertion();
      return;
    } catch (error) {
      if (performance.now() > end) throw error;
      await setTimeout(25);
    }
  }
}
