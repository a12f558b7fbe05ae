import { readFile, writeFile } from "node:fs/promises";
import { expect } from "chai";
import type { Page, SerializedAXNode } from "puppeteer-core";
import { INCLUDES, PartnerSite, untilStatus, untilThere, type OpenPage } from "./partner-site.js";

const HEAD = `<meta name="viewport" content="width=device-width">${INCLUDES.module}`;
const IS_UPDATE = process.env["UPDATE_SNAPSHOTS"] !== undefined;
const TREES = new URL("accessibility-trees.txt", import.meta.url);

/** What has the focus inside the element: its part, or its text. */
async function focused(page: Page): Promise<string> {
  return await page.evaluate(() => {
    const active = document.querySelector("partner-checkout")?.shadowRoot?.activeElement;
    if (!active) return document.activeElement?.localName ?? "";
    const { outlineStyle, outlineWidth } = getComputedStyle(active);
    const isSeen = outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
    return `${active.getAttribute("part") ?? active.id}${isSeen ? "" : ", not to be seen"}`;
  });
}

async function pressTab(page: Page, times = 1): Promise<readonly string[]> {
  const seen: string[] = [];
  for (let count = 0; count < times; count++) {
    await page.keyboard.press("Tab");
    seen.push(await focused(page));
  }
  return seen;
}

/** Controls that are smaller than a size, in CSS pixels. */
async function smallerThan({ page }: OpenPage, size: number): Promise<readonly string[]> {
  return await page.evaluate((least) => {
    const root = document.querySelector("partner-checkout")?.shadowRoot;
    return [...(root?.querySelectorAll("button, input") ?? [])].flatMap((control) => {
      const { width, height } = control.getBoundingClientRect();
      const isSmall = width < least - 0.5 || height < least - 0.5;
      return isSmall ? [`${control.getAttribute("part")} ${width} × ${height}`] : [];
    });
  }, size);
}

/** Resolves when the element has changed to a language. */
async function inLanguage({ page }: OpenPage, language: string): Promise<void> {
  await page.evaluate(
    (locale) => document.querySelector("partner-checkout")?.setAttribute("locale", locale),
    language,
  );
  await page.waitForFunction(
    (lang) => document.querySelector("partner-checkout")?.shadowRoot?.querySelector("section")?.lang === lang,
    {},
    language,
  );
}

/** What is cut off or needs to be scrolled sideways. */
async function cutOff({ page }: OpenPage): Promise<readonly string[]> {
  return await page.evaluate(() => {
    const root = document.querySelector("partner-checkout")?.shadowRoot;
    const found: string[] = [];
    if (document.documentElement.scrollWidth > innerWidth) found.push("the page");
    for (const part of root?.querySelectorAll<HTMLElement>("[part], button, p, dt, dd") ?? []) {
      if (part.closest(".visually-hidden") || getComputedStyle(part).display === "inline") continue;
      if (part.scrollWidth > part.clientWidth + 1 || part.scrollHeight > part.clientHeight + 1) {
        found.push(`${part.localName} ${part.getAttribute("part")}: ${part.textContent?.trim()}`);
      }
    }
    return found;
  });
}

async function emulate(page: Page, name: string, value: string): Promise<void> {
  const client = await page.createCDPSession();
  await client.send("Emulation.setEmulatedMedia", { features: [{ name, value }] });
}

function outline({ role, name, children = [], ...rest }: SerializedAXNode, depth = 0): string {
  const states = ["value", "level", "disabled", "invalid", "busy", "focused", "description"] as const;
  const said = states.flatMap((state) => {
    const value = rest[state];
    return value === undefined || value === "false" ? [] : [`${state}: ${String(value)}`];
  });
  const line = `${"  ".repeat(depth)}${role} ${JSON.stringify(name ?? "")}${said.length > 0 ? ` (${said.join(", ")})` : ""}`;
  return [line, ...children.map((child) => outline(child, depth + 1))].join("\n");
}

