import { expect } from "chai";
import { built, integrityOf, PartnerSite, untilStatus, type SiteFile } from "./partner-site.js";

describe("integrity", () => {
  let site: PartnerSite;
  before(async () => {
    site = await PartnerSite.start();
  });
  after(async () => {
    await site.stop();
  });

  for (const [name, attributes] of [
    ["partner-checkout.js", 'type="module"'],
    ["partner-checkout.iife.js", ""],
  ] as const) {
    const open = async (change: (script: string) => string) => {
      const listed: unknown = JSON.parse(await built("integrity.json"));
      const integrity = (listed as Record<string, string>)[name] ?? "";
      const content = change(await built(name));
      const file: SiteFile = { type: "text/javascript", content };
      return {
        integrity,
        open: await site.open({
          head: `<script ${attributes} src="/cdn.js" integrity="${integrity}" crossorigin></script>`,
          files: { "/cdn.js": file },
        }),
      };
    };

    it(`of ${name} is what dist/integrity.json says, and a browser agrees`, async () => {
      const { integrity, open: page } = await open((script) => script);
      expect(integrity).to.equal(integrityOf(await built(name)));
      await untilStatus(page, "ready");
    });

    it(`of ${name} makes a browser refuse one changed byte, and the fallback stays`, async () => {
      const { open: page } = await open((script) => `${script} `);
      await page.page.waitForFunction(() => document.readyState === "complete");
      expect(await page.page.evaluate(() => customElements.get("partner-checkout") === undefined)).to.equal(
        true,
      );
      expect(page.console.filter((text) => text.includes("integrity")).length).to.equal(1);
      expect((await (await page.page.$("partner-checkout > a"))?.boundingBox())?.width).to.be.above(0);
    });
  }
});
