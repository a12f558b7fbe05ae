import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, BrowserContext, Page } from "puppeteer-core";
import { createDemoApi } from "../../demo/api/handler.js";
import { connectHandler } from "../../demo/node/connect.js";
import { launchBrowser } from "../support/launch-browser.js";

/** A file that a site serves beside its page. */
export interface SiteFile {
  readonly type: "application/xhtml+xml" | "text/javascript" | "text/css";
  /** Is waited for, where it is a promise. */
  readonly content: string | Promise<string>;
}

/** A page of a partner's. */
export interface PartnerPage {
  readonly head?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** What is served beside the page, by path. */
  readonly files?: Readonly<Record<string, SiteFile>>;
  /** The stand-in's scenario. */
  readonly scenario?: string;
}

/** A page in a browser, and what has gone wrong on it. */
export interface OpenPage {
  readonly page: Page;
  readonly origin: string;
  /** What the Content-Security-Policy has kept from happening: directive and what was blocked. */
  violations(): Promise<readonly string[]>;
  /** What the console was told, as `type: text`. */
  readonly console: readonly string[];
  /** What was thrown and not caught. */
  readonly errors: readonly string[];
}

/** The element with the attributes that a page needs at least. */
export const ELEMENT = `<partner-checkout token-url="/demo/token" checkout-url="/checkout?basket={basketId}"><a href="/basket">Your basket</a></partner-checkout>`;

/** The ways to include a script. */
export const INCLUDES = {
  module: `<script type="module" src="/dist/partner-checkout.js"></script>`,
  classic: `<script src="/dist/partner-checkout.iife.js"></script>`,
} as const;

/** The script that loads the module, and does not wait for it to ask for the basket. */
export const START = `<script type="module" src="/dist/partner-checkout.start.js"></script>`;

/** A file of the build. */
export async function built(name: string): Promise<string> {
  return await readFile(new URL(`../../dist/${name}`, import.meta.url), "utf8");
}

/** What an `integrity` attribute says of a text. */
export function integrityOf(text: string): string {
  return `sha384-${createHash("sha384").update(text).digest("base64")}`;
}

/** Serves partners' pages, with the stand-in behind them, and opens them in Chromium. */
export class PartnerSite {
  #page: PartnerPage = {};
  readonly #browser: Browser;
  readonly #server = createServer((request, response) => {
    this.#api(request, response, (error) => {
      if (error) response.writeHead(500).end();
      else void this.#serve(new URL(request.url ?? "/", "http://site.example").pathname, response);
    });
  });
  readonly #api = connectHandler(createDemoApi());
  #context: BrowserContext | undefined;

  private constructor(browser: Browser) {
    this.#browser = browser;
  }

  static async start(): Promise<PartnerSite> {
    const browser = await launchBrowser();
    const site = new PartnerSite(browser);
    await new Promise<void>((resolve) => site.#server.listen(0, "127.0.0.1", resolve));
    return site;
  }

  async stop(): Promise<void> {
    await this.#browser.close();
    this.#server.closeAllConnections();
    this.#server.close();
  }

  get origin(): string {
    return `http://localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Opens a page with a cookie jar of its own. */
  async open(page: PartnerPage, viewport = { width: 800, height: 900 }): Promise<OpenPage> {
    await this.#context?.close();
    this.#context = await this.#browser.createBrowserContext();
    this.#page = page;
    const tab = await this.#context.newPage();
    await tab.setViewport(viewport);
    await tab.goto(`${this.origin}/demo/blank`);
    const started = await tab.evaluate(
      async (name) => (await fetch(`/demo/scenario/${name}`, { method: "POST" })).ok,
      page.scenario ?? "full-basket",
    );
    if (!started) throw new Error(`There is no scenario ${page.scenario}`);
    const texts: string[] = [];
    const errors: string[] = [];
    tab.on("console", (message) => texts.push(`${message.type()}: ${message.text()}`));
    tab.on("pageerror", (error) => errors.push(String(error)));
    await tab.evaluateOnNewDocument(() => {
      const seen: string[] = [];
      Object.assign(document, { seen });
      document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sample }) => {
        seen.push(`${effectiveDirective} ${blockedURI} ${sample}`.trim());
      });
    });
    await tab.goto(`${this.origin}/`);
    return {
      page: tab,
      origin: this.origin,
      console: texts,
      errors,
      violations: () => tab.evaluate(() => (document as Document & { seen?: string[] }).seen ?? []),
    };
  }

  async #serve(path: string, response: ServerResponse): Promise<void> {
    const { head = "", body = ELEMENT, headers = {}, files = {} } = this.#page;
    const file = files[path];
    if (file) {
      response
        .writeHead(200, { "content-type": file.type, "access-control-allow-origin": "*" })
        .end(await file.content);
    } else if (path.startsWith("/dist/")) {
      // As on a CDN.
      response
        .writeHead(200, { "content-type": "text/javascript", "access-control-allow-origin": "*" })
        .end(await built(path.slice(6)));
    } else if (path === "/") {
      response.writeHead(200, { "content-type": "text/html; charset=utf-8", ...headers });
      response.end(
        `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>A partner’s page</title><link rel="icon" href="data:,">${head}</head><body>${body}</body></html>`,
      );
    } else {
      response
        .writeHead(200, { "content-type": "text/html" })
        .end("<!doctype html><title>Another page</title>");
    }
  }
}

/** Waits until the element shows what its status says: it is told a moment before it is drawn. */
export async function untilStatus({ page }: OpenPage, status: string): Promise<void> {
  await page.waitForFunction(
    async (wanted) => {
      const element = document.querySelector<
        HTMLElement & { status?: string; busy?: boolean; updateComplete?: Promise<unknown> }
      >("partner-checkout");
      await element?.updateComplete;
      return element?.status === wanted && !element.busy;
    },
    { timeout: 20_000 },
    status,
  );
}

/**
 * Waits until something is in the element. Puppeteer's own `waitForSelector` hears of no change inside a shadow root: what
 * is not there when it first looks, it never finds.
 */
export async function untilThere({ page }: OpenPage, selector: string): Promise<void> {
  await page.waitForFunction(
    (wanted) => document.querySelector("partner-checkout")?.shadowRoot?.querySelector(wanted),
    { timeout: 20_000 },
    selector,
  );
}

/** Text of the parts of one name. */
export async function textsOf({ page }: OpenPage, part: string): Promise<readonly string[]> {
  return await page.evaluate(
    (name) =>
      [
        ...(document.querySelector("partner-checkout")?.shadowRoot?.querySelectorAll(`[part~="${name}"]`) ??
          []),
      ].map((each) => (each.textContent ?? "").replace(/\s+/g, " ").trim()),
    part,
  );
}
