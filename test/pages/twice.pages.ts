import { readFile } from "node:fs/promises";
import { expect } from "chai";
import { built, INCLUDES, PartnerSite, textsOf, untilStatus } from "./partner-site.js";

describe("a page that is XML, where nothing can be drawn", () => {
  it("still shows what stands between the tags", async () => {
    const site = await PartnerSite.start();
    try {
      const content = `<html xmlns="http://www.w3.org/1999/xhtml"><head><title>XML</title></head><body>
        <partner-checkout token-url="/demo/token"><a href="/basket">Your basket</a></partner-checkout>
        <script src="/dist/partner-checkout.iife.js"></script></body></html>`;
      const { page, console: texts } = await site.open({
        files: { "/page.xhtml": { type: "application/xhtml+xml", content } },
      });
      await page.goto(`${site.origin}/page.xhtml`);
      await page.evaluate(() => document.querySelector("partner-checkout")?.updateComplete);
      expect(texts.join()).to.match(/error/);
      const height = await page.$eval("partner-checkout a", (link) => link.getBoundingClientRect().height);
      expect(height).to.be.greaterThan(0);
    } finally {
      await site.stop();
    }
  });
});

describe("a page that includes the script twice", () => {
  let site: PartnerSite;
  let version: string;
  before(async () => {
    site = await PartnerSite.start();
    const manifest: unknown = JSON.parse(
      await readFile(new URL("../../package.json", import.meta.url), "utf8"),
    );
    ({ version } = manifest as { version: string });
  });
  after(async () => {
    await site.stop();
  });

  it("keeps the first of two versions, and the console names both", async () => {
    const script = await built("partner-checkout.iife.js");
    expect(script.split(`"${version}"`).length, "the script tells the package's version").to.equal(2);
    const open = await site.open({
      head: `${INCLUDES.classic}<script src="/newer.js"></script>`,
      files: { "/newer.js": { type: "text/javascript", content: script.replace(`"${version}"`, `"9.8.7"`) } },
    });
    await untilStatus(open, "ready");
    expect((await textsOf(open, "item")).length).to.equal(5);
    expect(open.console.filter((text) => text.includes("<partner-checkout>"))).to.deep.equal([
      `warn: <partner-checkout> ${version} is here already: 9.8.7 is not used`,
    ]);
    expect(open.errors).to.deep.equal([]);
  });

  for (const [first, second] of [
    ["module", "classic"],
    ["classic", "module"],
    ["classic", "classic"],
  ] as const) {
    it(`as ${first} and as ${second} warns once and works`, async () => {
      const open = await site.open({ head: INCLUDES[first] + INCLUDES[second] });
      await untilStatus(open, "ready");
      await open.page.waitForFunction(() => document.readyState === "complete");
      expect(open.console.filter((text) => text.startsWith("warn:")).length).to.equal(1);
      expect(open.errors).to.deep.equal([]);
    });
  }
});
