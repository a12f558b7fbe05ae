import { expect } from "chai";
import type { Browser, BrowserContext, Page } from "puppeteer-core";
import { launchBrowser } from "../support/launch-browser.js";
import { serveDemo, type DemoServer } from "../support/serve-demo.js";

const PAGES = ["/", "/partner-site.html", "/checkout.html", "/gallery.html", "/frameworks.html"] as const;
const DESK = { width: 1280, height: 900 };
const PHONE = { width: 360, height: 740, isMobile: true, hasTouch: true };

/** Presses Tab until a control has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let count = 0; count < 60; count++) {
    await page.keyboard.press("Tab");
    const isThere = await page.evaluate((wanted) => {
      const { activeElement: active } = document;
      return active?.matches(wanted) || active?.shadowRoot?.activeElement?.matches(wanted) || false;
    }, selector);
    if (isThere) return;
  }
  throw new Error(`Tab does not lead to ${selector}`);
}

/** Waits until the element has what it shows, and nothing is on its way. */
async function untilSettled(page: Page): Promise<void> {
  await page.waitForFunction(
    () => {
      const element = document.querySelector("partner-checkout");
      return element && !["idle", "loading"].includes(element.status ?? "loading") && !element.busy;
    },
    { timeout: 20_000 },
  );
}

async function textOf(page: Page, selector: string): Promise<string> {
  return await page.$eval(selector, ({ textContent }) => textContent ?? "");
}

/** Waits for the words of a live region. */
async function untilSaid(page: Page, selector: string, words: string): Promise<void> {
  await page
    .waitForFunction(
      (wanted, part) => document.querySelector(wanted)?.textContent?.includes(part),
      { timeout: 15_000 },
      selector,
      words,
    )
    .catch(async () => expect(await textOf(page, selector)).to.contain(words));
}

