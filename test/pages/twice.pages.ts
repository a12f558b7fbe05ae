import { readFile } from "node:fs/promises";
import { expect } from "chai";
import { built, INCLUDES, PartnerSite, textsOf, untilStatus } from "./partner-site.js";

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
