import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { expect } from "chai";
import { ELEMENT, INCLUDES, PartnerSite, untilStatus, type OpenPage } from "./partner-site.js";

/** What the element looks like, in figures: the boxes and the computed look of its parts. */
async function look({ page }: OpenPage): Promise<unknown> {
  return await page.evaluate(() => {
    const element = document.querySelector("partner-checkout");
    const parts = [...(element?.shadowRoot?.querySelectorAll("[part]") ?? [])];
    return parts.map((part) => {
      const { width, height } = part.getBoundingClientRect();
      const { display, color, fontSize, margin, padding, borderWidth, textTransform, float, position } =
        getComputedStyle(part);
      return [
        part.getAttribute("part"),
        Math.round(width),
        Math.round(height),
        { display, color, fontSize, margin, padding, borderWidth, textTransform, float, position },
      ];
    });
  });
}

/** Whether anything in the element needs more room sideways than there is. */
async function overflows({ page }: OpenPage): Promise<boolean> {
  return await page.evaluate(() => {
    const element = document.querySelector("partner-checkout");
    const base = element?.shadowRoot?.querySelector("[part~=base]");
    const wider = (each: Element): boolean => each.scrollWidth > each.clientWidth + 1;
    return !element || !base || wider(base) || element.getBoundingClientRect().width > innerWidth;
  });
}

/** Nothing is cut off, and what a shopper needs is there to be seen. */
async function expectReadable(open: OpenPage): Promise<void> {
  expect(await overflows(open)).to.equal(false);
  const shown = await open.page.evaluate(() =>
    ["item-name", "item-price", "quantity-input", "remove", "total", "proceed"].map((name) => {
      const part = document.querySelector("partner-checkout")?.shadowRoot?.querySelector(`[part~="${name}"]`);
      const box = part?.getBoundingClientRect();
      return [name, box !== undefined && box.width >= 10 && box.height >= 10 && box.left >= -1];
    }),
  );
  expect(shown.filter(([, isShown]) => isShown !== true)).to.deep.equal([]);
}

/** Style sheets that many pages have, as they are published. */
const PUBLISHED = {
  Bootstrap: "bootstrap/dist/css/bootstrap.css",
  "Tailwind’s preflight": "tailwindcss/preflight.css",
};
const published = async (file: string): Promise<string> =>
  await readFile(createRequire(import.meta.url).resolve(file), "utf8");

const style = (css: string): string => `<style>${css}</style>`;
/** Rules on everything that a page may have, as frameworks and old style sheets set them. */
const RULES = {
  "a reset": `*, *::before, *::after { box-sizing: border-box; margin: 0; padding: 0; border: 0 solid } button, input { font: inherit; background: none } ul { list-style: none } img { display: block; max-width: 100% }`,
  "rules on every element": `button { display: none; float: left; text-transform: uppercase } input { width: 900px; position: absolute } ul, li, p, dl, dt, dd, h2 { margin: 77px; padding: 33px; color: red; border: 9px solid } div, section { position: fixed; float: right }`,
  "rules on our part names": `[part], .items, .item, .summary, .error { display: none; color: red; font-size: 90px }`,
};

