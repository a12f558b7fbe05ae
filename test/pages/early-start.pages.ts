import { expect } from "chai";
import { earlyStart } from "../support/early-start.js";
import {
  built,
  ELEMENT,
  INCLUDES,
  integrityOf,
  PartnerSite,
  START,
  textsOf,
  untilStatus,
  type OpenPage,
  type PartnerPage,
} from "./partner-site.js";

/** Requests to the stand-in that the page has sent, by path. */
async function sent({ page }: OpenPage): Promise<readonly string[]> {
  return await page.evaluate(() =>
    performance
      .getEntriesByType("resource")
      .map(({ name }) => new URL(name).pathname.replace(/basket-.*/, "…"))
      .filter((path) => /^\/(?:api|demo)\//.test(path)),
  );
}

/** Resolves when the console has been told something. */
async function untilTold({ page, console: told }: OpenPage, text: string): Promise<void> {
  while (!told.join().includes(text)) await page.evaluate(() => new Promise(requestAnimationFrame));
}

describe("the early start", () => {
  let site: PartnerSite;
  let script: string;
  before(async () => {
    site = await PartnerSite.start();
    // With the paths of the stand-in.
    script = earlyStart().replace("/limio-token", "/demo/token").replace('nonce="…"', 'nonce="abc"');
  });
  after(async () => {
    await site.stop();
  });

  async function open(page: PartnerPage = {}): Promise<OpenPage> {
    return await site.open({ head: `${script}${INCLUDES.module}`, ...page });
  }
  const ONCE = ["/demo/token", "/api/partner/checkout/validate/…"];

  for (const [kind, include] of Object.entries(INCLUDES)) {
    it(`asks for token and basket once, and the ${kind} script takes both over`, async () => {
      const page = await open({ head: `${script}${include}` });
      await untilStatus(page, "ready");
      expect(await sent(page)).to.deep.equal(ONCE);
      expect((await textsOf(page, "item")).length).to.be.above(0);
      expect(
        await page.page.evaluate(() => Object.keys(Reflect.get(window, "partnerCheckoutStart"))),
      ).to.deep.equal([]);
      expect(page.errors).to.deep.equal([]);
    });
  }

  it("lets them leave before the script is there, under a policy with its nonce", async () => {
    const page = await open({
      head: script,
      headers: {
        "content-security-policy":
          "default-src 'none'; script-src 'self' 'nonce-abc'; connect-src 'self'; img-src 'self' data:",
      },
    });
    const statuses = await page.page.evaluate(async () => {
      const started = Reflect.get(window, "partnerCheckoutStart") as Record<string, Promise<Response>>;
      return await Promise.all(Object.values(started).map(async (early) => (await early).status));
    });
    expect(statuses).to.deep.equal([200, 200]);
    await page.page.addScriptTag({ type: "module", url: "/dist/partner-checkout.js" });
    await untilStatus(page, "ready");
    expect(await sent(page)).to.deep.equal(ONCE);
    expect(await page.violations()).to.deep.equal([]);
  });

  it("is asked for a fresh token where the API refuses its own", async () => {
    const page = await open({ scenario: "expired-token" });
    await untilStatus(page, "ready");
    expect(await sent(page)).to.deep.equal([...ONCE, ...ONCE]);
  });

  it("hands over an endpoint's failure, which the shopper is told of", async () => {
    const page = await open({ scenario: "no-token" });
    await untilStatus(page, "error");
    expect(new Set(await sent(page))).to.deep.equal(new Set(ONCE.slice(0, 1)));
    expect((await textsOf(page, "error")).join()).to.match(/\S/);
    expect(page.errors).to.deep.equal([]);
  });

  it("does nothing where there is no basket", async () => {
    const page = await open({ scenario: "no-cookie" });
    await untilStatus(page, "missing");
    expect(await sent(page)).to.deep.equal([]);
  });

  it("comes to nothing on a bad network, and the element asks by itself", async () => {
    const page = await open({ scenario: "flaky" });
    await untilStatus(page, "ready");
    expect(page.errors).to.deep.equal([]);
  });

  it("is told from markup that has its name", async () => {
    const page = await open({
      head: INCLUDES.module,
      body: `<form id="partnerCheckoutStart"><input name="${site.origin}/demo/token"></form>${ELEMENT}`,
    });
    await untilStatus(page, "ready");
    expect(await sent(page)).to.deep.equal(ONCE);
  });

  it("changes nothing later: what is asked for again is asked of the API", async () => {
    const page = await open();
    await untilStatus(page, "ready");
    await page.page.$eval("partner-checkout", async (element) => {
      await element.refresh();
    });
    expect(await sent(page)).to.deep.equal([...ONCE, ONCE[1]]);
  });
});

describe("the script that starts early", () => {
  const ONCE = ["/demo/token", "/api/partner/checkout/validate/…"];
  let site: PartnerSite;
  before(async () => {
    site = await PartnerSite.start();
  });
  after(async () => {
    await site.stop();
  });

  it("is all that a page needs, under a strict policy, in another language and with debug", async () => {
    const page = await site.open({
      head: START,
      body: ELEMENT.replace("<partner-checkout", `<partner-checkout locale="de" debug`),
      headers: {
        "content-security-policy":
          "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self' data:; require-trusted-types-for 'script'; trusted-types partner-checkout",
      },
    });
    await untilStatus(page, "ready");
    await page.page.waitForFunction(
      () => document.querySelector("partner-checkout")?.shadowRoot?.querySelector("section")?.lang === "de",
    );
    expect(await sent(page)).to.deep.equal(ONCE);
    expect((await textsOf(page, "item")).length).to.be.above(0);
    expect(await page.violations()).to.deep.equal([]);
    expect(page.errors).to.deep.equal([]);
  });

  it("asks before the element's own script has come", async () => {
    let arrive: (text: string) => void = () => {};
    const content = new Promise<string>((resolve) => (arrive = resolve));
    const page = await site.open({
      head: START,
      files: { "/dist/partner-checkout.js": { type: "text/javascript", content } },
    });
    await page.page.waitForFunction(async () => {
      const started = Reflect.get(window, "partnerCheckoutStart") as
        Record<string, Promise<Response>> | undefined;
      const answers = await Promise.all(Object.values(started ?? {}));
      return answers.length === 2 && answers.every(({ ok }) => ok);
    });
    arrive(await built("partner-checkout.js"));
    await untilStatus(page, "ready");
    expect(await sent(page)).to.deep.equal(ONCE);
  });

  it("leaves a page's own early start and another script of ours alone", async () => {
    const script = earlyStart().replace("/limio-token", "/demo/token").replace('nonce="…"', "");
    for (const head of [script + START, INCLUDES.classic + START]) {
      const page = await site.open({ head });
      await untilStatus(page, "ready");
      expect(await sent(page)).to.deep.equal(ONCE);
      expect(page.errors).to.deep.equal([]);
    }
  });

  it("leaves what stands between the tags where the element's own script does not come", async () => {
    const page = await site.open({
      head: START,
      files: {
        "/dist/partner-checkout.js": { type: "text/javascript", content: "throw new Error('broken')" },
      },
    });
    await untilTold(page, "broken");
    expect(await page.page.$eval("partner-checkout a", (link) => link.getClientRects().length)).to.equal(1);
    expect(page.errors).to.deep.equal([]);
  });

  it("loads no other module than the one whose integrity the page has named", async () => {
    const content = `${await built("partner-checkout.js")} // changed`;
    const preload = `<link rel="modulepreload" href="/dist/partner-checkout.js" integrity="${integrityOf(await built("partner-checkout.js"))}">`;
    const right = await site.open({ head: preload + START });
    await untilStatus(right, "ready");
    const wrong = await site.open({
      head: preload + START,
      files: { "/dist/partner-checkout.js": { type: "text/javascript", content } },
    });
    await untilTold(wrong, "TypeError");
    expect(await wrong.page.evaluate(() => customElements.get("partner-checkout") === undefined)).to.equal(
      true,
    );
  });
});
