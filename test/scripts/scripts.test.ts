import { expect, fixture, html } from "@open-wc/testing";
import { send } from "../demo/demo-client.js";
import { addFault, CheckoutPage, clearFaults } from "../support/checkout-page.js";
import { changeSettings, initiateElsewhere } from "../support/demo-basket.js";

type PartnerWindow = Window & typeof globalThis & { readonly globalsBefore: ReadonlySet<string> };

/** Opens a page that has nothing of ours but the script, the tag and the cookie. */
async function open(name: string): Promise<PartnerWindow> {
  const frame = await fixture<HTMLIFrameElement>(
    html`<iframe title="A partner's page" width="600"></iframe>`,
  );
  const loaded = new Promise((resolve) => frame.addEventListener("load", resolve, { once: true }));
  frame.src = `/test/scripts/${name}.html`;
  await loaded;
  return frame.contentWindow as PartnerWindow;
}

function pageOf({ document }: Window): CheckoutPage {
  const element = document.querySelector("partner-checkout");
  if (!element) throw new Error("The page has no element");
  return new CheckoutPage(element);
}

for (const name of ["module", "classic"]) {
  describe(`the built script as a ${name}, on a plain page`, () => {
    it("leads from the basket to the checkout", async () => {
      await send("POST", "/demo/scenario/full-basket");
      const page = pageOf(await open(name));
      await page.settled();
      expect(page.element.status).to.equal("ready");
      expect(page.element.matches(":state(ready)")).to.equal(true);
      expect(page.lines.length).to.equal(5);

      await page.click(page.line(0).button(/^Increase/));
      await page.settled();
      const [first = NaN] = (await page.kept()).values();
      expect(page.line(0).quantity).to.equal(String(first));
      await page.type(page.line(0), "1");
      await page.press(page.line(0), "Enter");
      await page.settled();
      expect([...(await page.kept()).values()][0]).to.equal(1);
      await page.click(page.line(1).button(/^Remove/));
      await page.settled();
      expect(page.lines.length).to.equal(4);
      expect((await page.kept()).size).to.equal(4);
      await page.until(() => page.element.basket?.validation?.valid);
      await page.click(page.button("Continue to checkout"));
      await page.until(() => page.events("checkout-proceed").length === 1);
      expect(page.events("checkout-proceed")[0]?.basketId).to.equal(page.element.basket?.id);
    });

    it("shows an error with a way to try again, and what is wrong with a line on the line", async () => {
      await send("POST", "/demo/scenario/blocked-product");
      await addFault({ on: "validate", kind: "status", status: 503, body: "html", times: 3 });
      await changeSettings({ refuseTokens: 1 });
      const page = pageOf(await open(name));
      await page.until(() => page.element.status === "error");
      expect(page.part("error")).to.contain("Your basket is safe.");
      await clearFaults();
      await page.click(page.button("Try again"));
      await page.settled();
      expect(page.count("error")).to.equal(0);
      expect(page.count("item-error")).to.equal(1);
      expect(page.part("item-error")).to.contain("You");
    });

    it("draws anew what a property or an attribute changes, and follows the cookie", async () => {
      await send("POST", "/demo/scenario/new-basket");
      const page = pageOf(await open(name));
      await page.settled();
      page.element.heading = "Your order";
      page.element.setAttribute("theme", "dark");
      page.element.messages = { proceed: "Pay" };
      await page.element.updateComplete;
      expect(page.part("heading")).to.equal("Your order");
      expect(page.part("proceed")).to.equal("Pay");
      const base = page.element.shadowRoot?.querySelector("[part=base]");
      expect(base && getComputedStyle(base).colorScheme).to.equal("dark");
      const id = await initiateElsewhere();
      await page.until(() => page.element.basket?.id === id);
      expect(page.events("basket-load").at(-1)?.basket.id).to.equal(id);
    });

    it("touches nothing of a line but what changes", async () => {
      await send("POST", "/demo/scenario/full-basket");
      const page = pageOf(await open(name));
      await page.settled();
      const lines = [...(page.element.shadowRoot?.querySelectorAll("[part=item]") ?? [])];
      const pictures = lines.map((line) => line.querySelector("img"));
      pictures[0]?.dispatchEvent(new Event("error"));
      const touched = new Set<string>();
      const observer = new MutationObserver((records) => {
        for (const { target, attributeName } of records) {
          const line = lines.findIndex((each) => each.contains(target));
          touched.add(`${line}: ${(target as Element).localName} ${attributeName ?? "content"}`);
        }
      });
      for (const line of lines) observer.observe(line, { subtree: true, attributes: true, childList: true });
      await page.click(page.line(0).button(/^Increase/));
      await page.settled();
      observer.disconnect();
      expect(page.line(0).quantity).to.equal("3");
      expect([...touched].toSorted()).to.deep.equal([
        // The merchant's markup is made anew.
        "0: div content",
        "0: li aria-busy",
        "0: li class",
        // The word that says that an amount is on its way comes and goes.
        "0: span content",
      ]);
      const shown = pictures.map((picture) => picture && getComputedStyle(picture).display !== "none");
      expect(shown).to.deep.equal(pictures.map((picture) => picture !== pictures[0]));
    });

    it("goes on although every listener of the host throws", async () => {
      await send("POST", "/demo/scenario/new-basket");
      const window = await open(name);
      const page = pageOf(window);
      // A function of that page's own, whose errors end there and not in the test.
      const fail = Reflect.construct(window.Function, ["throw new Error('A host’s own')"]) as () => void;
      const thrown: string[] = [];
      window.addEventListener("error", (event) => {
        event.preventDefault();
        thrown.push(event.message);
      });
      for (const event of ["basket-before-change", "basket-change", "basket-validate", "basket-error"]) {
        page.element.addEventListener(event, fail);
      }
      await page.settled();
      await page.click(page.line(0).button(/^Increase/));
      await page.until(() => page.events("basket-validate").length === 2);
      await addFault({ on: "validate", kind: "status", status: 403 });
      await page.element.refresh().catch(() => undefined);
      await page.settled();
      expect(page.line(0).quantity).to.equal("2");
      expect(page.count("error")).to.equal(1);
      expect(thrown.length).to.be.at.least(4);
      expect(thrown.filter((message) => !message.includes("A host’s own"))).to.deep.equal([]);
    });

    it("leaves no global, and nothing in the page's head and body", async () => {
      await send("POST", "/demo/scenario/new-basket");
      const window = await open(name);
      const page = pageOf(window);
      await page.settled();
      const added = Object.getOwnPropertyNames(window).filter((each) => !window.globalsBefore.has(each));
      expect(added).to.deep.equal(["globalsBefore"]);
      const { head, body } = window.document;
      // The test runner adds a script of its own.
      const others = [...head.children, ...body.children].filter((each) => each.localName !== "script");
      expect(others.map(({ localName }) => localName)).to.deep.equal(["meta", "title", "partner-checkout"]);
      expect(page.element.childElementCount).to.equal(1);
    });
  });
}