describe("the demo", () => {
  let server: DemoServer;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let errors: string[];

  before(async () => {
    server = await serveDemo();
    browser = await launchBrowser();
  });
  after(async () => {
    await browser.close();
    await server.close();
  });

  beforeEach(async () => {
    context = await browser.createBrowserContext();
    page = await context.newPage();
    await page.setViewport(DESK);
    errors = [];
    page.on("pageerror", (error) => errors.push(String(error)));
    page.on("response", (response) => {
      const isScript = response.request().resourceType() === "script";
      if (isScript && response.status() >= 400) errors.push(`${response.status()} ${response.url()}`);
    });
  });
  afterEach(async () => {
    await context.close();
    expect(errors).to.deep.equal([]);
  });

  async function open(path: string): Promise<void> {
    // Requests that hang on purpose, and pictures, need not be waited for.
    await page.goto(new URL(path, server.origin).href, { waitUntil: "domcontentloaded" });
  }

  /** Puts the stand-in behind the page into a state, as the playground would. */
  async function control(path: string, method: string, body: unknown = {}): Promise<void> {
    const isDone = await page.evaluate(async (url, init) => (await fetch(url, init)).ok, `/demo/${path}`, {
      method,
      body: JSON.stringify(body),
      headers: { "content-type": "application/json" },
    });
    expect(isDone).to.equal(true);
  }

  describe("partner’s site", () => {
    it("has no script of its own", async () => {
      await open("/partner-site.html");
      const scripts = await page.evaluate(() => {
        // The development server adds its own.
        const own = [...document.scripts].filter(({ src }) => !src.includes("/@vite/"));
        const handlers = [...document.querySelectorAll("*")].filter(({ attributes }) =>
          [...attributes].some(({ name, value }) => name.startsWith("on") || value.startsWith("javascript:")),
        );
        return [...own.map(({ src, text }) => new URL(src).pathname + text), ...handlers.map(String)];
      });
      expect(scripts).to.deep.equal(["/partner-checkout.js"]);
    });

    it("takes a shopper from an offer to the checkout by keyboard, adding once however often it is pressed", async () => {
      await open("/partner-site.html");
      // The stand-in's first basket is nobody's: a visitor begins without one.
      await control("scenario/no-cookie", "POST");
      await control("settings", "PATCH", { latency: 400 });
      await page.reload();
      await untilSettled(page);
      expect(await page.$eval("partner-checkout", ({ status }) => status)).to.equal("missing");
      await control("requests", "DELETE");

      await tabTo(page, ".featured button");
      await page.keyboard.press("Enter");
      await page.keyboard.press("Enter");
      const busy = await page.$eval(".featured partner-checkout-offer", (offer) => [
        offer.ariaBusy,
        offer.matches(":state(busy)"),
        getComputedStyle(offer.querySelector("button") ?? offer).cursor,
      ]);
      expect(busy).to.deep.equal(["true", true, "progress"]);
      await page.waitForSelector(
        '.featured [aria-busy="false"], .featured partner-checkout-offer[aria-busy="false"]',
      );
      await untilSettled(page);
      const basket = await page.$eval("partner-checkout", ({ basket }) => ({
        id: basket?.id,
        quantities: basket?.items.filter(({ type }) => type === "offer").map(({ quantity }) => quantity),
      }));
      expect(basket.quantities).to.deep.equal([1]);
      const sent = await page.evaluate(async () => {
        const requests = (await (await fetch("/demo/requests")).json()) as readonly {
          readonly path: string;
        }[];
        return requests.filter(({ path }) => /initiate|update/.test(path)).length;
      });
      expect(sent).to.equal(1);

      await tabTo(page, "[part=proceed]");
      await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
      expect(new URL(page.url()).pathname).to.equal("/checkout.html");
      expect(new URL(page.url()).searchParams.get("basket")).to.equal(basket.id);
    });
  });

  describe("panel of diagnostics", () => {
    const codes = (): Promise<readonly (string | null)[]> =>
      page.$$eval("#findings > li > h3", (headings) => headings.map(({ textContent }) => textContent));

    async function press(label: string): Promise<void> {
      await page.$$eval(
        "#breakages button",
        (buttons, text) => buttons.find(({ textContent }) => textContent === text)?.click(),
        label,
      );
    }

    it("looks only when it is asked to, by the attribute that a partner would set", async () => {
      await open("/");
      await untilSettled(page);
      await untilSaid(page, "#diagnosis", "Off");
      await page.locator("#diagnose").click();
      await untilSaid(page, "#diagnosis", "Nothing found.");
      expect(await page.$eval("partner-checkout", (element) => element.hasAttribute("debug"))).to.equal(true);
      expect(await textOf(page, "#snippet")).to.contain("debug");
      expect(
        await page.$eval("#attributes .boolean [id^=debug]", (box) => (box as HTMLInputElement).checked),
      ).to.equal(true);
      expect(new URL(page.url()).searchParams.get("debug")).to.equal("on");
    });

    it("shows two findings with what to do, until the mistake is undone", async () => {
      await open("/");
      await untilSettled(page);
      await press("Misspell checkout-url");
      await untilSaid(page, "#diagnosis", "2 things to mend: unknown-attribute, no-checkout-url.");
      expect(await codes()).to.deep.equal(["unknown-attribute", "no-checkout-url"]);
      expect(await textOf(page, "#findings > li ul")).to.equal("Write checkout-url.");
      expect(await textOf(page, "#finding-count")).to.equal("2");
      expect(await textOf(page, "#snippet")).to.contain(" chekout-url=");
      await press("Misspell checkout-url");
      await untilSaid(page, "#diagnosis", "Nothing found.");
      expect(await codes()).to.deep.equal([]);
      expect(await textOf(page, "#snippet")).to.contain(" checkout-url=");
    });

    it("finds every other mistake that can be made with it, and nothing once all are undone", async () => {
      await open("/");
      await untilSettled(page);
      for (const [label, code] of [
        ["Give no token", "no-token-source"],
        ["Fetch tokens over http", "wrong-value"],
        ["Name the wrong cookie", "no-cookie"],
        ["Ask at the wrong address", "basket-unknown"],
      ] as const) {
        await press(label);
        await untilSaid(page, "#diagnosis", code);
        await press(label);
        await untilSaid(page, "#diagnosis", "Nothing found.");
      }
      expect(await page.$$("#breakages [aria-pressed=true]")).to.have.length(0);
    });

    it("leaves the settings as they were before a mistake", async () => {
      await open("/?basket-cookie=limio_other");
      await untilSettled(page);
      await press("Name the wrong cookie");
      await press("Name the wrong cookie");
      expect(new URL(page.url()).searchParams.get("basket-cookie")).to.equal("limio_other");
    });
  });

  it("says where Continue would lead while it is told to stay", async () => {
    await open("/");
    await untilSettled(page);
    await page.evaluate(() =>
      document
        .querySelector("partner-checkout")
        ?.shadowRoot?.querySelector<HTMLElement>("[part=proceed]")
        ?.click(),
    );
    await untilSaid(page, "#notice", "Without “Stay here on Continue” it leads to /checkout.html.");
    expect(new URL(page.url()).pathname).to.equal("/");
  });

  describe("link into the playground", () => {
    it("restores scenario, language, width and all else that differs, for somebody who was elsewhere", async () => {
      await open("/?scenario=empty");
      await untilSettled(page);
      const query =
        "scenario=new-basket&locale=de&readonly=on&token-source=getToken&width=360&direction=rtl&ground=dark";
      await open(`/?${query}`);
      await untilSettled(page);
      // Its texts are a file of their own.
      await page.waitForFunction(() =>
        document.querySelector("partner-checkout")?.shadowRoot?.querySelector("[lang=de]"),
      );
      const seen = await page.evaluate(() => ({
        scenario: document.querySelector<HTMLSelectElement>("#scenario")?.value,
        heading: document
          .querySelector("partner-checkout")
          ?.shadowRoot?.querySelector("h2")
          ?.textContent?.trim(),
        width: document.querySelector("partner-checkout")?.offsetWidth,
        readonly: document.querySelector("partner-checkout")?.readonly,
        getToken: typeof document.querySelector("partner-checkout")?.getToken,
        ground: document.querySelector<HTMLElement>("#stage")?.dataset["ground"],
        direction: document.querySelector<HTMLElement>("#frame")?.dir,
      }));
      expect(seen).to.deep.equal({
        scenario: "new-basket",
        heading: "Ihr Warenkorb",
        width: 360,
        readonly: true,
        getToken: "function",
        ground: "dark",
        direction: "rtl",
      });
      expect(await page.$eval("#notice > *", (notice) => (notice as HTMLElement).hidden)).to.equal(true);
      expect(new URL(page.url()).search).to.equal(`?${query}`);
    });

    it("is written as one plays, with the scenario and without the token", async () => {
      await open("/");
      await untilSettled(page);
      expect(new URL(page.url()).search).to.equal("");
      const length = await page.evaluate(() => history.length);
      await page.select("#language", "fr");
      await page
        .locator("#token-source")
        .map((fieldset) => fieldset.querySelector("[value=token]"))
        .wait();
      await page.evaluate(() => {
        document.querySelector<HTMLInputElement>("#token-source [value=token]")?.click();
        const token = document.querySelector<HTMLInputElement>("#attributes [type=password]");
        if (!token) return;
        token.value = "eyJ.secret.x";
        token.dispatchEvent(new Event("change"));
      });
      expect(new URL(page.url()).search).to.equal("?scenario=new-basket&locale=fr&token-source=token");
      expect(await page.evaluate(() => history.length)).to.equal(length);
    });

    it("that asks for what cannot be is told of in the notice, and the rest of it holds", async () => {
      await open(
        "/?scenario=no-such&width=banana&timeout=soon&slots=header+cellar&token=eyJ.secret.x&locale=fr",
      );
      await untilSettled(page);
      await untilSaid(page, "#notice", "Left out of the address: scenario=no-such");
      const notice = await textOf(page, "#notice");
      expect(notice).to.contain("width=banana (280, 360, 600, 900, full)");
      expect(notice).to.contain("timeout=soon (a whole number from 1 to 600000)");
      expect(notice).to.contain("slots=header cellar (some of");
      expect(notice).to.contain("a token does not belong in an address").and.not.to.contain("secret");
      expect(new URL(page.url()).search).to.equal("?scenario=new-basket&locale=fr");
      expect(await page.$eval("partner-checkout", ({ locale }) => locale)).to.equal("fr");
    });

    it("may carry a mistake of the panel, which then shows what is found", async () => {
      await open("/?token-url=http%3A%2F%2Fshop.example%2Flimio-token&debug=on");
      await untilSaid(page, "#diagnosis", "wrong-value");
      expect(await page.$eval("#notice > *", (notice) => (notice as HTMLElement).hidden)).to.equal(true);
      expect(await textOf(page, "#breakages [aria-pressed=true]")).to.equal("Fetch tokens over http");
    });
  });

  describe("pages", () => {
    it("lead where their links say", async () => {
      const titles: Readonly<Record<string, string>> = {
        Playground: "Playground",
        "Partner site": "Subscribe",
        Gallery: "Gallery",
        Headless: "Headless",
        Frameworks: "Frameworks",
        "Back to the playground": "Playground",
        "Back to your basket": "Subscribe",
      };
      for (const [from, names] of [
        ["/", ["Playground", "Partner site", "Gallery", "Headless", "Frameworks"]],
        ["/gallery.html", ["Playground", "Partner site", "Gallery", "Headless", "Frameworks"]],
        ["/frameworks.html", ["Playground", "Partner site", "Gallery", "Headless", "Frameworks"]],
        ["/headless.html", ["Playground", "Partner site", "Gallery", "Headless", "Frameworks"]],
        ["/partner-site.html", ["Back to the playground"]],
        ["/checkout.html", ["Back to your basket", "Back to the playground"]],
      ] as const) {
        await open(from);
        const links = await page.$$eval("nav a, footer a, main a", (all) =>
          all.map(({ textContent, href }) => [textContent.trim(), href] as const),
        );
        for (const name of names) {
          const href = links.find(([text]) => text === name)?.[1] ?? "";
          const text = await (await fetch(href)).text();
          expect(text, `${name} on ${from}`).to.contain(`<title>${titles[name]}`);
        }
      }
    });

    for (const [path, copied] of [
      ["/", "<partner-checkout"],
      ["/frameworks.html", 'import "partner-checkout/react"'],
    ] as const) {
      it(`have their code copied: ${path}`, async () => {
        await open(path);
        // Without leave to write to the clipboard a page selects instead, which says as well what it would have copied.
        await page.evaluate(() => Object.assign(navigator.clipboard, { writeText: () => Promise.reject() }));
        const button = await page.waitForSelector("button ::-p-text(Copy)");
        await button?.click();
        await page.waitForFunction(() => getSelection()?.toString());
        expect(await page.evaluate(() => getSelection()?.toString())).to.contain(copied);
        await page.evaluate(() => Object.assign(navigator.clipboard, { writeText: () => Promise.resolve() }));
        await button?.click();
        await page.waitForFunction(() =>
          [...document.querySelectorAll("output")].some(({ value }) => value === "Copied"),
        );
      });
    }

    it("of the gallery lead to a state in the look that has been chosen", async () => {
      await open("/gallery.html?brand=bank&locale=de");
      await page.waitForSelector("#empty h2 a");
      await page.select("#choices [name=width]", "48");
      await Promise.all([page.waitForNavigation(), page.click("#empty h2 a")]);
      expect(new URL(page.url()).search).to.equal("?brand=bank&locale=de&width=48&state=empty");
    });

    for (const path of PAGES) {
      it(`fit a phone and a finger, and show what has the focus: ${path}`, async () => {
        await page.emulate({ userAgent: await browser.userAgent(), viewport: PHONE });
        await open(path);
        if (path === "/" || path === "/partner-site.html") await untilSettled(page);
        if (path === "/gallery.html")
          await page.waitForSelector("#own-restart partner-checkout:state(missing)");
        const wrong = await page.evaluate(() => {
          for (const details of document.querySelectorAll("details")) details.open = true;
          const found: string[] = [];
          if (document.documentElement.scrollWidth > innerWidth) found.push("scrolls sideways");
          for (const control of document.querySelectorAll("a, button, input, select, textarea, summary")) {
            // A label is pressed as well as what it belongs to; the skip link is not for fingers.
            const target = control.closest("label, .boolean") ?? control;
            const { width, height } = target.getBoundingClientRect();
            const isSmall = width > 0 && (width < 43.5 || height < 43.5);
            if (isSmall && !control.matches(".skip")) found.push(`${target.outerHTML} ${width} × ${height}`);
          }
          return found;
        });
        expect(wrong).to.deep.equal([]);
        for (let count = 0; count < 200; count++) {
          await page.keyboard.press("Tab");
          const hidden = await page.evaluate(() => {
            let active = document.activeElement;
            while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
            if (!active || active === document.body) return undefined;
            // A radio button is drawn by the text beside it.
            const drawn = active.matches(".segments input") ? (active.nextElementSibling ?? active) : active;
            const { outlineStyle, outlineWidth } = getComputedStyle(drawn);
            const isSeen = outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 1;
            return isSeen ? "" : active.outerHTML;
          });
          if (hidden === undefined) break;
          expect(hidden).to.equal("");
        }
      });
    }
  });
});