describe("accessibility", () => {
  let site: PartnerSite;
  before(async () => {
    site = await PartnerSite.start();
  });
  after(async () => {
    await site.stop();
  });

  async function ready(
    scenario = "new-basket",
    viewport?: { width: number; height: number },
  ): Promise<OpenPage> {
    const open = await site.open({ head: HEAD, scenario }, viewport);
    await untilStatus(open, "ready");
    return open;
  }

  describe("by keyboard alone", () => {
    it("every control is reached in the order of what is seen, and its focus is seen", async () => {
      const { page } = await ready();
      expect(await pressTab(page, 7)).to.deep.equal([
        "decrement",
        "quantity-input",
        "increment",
        "remove",
        "remove",
        "proceed",
        "body",
      ]);
    });

    it("a basket is changed and taken to the checkout", async () => {
      const open = await ready();
      const { page } = open;
      await page.evaluate(() => {
        document.querySelector("partner-checkout")?.addEventListener("checkout-proceed", (event) => {
          event.preventDefault();
          document.title = "gone on";
        });
      });
      await pressTab(page, 2);
      await page.keyboard.press("ArrowUp");
      await page.keyboard.press("Enter");
      await untilStatus(open, "ready");
      expect(await page.$eval("partner-checkout", ({ basket }) => basket?.items[0]?.quantity)).to.equal(2);
      await pressTab(page, 2);
      await page.keyboard.press("Space");
      await untilStatus(open, "ready");
      expect(await page.$eval("partner-checkout", ({ basket }) => basket?.items.length)).to.equal(1);
      expect(await focused(page)).to.equal("remove");
      expect(await pressTab(page)).to.deep.equal(["proceed"]);
      await page.keyboard.press("Enter");
      await page.waitForFunction(() => document.title === "gone on");
    });

    it("several problems are listed where the focus goes, and each leads to its line", async () => {
      const open = await ready("several-problems");
      const { page } = open;
      await page.evaluate(() =>
        document
          .querySelector("partner-checkout")
          ?.shadowRoot?.querySelector<HTMLElement>("[part=proceed]")
          ?.focus(),
      );
      await page.keyboard.press("Enter");
      await untilThere(open, "#problem:focus");
      expect(await focused(page)).to.equal("problem");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      const line = await page.evaluate(
        () =>
          document
            .querySelector("partner-checkout")
            ?.shadowRoot?.activeElement?.closest("[part=item]")
            ?.querySelector("[part=item-error]")?.textContent,
      );
      expect(line).to.match(/\S/);
    });
  });

  describe("targets", () => {
    it("are at least 24 pixels wide and high", async () => {
      expect(await smallerThan(await ready("full-basket"), 24)).to.deep.equal([]);
    });

    it("are also where the page's font is small, and the words are short", async () => {
      const open = await ready("full-basket");
      await open.page.evaluate(() => (document.body.style.fontSize = "10px"));
      await inLanguage(open, "vi");
      expect(await smallerThan(open, 24)).to.deep.equal([]);
    });

    it("are at least 44 for a finger", async () => {
      const open = await ready("full-basket");
      await open.page.emulate({
        userAgent: await open.page.browser().userAgent(),
        viewport: { width: 390, height: 800, isMobile: true, hasTouch: true },
      });
      await untilStatus(open, "ready");
      expect(await open.page.evaluate(() => matchMedia("(pointer: coarse)").matches)).to.equal(true);
      expect(await smallerThan(open, 44)).to.deep.equal([]);
      for (const language of ["vi", "ja", "fi"]) {
        await inLanguage(open, language);
        expect(await smallerThan(open, 44), language).to.deep.equal([]);
      }
    });
  });

  describe("nothing is cut off or scrolls sideways", () => {
    for (const scenario of ["full-basket", "several-problems", "long-content"]) {
      it(`320 pixels wide, as at 400 %: ${scenario}`, async () => {
        expect(await cutOff(await ready(scenario, { width: 320, height: 640 }))).to.deep.equal([]);
      });

      it(`with text of twice the size: ${scenario}`, async () => {
        const open = await ready(scenario, { width: 640, height: 900 });
        await open.page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
        expect(await cutOff(open)).to.deep.equal([]);
      });

      it(`with the spacing of WCAG 1.4.12: ${scenario}`, async () => {
        const open = await ready(scenario, { width: 400, height: 900 });
        await open.page.evaluate(() => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(
            "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }",
          );
          document.querySelector("partner-checkout")?.shadowRoot?.adoptedStyleSheets.push(sheet);
        });
        expect(await cutOff(open)).to.deep.equal([]);
      });
    }
  });

  it("in forced colours a quantity that is wrong is marked as well", async () => {
    const { page } = await ready("several-problems");
    await emulate(page, "forced-colors", "active");
    const marks = await page.evaluate(() => {
      const root = document.querySelector("partner-checkout")?.shadowRoot;
      const inputs = [...(root?.querySelectorAll("[aria-invalid=true]") ?? [])];
      return inputs.map((input) => getComputedStyle(input).borderStyle);
    });
    expect(marks.length).to.be.greaterThan(0);
    expect(marks.filter((style) => style !== "solid")).to.deep.equal([]);
  });

  it("in forced colours every control has a border or an underline, and the focus an outline", async () => {
    const { page } = await ready("full-basket");
    await emulate(page, "forced-colors", "active");
    const without = await page.evaluate(() => {
      const root = document.querySelector("partner-checkout")?.shadowRoot;
      return [...(root?.querySelectorAll("button, .quantity") ?? [])].filter((control) => {
        const { borderStyle, borderWidth, textDecorationLine } = getComputedStyle(control);
        const hasBorder = borderStyle !== "none" && Number.parseFloat(borderWidth) >= 1;
        return !hasBorder && textDecorationLine !== "underline";
      }).length;
    });
    expect(without).to.equal(0);
    expect(await pressTab(page, 4)).to.deep.equal(["decrement", "quantity-input", "increment", "remove"]);
  });

  it("moves nothing for those who want that", async () => {
    const open = await site.open({ head: HEAD, scenario: "hang" });
    const count = (): Promise<number | undefined> =>
      open.page.evaluate(
        () => document.querySelector("partner-checkout")?.shadowRoot?.getAnimations().length,
      );
    await untilThere(open, "[part=skeleton]");
    expect(await count()).to.be.above(0);
    await emulate(open.page, "prefers-reduced-motion", "reduce");
    expect(await count()).to.equal(0);
  });

  it("makes lines and small print as strong as text for those who want contrast", async () => {
    const { page } = await ready();
    const colours = (): Promise<readonly string[]> =>
      page.evaluate(() =>
        ["item-name", "item-detail"].map((name) => {
          const part = document
            .querySelector("partner-checkout")
            ?.shadowRoot?.querySelector(`[part=${name}]`);
          return part ? getComputedStyle(part).color : "";
        }),
      );
    const [name, detail] = await colours();
    expect(detail).not.to.equal(name);
    await emulate(page, "prefers-contrast", "more");
    expect(await colours()).to.deep.equal([name, name]);
  });

  it("tells assistive technology what there is, state by state", async () => {
    const trees: string[] = [];
    const scenarios: Readonly<Record<string, string>> = {
      "new-basket": "ready",
      "several-problems": "ready",
      "bad-gateway": "error",
      empty: "empty",
      "no-cookie": "missing",
      expired: "missing",
    };
    for (const [scenario, status] of Object.entries(scenarios)) {
      const open = await site.open({ head: HEAD, scenario, body: FAILING_ONCE });
      await untilStatus(open, status);
      const root = await open.page.$("partner-checkout");
      const tree = await open.page.accessibility.snapshot({ ...(root && { root }), interestingOnly: false });
      trees.push(`# ${scenario}\n\n${tree ? spoken(tree) : ""}\n`);
    }
    const now = trees.join("\n");
    if (IS_UPDATE) await writeFile(TREES, now);
    expect(now).to.equal(await readFile(TREES, "utf8"));
  });
});

const FAILING_ONCE = `<partner-checkout token-url="/demo/token" max-retries="0"></partner-checkout>`;

/** The tree without what is neither said nor a place to be in. */
function spoken(tree: SerializedAXNode): string {
  const kept = (node: SerializedAXNode): readonly SerializedAXNode[] => {
    const children = (node.children ?? []).flatMap(kept);
    const isSilent =
      ["none", "generic", "InlineTextBox", "LineBreak", "ListMarker"].includes(node.role) ||
      (node.role === "StaticText" && !node.name?.trim());
    return isSilent ? children : [{ ...node, children: node.role === "StaticText" ? [] : [...children] }];
  };
  return kept(tree)
    .map((node) => outline(node))
    .join("\n");
}
