import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "puppeteer-core";
import { startDemoApiServer } from "../../demo/server.js";
import { launchBrowser } from "../support/launch-browser.js";
import { ensure, Wrong } from "./wrong.js";

const SCRIPT = "node_modules/partner-checkout/dist/partner-checkout.js";

/** From the installed script to the checkout, in a browser, with the stand-in as the shop. */
export async function walkToCheckout(shop: string): Promise<void> {
  await writeFile(join(shop, "index.html"), await pageOf(shop));
  // Browsers ask for it on their own.
  await writeFile(join(shop, "favicon.ico"), "");
  await writeFile(join(shop, "checkout.html"), "<!doctype html><title>Checkout</title>");
  const server = await startDemoApiServer({ staticFolder: shop });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("console", (message) => {
      if (["error", "warn"].includes(message.type()))
        complaints.push(`${message.text()} ${message.location().url ?? ""}`);
    });
    await walk(page, server.origin).catch((error: unknown) => {
      const heard = complaints.length > 0 ? ` The browser says: ${complaints.join("; ")}` : "";
      throw error instanceof Wrong ? new Wrong(`${error.message}${heard}`) : error;
    });
    ensure(complaints.length === 0, `On a partner's page the browser says: ${complaints.join("; ")}`);
  } finally {
    await browser.close();
    await server.close();
  }
}

/** A partner's page, with the script that integrity.json vouches for. */
async function pageOf(shop: string): Promise<string> {
  const listed: unknown = JSON.parse(
    await readFile(join(shop, "node_modules/partner-checkout/dist/integrity.json"), "utf8"),
  );
  const integrity = (listed as Readonly<Record<string, string>>)["partner-checkout.js"];
  ensure(integrity !== undefined, "integrity.json says nothing of partner-checkout.js.");
  return `<!doctype html>
<html lang="de">
<meta charset="utf-8">
<title>A partner’s page</title>
<script type="module" src="/${SCRIPT}" integrity="${integrity}" crossorigin></script>
<partner-checkout token-url="/demo/token" checkout-url="/checkout.html?basket={basketId}"></partner-checkout>`;
}

async function walk(page: Page, origin: string): Promise<void> {
  await page.goto(`${origin}/demo/settings`);
  await page.evaluate(() => fetch("/demo/scenario/new-basket", { method: "POST" }).then(({ ok }) => ok));
  await page.goto(`${origin}/`);

  await until(page, "The basket does not appear.", () => {
    const element = document.querySelector("partner-checkout");
    return element?.status === "ready" && element.shadowRoot?.querySelector("[part=item]");
  });
  // The page's language, from the file beside the script.
  await until(page, "The language of the page does not come from locales/.", () =>
    document.querySelector("partner-checkout")?.shadowRoot?.querySelector("[part=base][lang=de]"),
  );
  const before = await firstLine(page);
  await page.locator(">>> [part=increment]").click();
  await until(
    page,
    "A press of + does not come back changed from the API.",
    settledAtAnother,
    before.quantity,
  );
  const after = await firstLine(page);
  ensure(
    after.quantity === before.quantity + 1,
    `A press of + made ${after.quantity} of ${before.quantity}.`,
  );
  await page.locator(">>> [part=proceed]").click();
  await until(page, "Continue does not lead to the checkout.", () => location.pathname === "/checkout.html");
  const { search } = new URL(page.url());
  ensure(search === `?basket=${after.basket}`, `Continue leads to the checkout with ${search}.`);
}

/** The basket's id, and how many the API says there are on its first line. */
async function firstLine(page: Page): Promise<{ readonly basket: string; readonly quantity: number }> {
  return await page.$eval("partner-checkout", ({ basket }) => ({
    basket: basket?.id ?? "",
    quantity: basket?.items[0]?.quantity ?? Number.NaN,
  }));
}

function settledAtAnother(quantity: number): boolean {
  const element = document.querySelector("partner-checkout");
  return element?.busy === false && element.basket?.items[0]?.quantity !== quantity;
}

/** Waits for something on the page; a number is handed to it. */
async function until(
  page: Page,
  otherwise: string,
  condition: (given: number) => unknown,
  given = 0,
): Promise<void> {
  await page.waitForFunction(condition, { timeout: 20_000 }, given).catch(() => {
    throw new Wrong(otherwise);
  });
}
