import { setTimeout } from "node:timers/promises";
import { expect } from "chai";
import type { Page } from "puppeteer-core";
import { ELEMENT, INCLUDES, PartnerSite, untilStatus } from "./partner-site.js";

/** Everything that scripts of a page share. */
async function shared(page: Page): Promise<Readonly<Record<string, unknown>>> {
  return await page.evaluate(async () => {
    for (const each of document.querySelectorAll("partner-checkout, script")) each.remove();
    return {
      // The browser's driver has some of its own.
      globals: Reflect.ownKeys(globalThis)
        .map(String)
        .filter((name) => !/puppeteer|__aria/.test(name))
        .toSorted()
        .join(),
      head: document.head.innerHTML,
      body: document.body.innerHTML,
      root:
        document.documentElement.cloneNode(false) instanceof Element && document.documentElement.className,
      styleSheets: document.styleSheets.length + document.adoptedStyleSheets.length,
      history: history.length,
      state: history.state as unknown,
      address: location.pathname + location.search + location.hash,
      localStorage: Object.keys(localStorage),
      sessionStorage: Object.keys(sessionStorage),
      databases: await indexedDB.databases(),
      caches: await caches.keys(),
      workers: (await navigator.serviceWorker.getRegistrations()).length,
      cookies: (await cookieStore.getAll()).map(({ name }) => name),
      title: document.title,
      focused: document.activeElement?.localName,
    };
  });
}

describe("after a whole journey", () => {
  let site: PartnerSite;
  before(async () => {
    site = await PartnerSite.start();
  });
  after(async () => {
    await site.stop();
  });

  for (const [kind, include] of Object.entries(INCLUDES)) {
    it(`nothing is left on the page by the ${kind} script`, async () => {
      const without = await shared((await site.open({ body: "" })).page);
      const open = await site.open({ head: include });
      await untilStatus(open, "ready");
      await open.page.locator("partner-checkout >>> [part~=increment]").click();
      await untilStatus(open, "ready");
      await open.page.evaluate(async () => {
        const element = document.querySelector("partner-checkout");
        element?.addEventListener("checkout-proceed", (event) => event.preventDefault());
        await element?.refresh();
      });
      await open.page.locator("partner-checkout >>> [part~=proceed]").click();
      await untilStatus(open, "ready");
      expect(await shared(open.page)).to.deep.equal(without);
    });
  }

  it("nothing is left by an element that was taken off the page during it, either", async () => {
    const without = await shared((await site.open({ body: "" })).page);
    const open = await site.open({ head: INCLUDES.module, body: ELEMENT });
    await untilStatus(open, "ready");
    await open.page.evaluate(() => {
      const element = document.querySelector("partner-checkout");
      element?.shadowRoot?.querySelector<HTMLElement>("[part~=increment]")?.click();
      element?.remove();
    });
    await setTimeout(1_000);
    expect(await shared(open.page)).to.deep.equal(without);
  });
});
