import { setTimeout } from "node:timers/promises";
import { expect } from "chai";
import {
  built,
  INCLUDES,
  integrityOf,
  PartnerSite,
  textsOf,
  untilStatus,
  untilThere,
  type OpenPage,
  type SiteFile,
} from "./partner-site.js";

const GERMAN = `<partner-checkout locale="de" token-url="/demo/token"><a href="/basket">Warenkorb</a></partner-checkout>`;

/** Files of texts that the page has asked for. */
async function asked({ page }: OpenPage): Promise<readonly string[]> {
  return await page.evaluate(() =>
    performance
      .getEntriesByType("resource")
      .map(({ name }) => new URL(name).pathname)
      .filter((path) => path.includes("locales/")),
  );
}

async function heading(open: OpenPage): Promise<string | undefined> {
  return (await textsOf(open, "heading"))[0];
}

async function untilHeading({ page }: OpenPage, text: string): Promise<void> {
  await page.waitForFunction(
    (wanted) =>
      document.querySelector("partner-checkout")?.shadowRoot?.querySelector("h2")?.textContent?.trim() ===
      wanted,
    { timeout: 10_000 },
    text,
  );
}

/** Whether something of the element can be seen. */
async function isSeen({ page }: OpenPage, selector: string): Promise<boolean> {
  return await page.evaluate((wanted) => {
    const found = document.querySelector("partner-checkout")?.shadowRoot?.querySelector(wanted);
    return Boolean(found?.checkVisibility({ visibilityProperty: true }));
  }, selector);
}

/** Says in the page's title whether the heading could be seen when it was first there: a second is soon over. */
const WATCH = `<script>
  (function watch() {
    const heading = document.querySelector("partner-checkout")?.shadowRoot?.querySelector("h2");
    if (!heading) return requestAnimationFrame(watch);
    const isSeen = heading.checkVisibility({ visibilityProperty: true });
    document.title = isSeen ? "first to be seen" : "first not to be seen";
  })();
</script>`;

/** What `WATCH` says; its frame may come after the heading. */
async function howFirst({ page }: OpenPage): Promise<string> {
  await page.waitForFunction(() => document.title.startsWith("first"));
  return await page.title();
}

/** The id of what has the focus once *Continue* has found problems. */
async function focusAfterProceeding({ page }: OpenPage): Promise<string | undefined> {
  return await page.$eval("partner-checkout", async (element) => {
    await element.proceed();
    await element.updateComplete;
    return element.shadowRoot?.activeElement?.id;
  });
}

/** A file of texts that comes when it is let through. */
function heldFile(): { readonly files: Readonly<Record<string, SiteFile>>; readonly letThrough: () => void } {
  let letThrough = (): void => {};
  const content = new Promise<string>((resolve) => {
    letThrough = () => resolve(built("locales/de.js"));
  });
  return {
    files: { "/dist/locales/de.js": { type: "text/javascript", content } },
    letThrough: () => letThrough(),
  };
}