describe("the page's own style sheets", () => {
  let site: PartnerSite;
  let plain: unknown;
  before(async () => {
    site = await PartnerSite.start();
    const open = await site.open({ head: INCLUDES.module });
    await untilStatus(open, "ready");
    plain = await look(open);
  });
  after(async () => {
    await site.stop();
  });

  for (const [name, css] of Object.entries(RULES)) {
    it(`with ${name} change nothing inside`, async () => {
      // The page's margin is the page's own.
      const open = await site.open({
        head: style(`${css} body { margin: 8px !important; padding: 0 !important }`) + INCLUDES.module,
      });
      await untilStatus(open, "ready");
      expect(await look(open)).to.deep.equal(plain);
    });
  }

  it("are left alone: what stands beside the element looks as it did without it", async () => {
    const beside = `<main><h2>Offers</h2><button>Buy</button><ul><li>One</li></ul><input></main>`;
    const lookBeside = async (body: string, head: string): Promise<unknown> => {
      const { page } = await site.open({ head, body });
      await page.waitForFunction(() => document.readyState === "complete");
      return await page.evaluate(() =>
        [...document.querySelectorAll("main, main *")].map((each) => [
          each.localName,
          each.getBoundingClientRect().toJSON() as unknown,
          [...getComputedStyle(each)].map((name) => getComputedStyle(each).getPropertyValue(name)).join(),
        ]),
      );
    };
    const without = await lookBeside(beside, "");
    expect(await lookBeside(beside + ELEMENT, INCLUDES.module)).to.deep.equal(without);
  });

  for (const width of [460, 720]) {
    it(`leave it to the text's own size how ${width} px are used, whatever the root's is`, async () => {
      const lookWith = async (root: string): Promise<unknown> => {
        const css = `html { font-size: ${root} } body { margin: 0; font-size: 16px; width: ${width}px }`;
        const open = await site.open({ head: style(css) + INCLUDES.module });
        await untilStatus(open, "ready");
        return await look(open);
      };
      expect(await lookWith("62.5%")).to.deep.equal(await lookWith("100%"));
    });
  }

  for (const setting of ["font-size: 24px", "space: 2em"]) {
    for (const width of [464, 784]) {
      it(`and ${setting} leave a line's texts their room at ${width} px`, async () => {
        const css = `body { margin: 0; width: ${width}px } partner-checkout { --partner-checkout-${setting} }`;
        const open = await site.open({ head: style(css) + INCLUDES.module });
        await untilStatus(open, "ready");
        const narrowest = await open.page.evaluate(() => {
          const { shadowRoot } = document.querySelector("partner-checkout") ?? {};
          const texts = [...(shadowRoot?.querySelectorAll(".text") ?? [])];
          return Math.min(...texts.map((text) => text.getBoundingClientRect().width));
        });
        expect(narrowest).to.be.greaterThan(200);
      });
    }
  }

  for (const [name, head, body] of [
    ["a reset of everything with !important", style("* { all: unset !important }"), ELEMENT],
    ["a root font size of 62.5 %", style("html { font-size: 62.5% }"), ELEMENT],
    ["a column of 280 px", "", `<div style="width: 280px">${ELEMENT}</div>`],
    ["a page from right to left", style("html { direction: rtl }"), ELEMENT],
    ["a zoom of 2", style("body { zoom: 2 }"), ELEMENT],
    [
      "a flex row that shrinks what is in it",
      "",
      `<div style="display: flex; width: 300px">${ELEMENT}</div>`,
    ],
  ] as const) {
    it(`with ${name} leave every line readable and in its place`, async () => {
      const open = await site.open({ head: head + INCLUDES.module, body });
      await untilStatus(open, "ready");
      await expectReadable(open);
    });
  }

  for (const [name, file] of Object.entries(PUBLISHED)) {
    it(`with ${name} change nothing inside but what text inherits`, async () => {
      const files = { "/page.css": { type: "text/css", content: await published(file) } } as const;
      const head = `<link rel="stylesheet" href="/page.css">${INCLUDES.module}`;
      const open = await site.open({ head, files });
      await untilStatus(open, "ready");
      await expectReadable(open);
      // A page of nothing but what its body would hand down.
      const inherited = await open.page.evaluate(() => {
        const { fontFamily, fontSize, lineHeight, color, margin } = getComputedStyle(document.body);
        const { lineHeight: ofRoot, tabSize } = getComputedStyle(document.documentElement);
        return `html { line-height: ${ofRoot}; tab-size: ${tabSize} } body { font-family: ${fontFamily}; font-size: ${fontSize}; line-height: ${lineHeight}; color: ${color}; margin: ${margin} }`;
      });
      const there = await look(open);
      const bare = await site.open({ head: style(inherited) + INCLUDES.module });
      await untilStatus(bare, "ready");
      expect(there).to.deep.equal(await look(bare));
    });
  }

  it("are not asked on paper, where every line is whole", async () => {
    const open = await site.open({ head: INCLUDES.module });
    await untilStatus(open, "ready");
    await open.page.emulateMediaType("print");
    expect(await overflows(open)).to.equal(false);
    const lines = await open.page.evaluate(() => {
      const { shadowRoot } = document.querySelector("partner-checkout") ?? {};
      return [...(shadowRoot?.querySelectorAll("[part~=item]") ?? [])].map(
        (line) =>
          line.getBoundingClientRect().height > 20 && line.checkVisibility({ contentVisibilityAuto: true }),
      );
    });
    expect(lines.length).to.be.greaterThan(2);
    expect(lines).not.to.include(false);
  });

  it("that hide the element while it loads show the basket when they let go of it", async () => {
    const open = await site.open({ head: style("partner-checkout { display: none }") + INCLUDES.module });
    await untilStatus(open, "ready");
    await open.page.evaluate(() => document.querySelector("style")?.remove());
    expect(await look(open)).to.deep.equal(plain);
  });

  it("are not needed in a dialog", async () => {
    const open = await site.open({ head: INCLUDES.module, body: `<dialog>${ELEMENT}</dialog>` });
    await open.page.evaluate(() => document.querySelector("dialog")?.showModal());
    await untilStatus(open, "ready");
    await open.page.locator("partner-checkout >>> [part~=increment]").click();
    await untilStatus(open, "ready");
    expect(await overflows(open)).to.equal(false);
  });
});

describe("the skeleton in a declarative shadow root", () => {
  let site: PartnerSite;
  before(async () => {
    site = await PartnerSite.start();
  });
  after(async () => {
    await site.stop();
  });

  it("is seen before the script, and gives way to the basket", async () => {
    const body = ELEMENT.replace(
      ">",
      `><template shadowrootmode="open"><p id="early">Loading</p></template>`,
    );
    const before = await site.open({ body });
    const early = (): boolean =>
      document.querySelector("partner-checkout")?.shadowRoot?.querySelector("#early") instanceof Element;
    expect(await before.page.evaluate(early)).to.equal(true);
    const open = await site.open({ head: INCLUDES.module, body });
    await untilStatus(open, "ready");
    expect(await open.page.evaluate(early)).to.equal(false);
    expect(open.errors).to.deep.equal([]);
  });
});
