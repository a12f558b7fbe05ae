import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { Browser, Frame, Page } from "puppeteer-core";
import type { PartnerCheckoutElement } from "../../src/element.js";
import { launchBrowser } from "../support/launch-browser.js";

/** What a browser does with the cookies of sites that are not the page's own. */
export type OtherSites = "blocked" | "let through";

/** One browser for each, with a profile of its own. Shoppers come one after the other. */
const browsers = new Map<OtherSites, Promise<Browser>>();
let profiles: readonly string[] = [];

after(async () => {
  for (const browser of browsers.values()) await (await browser).close();
  await Promise.all(profiles.map((folder) => rm(folder, { recursive: true, force: true, maxRetries: 5 })));
});

async function startBrowser(otherSites: OtherSites): Promise<Browser> {
  const profile = await mkdtemp(join(tmpdir(), "sites-"));
  profiles = [...profiles, profile];
  const blocks = otherSites === "blocked";
  // What browsers do by themselves differs: Debian's blocks, too.
  const cookies = { cookie_controls_mode: blocks ? 1 : 0, block_third_party_cookies: blocks };
  await mkdir(join(profile, "Default"));
  await writeFile(join(profile, "Default", "Preferences"), JSON.stringify({ profile: cookies }));
  return await launchBrowser({ userDataDir: profile });
}

/** What one shopper sees of a page, and a developer of its console. */
export class Visit {
  /** What the page's scripts have told developers; not what the browser itself says of requests. */
  readonly console: string[] = [];
  /** What nobody has caught. */
  readonly thrown: string[] = [];
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
    page.on("console", (message) => {
      const text = message.text();
      if (!/^(?:Failed to load resource|Access to fetch)/.test(text)) this.console.push(text);
    });
    page.on("pageerror", (error) => this.thrown.push(String(error)));
  }

  /** Lets a shopper come who has no cookie yet. */
  static async begin(otherSites: OtherSites): Promise<Visit> {
    const browser = browsers.get(otherSites) ?? startBrowser(otherSites);
    browsers.set(otherSites, browser);
    const page = await (await browser).newPage();
    await (await page.createCDPSession()).send("Network.clearBrowserCookies");
    return new Visit(page);
  }

  async end(): Promise<void> {
    await this.page.close();
  }

  /** Goes to a page, and waits until the element on it, or in its frame, has come to rest. */
  async open(url: string): Promise<void> {
    await this.page.goto(url);
    await this.settled();
  }

  /** The frame that the element is in. */
  get frame(): Frame {
    return this.page.frames().at(-1) ?? this.page.mainFrame();
  }

  /** Waits until nothing is loading and no change is on its way. */
  async settled(): Promise<void> {
    await this.frame.waitForFunction(() => {
      const element = document.querySelector("partner-checkout");
      return element?.matches(":defined") && !/idle|loading/.test(element.status) && !element.busy;
    });
  }

  /** Waits until the page's scripts have told developers of something; mocha ends the waiting. */
  async told(text: string): Promise<void> {
    while (!this.console.some((line) => line.includes(text))) await setTimeout(20);
  }

  /** What the element says of itself. */
  async status(): Promise<string> {
    return await this.#element((element) => element.status);
  }

  /** The text of each element that has a part. */
  async texts(part: string): Promise<readonly string[]> {
    return await this.#element(
      ({ shadowRoot }, name) =>
        [...(shadowRoot?.querySelectorAll<HTMLElement>(`[part~="${name}"]`) ?? [])].map(({ innerText }) =>
          innerText.replace(/\s+/g, " ").trim(),
        ),
      part,
    );
  }

  /** The quantities that the inputs show. */
  async shownQuantities(): Promise<readonly string[]> {
    return await this.#element(({ shadowRoot }) =>
      [...(shadowRoot?.querySelectorAll("input") ?? [])].map(({ value }) => value),
    );
  }

  /** How many pictures could be loaded, of how many, once it is known of each. */
  async pictures(): Promise<readonly [loaded: number, all: number]> {
    return await this.#element(async ({ shadowRoot }) => {
      const pictures = [...(shadowRoot?.querySelectorAll("img") ?? [])];
      const known = (picture: HTMLImageElement): Promise<unknown> =>
        new Promise((resolve) => {
          picture.addEventListener("load", resolve);
          picture.addEventListener("error", resolve);
          if (picture.complete) resolve(undefined);
        });
      await Promise.all(pictures.map(known));
      return [pictures.filter(({ naturalWidth }) => naturalWidth > 0).length, pictures.length] as const;
    });
  }

  /** Codes of the errors that the host page has heard of. */
  async errorCodes(): Promise<readonly unknown[]> {
    return await this.frame.evaluate(() => (globalThis as unknown as { errors: unknown[] }).errors);
  }

  /** Clicks the first element that has a part, with the mouse. */
  async click(part: string): Promise<void> {
    await this.frame.locator(`partner-checkout >>> [part~="${part}"]`).click();
  }

  /** Presses +, and waits until it is known what came of it. */
  async increase(): Promise<void> {
    await this.click("increment");
    await this.settled();
  }

  /** Presses *Continue*, and gives the address that the page goes to. */
  async proceed(): Promise<string> {
    const { frame } = this;
    const gone = frame.waitForNavigation();
    await this.click("proceed");
    await gone;
    return frame.url();
  }

  /** Asks for a new basket, as a partner's script does. */
  async initiate(offer: { readonly id: string; readonly version: string }): Promise<string> {
    const id = await this.#element(async (element, wanted) => {
      const order = { orderItems: [{ offer: wanted }] };
      return await element.initiate(order).then(
        (basket) => basket.id,
        (error: unknown) => String(error),
      );
    }, offer);
    await this.settled();
    return id;
  }

  async #element<Result, Argument>(
    read: (element: PartnerCheckoutElement, argument: Argument) => Result | Promise<Result>,
    argument?: Argument,
  ): Promise<Result> {
    const handle = await this.frame.waitForSelector("partner-checkout");
    if (!handle) throw new Error("The page has no element");
    return await handle.evaluate(read as never, argument as never);
  }
}