describe("the texts of a language", () => {
  let site: PartnerSite;
  before(async () => {
    site = await PartnerSite.start();
  });
  after(async () => {
    await site.stop();
  });

  for (const [kind, include] of Object.entries(INCLUDES)) {
    describe(`with the ${kind} script`, () => {
      it("come from beside the script, that language alone, under a strict policy", async () => {
        const policy =
          "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'none'; img-src 'self' data:; " +
          "require-trusted-types-for 'script'; trusted-types partner-checkout";
        const open = await site.open({
          head: include,
          body: GERMAN,
          headers: { "content-security-policy": policy },
        });
        await untilHeading(open, "Ihr Warenkorb");
        await untilStatus(open, "ready");
        expect(await asked(open)).to.deep.equal(["/dist/locales/de.js"]);
        expect(await open.violations()).to.deep.equal([]);
        expect(open.errors).to.deep.equal([]);
      });

      it("are asked for before the basket is", async () => {
        const open = await site.open({ head: include, body: GERMAN });
        await untilHeading(open, "Ihr Warenkorb");
        const order = await open.page.evaluate(() =>
          performance
            .getEntriesByType("resource")
            .toSorted((one, other) => one.startTime - other.startTime)
            .map(({ name }) => /locales|validate/.exec(name)?.[0])
            .filter(Boolean),
        );
        expect(order).to.deep.equal(["locales", "validate"]);
      });

      it("are not asked for in English", async () => {
        const open = await site.open({ head: include });
        await untilStatus(open, "ready");
        expect(await heading(open)).to.equal("Your basket");
        expect(await asked(open)).to.deep.equal([]);
      });

      it("are waited for a second without a word of English, and then no longer", async () => {
        const { files, letThrough } = heldFile();
        const open = await site.open({ head: `${WATCH}${include}`, body: GERMAN, files });
        expect(await howFirst(open)).to.equal("first not to be seen");
        await setTimeout(1_500);
        expect(await isSeen(open, "h2")).to.equal(true);
        expect(await heading(open)).to.equal("Your basket");
        expect(await open.page.$eval("partner-checkout", (element) => element.status)).to.equal("ready");
        letThrough();
        await untilHeading(open, "Ihr Warenkorb");
        expect(await isSeen(open, "h2")).to.equal(true);
      });

      it("leave grey shapes to be seen while they and the basket are waited for", async () => {
        const { files, letThrough } = heldFile();
        const open = await site.open({
          head: `${WATCH}${include}`,
          body: GERMAN,
          files,
          scenario: "hang",
        });
        await untilThere(open, "[part=skeleton]");
        expect(await howFirst(open)).to.equal("first not to be seen");
        expect(await isSeen(open, "[part=skeleton]")).to.equal(true);
        letThrough();
        await untilHeading(open, "Ihr Warenkorb");
      });

      const broken: Readonly<Record<string, SiteFile>> = {
        "no script": { type: "text/css", content: "/* not found */" },
        "half a script": { type: "text/javascript", content: "export default {" },
        "a script that exports nothing": { type: "text/javascript", content: "" },
      };
      for (const [what, file] of Object.entries(broken)) {
        it(`leave English where the file is ${what}`, async () => {
          const open = await site.open({
            head: include,
            body: GERMAN,
            files: { "/dist/locales/de.js": file },
            scenario: "several-problems",
          });
          await untilStatus(open, "ready");
          await setTimeout(1_100);
          expect(await heading(open)).to.equal("Your basket");
          expect(await isSeen(open, "h2")).to.equal(true);
          expect(await isSeen(open, "[part=proceed]")).to.equal(true);
          // Nor is anything waited for that comes later: what cannot be seen takes no focus.
          expect(await focusAfterProceeding(open)).to.equal("problem");
          expect(open.errors).to.deep.equal([]);
        });
      }

      for (const isRight of [true, false]) {
        it(`are pinned by an import map, ${isRight ? "as they are" : "and refused when another file comes"}`, async () => {
          const pinned = isRight ? integrityOf(await built("locales/de.js")) : integrityOf("");
          const map = JSON.stringify({ integrity: { [`${site.origin}/dist/locales/de.js`]: pinned } });
          const open = await site.open({
            head: `<script type="importmap">${map}</script>${include}`,
            body: GERMAN,
          });
          await untilStatus(open, "ready");
          if (isRight) await untilHeading(open, "Ihr Warenkorb");
          else await setTimeout(1_100);
          expect(await heading(open)).to.equal(isRight ? "Ihr Warenkorb" : "Your basket");
          expect(open.errors).to.deep.equal([]);
        });
      }

      it("leave English where a policy lets the script alone through", async () => {
        const policy = `script-src ${site.origin}/dist/partner-checkout.js ${site.origin}/dist/partner-checkout.iife.js`;
        const open = await site.open({
          head: include,
          body: GERMAN,
          headers: { "content-security-policy": policy },
        });
        await untilStatus(open, "ready");
        expect(await heading(open)).to.equal("Your basket");
        await open.page.waitForFunction(() => (document as { seen?: readonly string[] }).seen?.length);
        expect((await open.violations()).length).to.equal(1);
        expect(open.errors).to.deep.equal([]);
      });
    });
  }

  for (const crossOrigin of ["", " crossorigin"]) {
    it(`come from another origin, beside a classic script with${crossOrigin ? "" : "out"} crossorigin`, async () => {
      const cdn = site.origin.replace("localhost", "127.0.0.1");
      const open = await site.open({
        head: `<script src="${cdn}/dist/partner-checkout.iife.js"${crossOrigin}></script>`,
        body: GERMAN,
      });
      await untilHeading(open, "Ihr Warenkorb");
      const names = await open.page.evaluate(() =>
        performance.getEntriesByType("resource").map(({ name }) => name),
      );
      expect(names).to.include(`${cdn}/dist/locales/de.js`);
    });
  }

  it("are not looked for where an image says it were the script", async () => {
    const open = await site.open({
      body: `<img name="currentScript" src="/elsewhere/image.png" alt=""><script src="/dist/partner-checkout.iife.js"></script>${GERMAN}`,
    });
    await untilStatus(open, "ready");
    expect(await heading(open)).to.equal("Your basket");
    expect(await asked(open)).to.deep.equal([]);
    expect(open.errors).to.deep.equal([]);
  });
});
