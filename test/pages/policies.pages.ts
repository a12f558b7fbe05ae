import { expect } from "chai";
import { ELEMENT, INCLUDES, PartnerSite, textsOf, untilStatus, type OpenPage } from "./partner-site.js";

/** The strictest policy that the scripts promise to live with. */
function policy(trustedTypes: string, more = ""): Record<string, string> {
  return {
    "content-security-policy": [
      "default-src 'none'",
      `script-src 'self'${more}`,
      "connect-src 'self'",
      "style-src 'none'",
      "img-src 'self' data:",
      "require-trusted-types-for 'script'",
      `trusted-types ${trustedTypes}`,
    ].join("; "),
  };
}

/** A Lit of the page's own, as far as a policy goes. */
const OTHER_LIT = {
  "/other-lit.js": {
    type: "text/javascript",
    content: `self.trustedTypes?.createPolicy("lit-html", { createHTML: (text) => text });`,
  },
} as const;
const OTHER_LIT_FIRST = `<script src="/other-lit.js"></script>`;

/** From the basket to the checkout by way of a change, a removal, an error and its end. */
async function journey(open: OpenPage): Promise<void> {
  const { page } = open;
  await untilStatus(open, "ready");
  expect((await textsOf(open, "item")).length).to.equal(5);
  const quantity = (): Promise<number> =>
    page.evaluate(() =>
      Number(
        document
          .querySelector("partner-checkout")
          ?.shadowRoot?.querySelector<HTMLInputElement>("[part~=quantity-input]")?.value,
      ),
    );
  const before = await quantity();
  await page.locator("partner-checkout >>> [part~=increment]").click();
  await untilStatus(open, "ready");
  expect(await quantity()).to.equal(before + 1);
  await page.locator("partner-checkout >>> [part~=remove]").click();
  // Its two add-ons go with it.
  await page.waitForFunction(
    () =>
      document.querySelector("partner-checkout")?.shadowRoot?.querySelectorAll("[part~=item]").length === 2,
  );
  const fail = { on: "validate", kind: "status", status: 503 };
  await page.evaluate(async (fault) => {
    await fetch("/demo/faults", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(fault),
    });
    const element = document.querySelector<HTMLElement & { refresh(): Promise<unknown> }>("partner-checkout");
    // The first may share a read that left before the fault was set.
    await element?.refresh().catch(() => undefined);
    await element?.refresh().catch(() => undefined);
  }, fail);
  expect((await textsOf(open, "error")).length).to.equal(1);
  await page.evaluate(async () => {
    await fetch("/demo/faults", { method: "DELETE" });
  });
  await page.locator("partner-checkout >>> [part~=retry]").click();
  await untilStatus(open, "ready");
  expect(await open.violations()).to.deep.equal([]);
  await Promise.all([page.waitForNavigation(), page.locator("partner-checkout >>> [part~=proceed]").click()]);
  expect(new URL(page.url()).pathname).to.equal("/checkout");
  expect(open.errors).to.deep.equal([]);
}

describe("a strict policy", () => {
  let site: PartnerSite;
  before(async () => {
    site = await PartnerSite.start();
  });
  after(async () => {
    await site.stop();
  });

  for (const [name, include] of Object.entries(INCLUDES)) {
    it(`is kept to the word by the ${name} script, for the whole journey`, async () => {
      const open = await site.open({ head: include, headers: policy("lit-html partner-checkout") });
      await journey(open);
    });

    it(`needs to list no more than partner-checkout for the ${name} script`, async () => {
      await journey(await site.open({ head: include, headers: policy("partner-checkout") }));
    });

    it(`may list lit-html alone for the ${name} script`, async () => {
      const open = await site.open({ head: include, headers: policy("lit-html") });
      await untilStatus(open, "ready");
      expect((await textsOf(open, "item")).length).to.equal(5);
      expect(open.errors).to.deep.equal([]);
      expect(new Set(await open.violations())).to.deep.equal(
        new Set(["trusted-types trusted-types-policy partner-checkout"]),
      );
    });

    it(`leaves room for a Lit of the page's own beside the ${name} script`, async () => {
      await journey(
        await site.open({
          head: OTHER_LIT_FIRST + include,
          headers: policy("lit-html partner-checkout"),
          files: OTHER_LIT,
        }),
      );
    });

    for (const [what, trustedTypes, head] of [
      ["lists neither policy", "another", ""],
      ["lists one that the page's own Lit has taken", "lit-html", OTHER_LIT_FIRST],
    ] as const) {
      it(`that ${what} leaves the ${name} script's fallback to be seen and says what to add`, async () => {
        const open = await site.open({
          head: head + include,
          headers: policy(trustedTypes),
          files: OTHER_LIT,
        });
        await open.page.waitForFunction(() => document.readyState === "complete");
        expect(open.errors).to.deep.equal([]);
        const own = open.console.filter((text) => text.includes("<partner-checkout>"));
        expect(own).to.deep.equal([
          "error: <partner-checkout> needs this in the Content-Security-Policy: trusted-types partner-checkout",
        ]);
        const link = await open.page.$("partner-checkout > a");
        expect((await link?.boundingBox())?.width).to.be.above(0);
      });
    }
  }

  it("is kept where the page includes both scripts and has a Lit of its own", async () => {
    const open = await site.open({
      head: OTHER_LIT_FIRST + INCLUDES.classic + INCLUDES.module,
      body: ELEMENT,
      headers: policy("lit-html partner-checkout"),
      files: OTHER_LIT,
    });
    await journey(open);
    expect(open.console.filter((text) => text.includes("<partner-checkout>"))).to.deep.equal([
      "warn: <partner-checkout> 0.1.0 is here already: 0.1.0 is not used",
    ]);
  });
});
