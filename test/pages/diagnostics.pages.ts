import { expect } from "chai";
import {
  built,
  INCLUDES,
  PartnerSite,
  untilStatus,
  type OpenPage,
  type PartnerPage,
} from "./partner-site.js";

const BODY = `<partner-checkout debug checkout-url="/checkout?{basketId}" token-url="/demo/token"></partner-checkout>`;

/** What the console was told of an embedding. */
async function told(open: OpenPage, code: string): Promise<string> {
  const end = Date.now() + 10_000;
  for (;;) {
    const found = open.console.find((text) => text.includes(`diagnostics-${code}`));
    if (found !== undefined) return found;
    if (Date.now() > end) throw new Error(`${code} was not told, but: ${open.console.join("\n")}`);
    await open.page.evaluate(() => new Promise(requestAnimationFrame));
  }
}

describe("the diagnostics of a script", () => {
  let site: PartnerSite;

  before(async () => {
    site = await PartnerSite.start();
  });
  after(() => site.stop());

  async function open(page: PartnerPage, include: keyof typeof INCLUDES = "module"): Promise<OpenPage> {
    const opened = await site.open({ body: BODY, ...page, head: INCLUDES[include] + (page.head ?? "") });
    await untilStatus(opened, page.scenario === undefined ? "ready" : "error").catch(() => undefined);
    return opened;
  }

  for (const include of ["module", "classic"] as const) {
    it(`lie beside it, and are loaded for debug alone (${include})`, async () => {
      const asked = ({ page }: OpenPage): Promise<number> =>
        page.evaluate(
          () =>
            performance
              .getEntriesByType("resource")
              .filter(({ name }) => name.endsWith("/dist/partner-checkout.diagnostics.js")).length,
        );
      const quiet = await open({ body: BODY.replace(" debug", ' chekout-url="/"') }, include);
      expect(await asked(quiet)).to.equal(0);
      const loud = await open({ body: BODY.replace(" debug", ' debug chekout-url="/"') }, include);
      expect(await told(loud, "unknown-attribute")).to.contain("Write checkout-url.");
      expect(await asked(loud)).to.equal(1);
      expect(loud.errors).to.deep.equal([]);
    });

    it(`tell of two scripts (${include})`, async () => {
      const other = include === "module" ? "classic" : "module";
      const page = await open({ head: INCLUDES[other] }, include);
      expect(await told(page, "two-scripts")).to.contain("2 times");
    });
  }

  it("hand their findings to a script of the page's", async () => {
    const page = await open({
      head: `<script type="module">
        import { watchFindings } from "/dist/partner-checkout.diagnostics.js";
        await customElements.whenDefined("partner-checkout");
        watchFindings(document.querySelector("partner-checkout"), (found) => { document.title = found.map(({ code }) => code).join(); });
      </script>`,
      body: BODY.replace(" debug", " debug chekout-url"),
    });
    await page.page.waitForFunction(() => document.title === "unknown-attribute", { timeout: 10_000 });
  });

  it("that have no address, because the script stands in the page, leave the basket as it is", async () => {
    const script = await built("partner-checkout.iife.js");
    const page = await site.open({ body: BODY, head: `<script>${script}</script>` });
    await untilStatus(page, "ready");
    expect(page.errors).to.deep.equal([]);
  });

  it("that cannot be loaded leave the basket as it is", async () => {
    const page = await open({
      headers: { "content-security-policy": "script-src 'nonce-x'" },
      head: `<script nonce="x" src="/dist/partner-checkout.iife.js"></script>`,
      files: {
        "/dist/partner-checkout.diagnostics.js": { type: "text/javascript", content: "throw 1" },
      },
    });
    await untilStatus(page, "ready");
    expect(page.errors).to.deep.equal([]);
  });

  it("tell why nobody knows what came of a first offer", async () => {
    const page = await site.open({
      scenario: "no-cookie",
      head: INCLUDES.module,
      body: BODY.replace(
        " debug",
        ` debug max-retries="0" timeout="2000" api-base="https://localhost:9/api"`,
      ),
    });
    await page.page.evaluate(() => {
      const id = "487d2056579473390a2fc5487683e4ab";
      const offer = { id, version: "cb56007c9c063c33e3fd80426ef53df1" };
      return document
        .querySelector("partner-checkout")
        ?.addItem(offer)
        .catch(() => undefined);
    });
    expect(await told(page, "unreachable")).to.contain("https://localhost:9");
  });

  it("tell what a policy lacks for the API, and add the line", async () => {
    const api = "https://shop.example";
    const page = await open({
      scenario: "new-basket",
      headers: { "content-security-policy": "connect-src 'self'" },
      body: BODY.replace(" debug", ` debug max-retries="0" api-base="${api}/api"`),
    });
    expect(await told(page, "csp")).to.contain(`Add this to the policy: connect-src ${api}`);
    expect(page.console.join()).not.to.contain("diagnostics-unreachable");
  });

  it("tell nothing of what a policy blocks for others", async () => {
    const page = await open({
      headers: { "content-security-policy": "img-src 'self'" },
      body: `${BODY}<img src="https://elsewhere.example/x.png" alt="">`,
    });
    await untilStatus(page, "ready");
    expect((await page.violations()).join()).to.contain("elsewhere.example");
    expect(page.console.join()).not.to.contain("diagnostics-csp");
  });

  it("tell nothing of a policy that only reports, and what is amiss all the same", async () => {
    const headers = { "content-security-policy-report-only": "connect-src https://x.example" };
    const down = BODY.replace(" debug", ` debug max-retries="0" api-base="https://localhost:9/api"`);
    const page = await open({ scenario: "new-basket", headers, body: down });
    expect(await told(page, "unreachable")).to.contain("https://localhost:9");
    expect((await page.violations()).join()).to.contain("https://localhost:9");
    expect(page.console.join()).not.to.contain("diagnostics-csp");
  });

  it("tell nothing of what a policy blocks of the page's own, on whose origin the API is", async () => {
    const page = await open({
      headers: { "content-security-policy": "frame-src 'none'; connect-src 'self'; img-src 'none'" },
      body: `${BODY}<iframe src="/advert.html"></iframe><img src="/own.png" alt="">`,
    });
    await untilStatus(page, "ready");
    expect((await page.violations()).join()).to.contain("/advert.html");
    expect(page.console.join()).not.to.match(/keeps the element from \S*(?:advert|own)/);
  });

  it("count no script that is for browsers without modules", async () => {
    const page = await open({
      head: `<script nomodule src="/dist/partner-checkout.iife.js"></script>`,
      body: BODY.replace(" debug", " debug chekout-url"),
    });
    await told(page, "unknown-attribute");
    expect(page.console.join()).not.to.contain("diagnostics-two-scripts");
  });

  it("tell of a page that is not https", async () => {
    const page = await open({});
    expect(page.console.join()).not.to.contain("diagnostics-insecure-page");
    // This machine is trusted without https, so the browser's own judgement is pretended.
    await page.page.evaluateOnNewDocument(() => {
      Object.defineProperty(globalThis, "isSecureContext", { value: false });
    });
    await page.page.reload();
    expect(await told(page, "insecure-page")).to.contain("is not https");
  });
});
