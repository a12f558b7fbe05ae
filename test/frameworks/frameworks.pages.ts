import { setTimeout } from "node:timers/promises";
import { expect } from "@open-wc/testing";
import type { Browser } from "puppeteer-core";
import { startDemoApiServer } from "../../demo/server.js";
import { launchBrowser } from "../support/launch-browser.js";
import { succeed, type Outcome } from "../support/program.js";
import { builtPages, installPackage, runScripts } from "./build.js";
import { eventually, ShopPage } from "./shop-page.js";

const named = process.argv.slice(2);
const frameworks = ["React", "Vue", "Svelte", "Angular", "Solid", "Lit", "HTML"].filter(
  (name) => named.length === 0 || named.includes(name),
);
/** Plain HTML has nothing that could be checked. */
const typed = frameworks.filter((name) => name !== "HTML");
const checkOf = (name: string): string => `check:${name.toLowerCase()}`;

describe("a page made with", () => {
  let outcomes: ReadonlyMap<string, Outcome>;
  let server: Awaited<ReturnType<typeof startDemoApiServer>> | undefined;
  let browser: Browser | undefined;

  before(async function () {
    this.timeout(600_000);
    console.log("Installing the packed library and the frameworks…");
    await installPackage();
    console.log("Building the pages and checking their types…");
    outcomes = await runScripts(["build", ...typed.map(checkOf)]);
    await succeed(outcomes.get("build"));
    server = await startDemoApiServer({ staticFolder: builtPages });
    browser = await launchBrowser();
  });

  after(async () => {
    await browser?.close();
    await server?.close();
  });

  for (const name of frameworks) {
    describe(name, () => {
      let page: ShopPage;

      before(async () => {
        if (!browser || !server) throw new Error("There is no browser or no server");
        page = await ShopPage.open(browser, `${server.origin}/${name.toLowerCase()}/`);
      });
      beforeEach(() => page.load());
      after(() => page.close());

      if (typed.includes(name)) {
        it("has its properties and events typed", () => succeed(outcomes.get(checkOf(name))));
      }

      it("shows the basket", async () => {
        expect(await page.parts("item-name")).to.have.length(2);
      });

      it("hands over attributes", async () => {
        const url = "/checkout?basket={basketId}";
        expect(await page.element((element) => element.getAttribute("checkout-url"))).to.equal(url);
        expect(await page.element(({ checkoutUrl }) => checkoutUrl)).to.equal(url);
        expect(await page.element((element) => element.getAttribute("heading-level"))).to.equal("3");
        expect(await page.element(({ headingLevel }) => headingLevel)).to.equal(3);
      });

      it("hands over a function and an object as properties", async () => {
        expect(await page.requests()).to.deep.equal(["token 200", "validate 200"]);
        expect(await page.element(({ tokenUrl }) => tokenUrl)).to.equal(undefined);
        expect(await page.parts("proceed")).to.deep.equal(["Go to payment"]);
        const names = await page.element((element) => element.getAttributeNames());
        for (const name of ["gettoken", "get-token", "messages"]) expect(names).not.to.include(name);
      });

      it("hears that the basket has loaded, and what is in it", async () => {
        await eventually(async () => expect(await page.notes()).to.deep.equal(["Loaded 2 lines"]));
      });

      it("sends a change to the API, and hears that it was made", async () => {
        const [first = NaN, ...others] = await page.keptQuantities();
        await page.click("increment");
        await eventually(async () => expect(await page.notes()).to.have.length(2));
        expect(await page.keptQuantities()).to.deep.equal([first + 1, ...others]);
        const total = await page.element(({ basket }) => basket?.total?.amount);
        expect((await page.notes())[1]).to.equal(`Changed by user to ${total}`);
      });

      it("changes a property of the living element", async () => {
        const look = (): Promise<string | undefined> =>
          page.element(({ shadowRoot }) => {
            const base = shadowRoot?.querySelector("[part=base]");
            return base ? getComputedStyle(base).colorScheme : undefined;
          });
        await page.element((element) => element.setAttribute("data-before", ""));
        expect(await look()).to.equal("light");
        await page.toggle("Dark");
        await eventually(async () => expect(await look()).to.equal("dark"));
        expect(await page.element((element) => element.hasAttribute("data-before"))).to.equal(true);
        expect(await page.requests()).to.deep.equal(["token 200", "validate 200"]);
      });

      it("goes on to the checkout in its own way", async () => {
        const id = await page.element(({ basket }) => basket?.id);
        const { address } = page;
        await page.click("proceed");
        await eventually(async () => {
          const [, note] = await page.notes();
          expect(note).to.match(/^Continued to /);
          expect(note).to.contain(`/checkout?basket=${id}`);
        });
        await page.settled();
        expect(page.address).to.equal(address);
      });

      it("leaves nothing running when it takes the element off the page", async () => {
        // While the element is there, this does make it read: else the silence after it would say nothing.
        await page.reconnect();
        await eventually(async () => expect(await page.requests()).to.have.length(3));
        await page.settled();
        await page.toggle("Basket");
        await eventually(async () => expect(await page.isMounted()).to.equal(false));
        await page.reconnect();
        await page.send("POST", "/demo/scenario/full-basket");
        await setTimeout(500);
        expect(await page.requests()).to.deep.equal([]);
        expect(await page.notes()).to.deep.equal(["Loaded 2 lines"]);
      });

      it("shows the basket again when it puts the element back", async () => {
        await page.toggle("Basket");
        await eventually(async () => expect(await page.isMounted()).to.equal(false));
        await page.send("POST", "/demo/scenario/full-basket");
        await page.toggle("Basket");
        await page.settled();
        await eventually(async () => expect(await page.parts("item-name")).to.have.length(5));
        await eventually(async () => expect((await page.notes()).at(-1)).to.equal("Loaded 5 lines"));
        expect(await page.parts("proceed")).to.deep.equal(["Go to payment"]);
      });

      it("has neither thrown nor warned in any of this", () => {
        expect(page.complaints).to.deep.equal([]);
      });
    });
  }
});
