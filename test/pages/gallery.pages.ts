import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import type { AxeResults, RunOptions } from "axe-core";
import { expect } from "chai";
import type { Browser, Page } from "puppeteer-core";
import { states } from "../../demo/gallery/states.js";
import { launchBrowser } from "../support/launch-browser.js";
import { serveDemo, type DemoServer } from "../support/serve-demo.js";

/** What the gallery is looked at as: brand, colours, language, width. `en` and `he` are the two directions. */
const views: Readonly<Record<string, string>> = {
  own: "scheme=light",
  "own-dark": "scheme=dark",
  "own-rtl": "scheme=light&locale=he",
  "own-narrow": "scheme=light&width=15",
  "own-wide": "scheme=light&width=75",
  bank: "brand=bank&scheme=light",
  "bank-rtl": "brand=bank&scheme=dark&locale=he",
  tabloid: "brand=tabloid&scheme=light",
  "tabloid-rtl": "brand=tabloid&scheme=dark&locale=he",
  kids: "brand=kids&scheme=light",
  "kids-rtl": "brand=kids&scheme=dark&locale=he",
  gaming: "brand=gaming",
  "gaming-rtl": "brand=gaming&locale=he",
  majalla: "brand=majalla&scheme=light",
  "majalla-ltr": "brand=majalla&scheme=dark&locale=en",
};

/** Screenshots are half as large as what is seen. */
const SCALE = 0.5;
/** Heights and places may differ by so much, in pixels of what is seen. */
const PIXELS = 3;
/** Colours of an area of eight by eight pixels may differ by so much, of 255: text that is drawn another way does not. */
const COLOUR = 24;
/** How large a part of a state may differ by more. */
const SHARE = 0.01;

/** Where Debian has the fonts of the screenshots, which the file beside these names. */
const FONTS = ["/usr/share/fonts/truetype/dejavu", "/usr/share/fonts/truetype/liberation"];

const IS_UPDATE = process.env["UPDATE_SNAPSHOTS"] !== undefined;
const folder = new URL("screenshots/", import.meta.url);

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Looks {
  /** What tells whether the fonts are those of the screenshots. */
  readonly fonts: readonly number[];
  readonly boxes: Readonly<Record<string, Box>>;
}

describe("the gallery", () => {
  let server: DemoServer;
  let browser: Browser;
  let page: Page;

  before(async () => {
    server = await serveDemo();
    const fonts = fileURLToPath(new URL("fonts.conf", folder));
    browser = await launchBrowser({ env: { ...process.env, FONTCONFIG_FILE: fonts } });
    page = await browser.newPage();
    await page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: "reduce" }]);
    await page.emulateTimezone("UTC");
    // A time of day may be as long as takes another line.
    await page.evaluateOnNewDocument(() => {
      const real = Object.getOwnPropertyDescriptor(Intl.DateTimeFormat.prototype, "format");
      Object.defineProperty(Intl.DateTimeFormat.prototype, "format", {
        get(this: Intl.DateTimeFormat) {
          return () => real?.get?.call(this)(Date.UTC(2026, 10, 27, 10, 30));
        },
      });
    });
    await page.goto(`${server.origin}gallery.html`);
    await page.waitForSelector(`[data-shown="${states.length}"]`, { timeout: 40_000 });
    // After four seconds the one that loads has more to say.
    await page.waitForFunction(() =>
      /longer/.test(
        document.querySelector("#loading partner-checkout")?.shadowRoot?.querySelector("[part=status]")
          ?.textContent ?? "",
      ),
    );
  });
  after(async () => {
    await browser.close();
    await server.close();
  });

  /** Chooses what is shown, as somebody who looks at the gallery does. */
  async function choose(query: string): Promise<void> {
    const isWide = query.includes("width=75");
    await page.setViewport({ width: isWide ? 1300 : 1640, height: 1200, deviceScaleFactor: SCALE });
    await page.evaluate((chosen) => {
      const form = document.querySelector<HTMLFormElement>("#choices");
      for (const select of form?.querySelectorAll("select") ?? []) {
        select.value = new URLSearchParams(chosen).get(select.name) ?? select.options[0]?.value ?? "";
      }
      form?.dispatchEvent(new Event("input"));
    }, query);
    await page.waitForFunction(() =>
      [...document.querySelectorAll("partner-checkout")].every(({ locale, shadowRoot }) => {
        const base = shadowRoot?.querySelector<HTMLElement>("[part=base]");
        const images = [...(shadowRoot?.querySelectorAll("img") ?? [])];
        for (const image of images) image.loading = "eager";
        return images.every((image) => image.complete) && base && locale?.startsWith(base.lang);
      }),
    );
  }

  for (const [name, query] of Object.entries(views)) {
    it(`looks as it did, and axe has nothing to say: ${name}`, async function () {
      await choose(query);
      const looks = await looksOf(page);
      const image = Buffer.from(await page.screenshot({ type: "webp", quality: 10, fullPage: true }));
      const files = { image: new URL(`${name}.webp`, folder), looks: new URL(`${name}.json`, folder) };
      if (IS_UPDATE) {
        await mkdir(folder, { recursive: true });
        await writeFile(files.image, image);
        await writeFile(files.looks, `${JSON.stringify(looks, undefined, 2)}\n`);
      }
      expect(await axeProblems(page)).to.deep.equal([]);
      expect(await weakestBorder(page)).to.be.at.least(3);

      if (!FONTS.every((fonts) => existsSync(fonts))) {
        console.log(`      (not compared: the screenshots’ fonts are in ${FONTS.join(" and ")})`);
        this.skip();
      }
      const before = JSON.parse(await readFile(files.looks, "utf8")) as Looks;
      expect(looks.fonts).to.deep.equal(before.fonts);
      const differences = await compare(page, [await readFile(files.image), before], [image, looks]);
      expect(differences).to.deep.equal([]);
    });
  }
});

async function looksOf(page: Page): Promise<Looks> {
  return await page.evaluate(() => {
    const context = document.createElement("canvas").getContext("2d");
    const fonts = ["system-ui", "sans-serif", "serif", "monospace"].map((family) => {
      if (context) context.font = `16px ${family}`;
      return Math.round((context?.measureText("Your basket, £109.99 سلة سل קניות").width ?? 0) * 100);
    });
    const boxes = [...document.querySelectorAll("partner-checkout")].map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      const box = { x, y: y + scrollY, width, height };
      for (const key of ["x", "y", "width", "height"] as const) box[key] = Math.round(box[key]);
      return [element.parentElement?.id, box];
    });
    return { fonts, boxes: Object.fromEntries(boxes) };
  });
}

async function axeProblems(page: Page): Promise<readonly string[]> {
  const source = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  await page.evaluate(source);
  return await page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(selector: string, options: RunOptions): Promise<AxeResults> };
    };
    // No page has so many baskets, all with the same heading.
    const options = { rules: { "landmark-unique": { enabled: false } } };
    const { violations } = await axe.run("partner-checkout", options);
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
  });
}

/** The least contrast between the border of a quantity's control and what is around it (WCAG 2.2, 1.4.11). */
async function weakestBorder(page: Page): Promise<number> {
  return await page.evaluate(() => {
    const context = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    const luminance = (colour: string): number => {
      if (!context) return Number.NaN;
      context.fillStyle = colour;
      context.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0] = [...context.getImageData(0, 0, 1, 1).data]
        .slice(0, 3)
        .map((value) => value / 255)
        .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const contrasts = [...document.querySelectorAll("partner-checkout")].flatMap(({ shadowRoot }) => {
      const [control, base] = ["quantity", "base"].map((part) => shadowRoot?.querySelector(`[part=${part}]`));
      if (!control || !base) return [];
      const [one, other] = [getComputedStyle(control).borderTopColor, getComputedStyle(base).backgroundColor]
        .map(luminance)
        .toSorted((first, second) => second - first);
      return [((one ?? 0) + 0.05) / ((other ?? 0) + 0.05)];
    });
    return Math.min(...contrasts);
  });
}

type Seen = readonly [image: Buffer, looks: Looks];

/** What differs by more than is tolerated: states, each with how. */
async function compare(page: Page, before: Seen, now: Seen): Promise<readonly string[]> {
  const images = [before, now].map(([image]) => `data:image/webp;base64,${image.toString("base64")}`);
  const boxes = [before, now].map(([, looks]) => looks.boxes);
  return await page.evaluate(
    async (urls, [boxesBefore = {}, boxesNow = {}], limits) => {
      const block = 8;
      const bitmaps = await Promise.all(
        urls.map(async (url) => {
          const image = new Image();
          image.src = url;
          await image.decode();
          return image;
        }),
      );
      // Drawn so much smaller, each pixel is the mean of an area.
      const read = (image: HTMLImageElement | undefined, box: Box, width: number, height: number) => {
        const canvas = new OffscreenCanvas(width, height);
        const context = canvas.getContext("2d");
        if (!image || !context) throw new Error("There is nothing to compare");
        context.imageSmoothingQuality = "high";
        const { scale } = limits;
        context.drawImage(
          image,
          box.x * scale,
          box.y * scale,
          box.width * scale,
          box.height * scale,
          0,
          0,
          width,
          height,
        );
        return context.getImageData(0, 0, width, height).data;
      };
      const found: string[] = [];
      const names = new Set([...Object.keys(boxesBefore), ...Object.keys(boxesNow)]);
      for (const name of names) {
        const [one, other] = [boxesBefore[name], boxesNow[name]];
        if (!one || !other) {
          found.push(`${name} is ${one ? "gone" : "new"}`);
          continue;
        }
        const isOff = (key: "width" | "height"): boolean => Math.abs(one[key] - other[key]) > limits.pixels;
        if (isOff("width") || isOff("height")) {
          found.push(`${name} is ${other.width} × ${other.height}, and was ${one.width} × ${one.height}`);
          continue;
        }
        const width = Math.ceil((one.width * limits.scale) / block);
        const height = Math.ceil((one.height * limits.scale) / block);
        const was = read(bitmaps[0], one, width, height);
        const is = read(bitmaps[1], other, width, height);
        let count = 0;
        for (let index = 0; index < was.length; index += 4) {
          const difference = Math.max(
            ...[0, 1, 2].map((channel) => Math.abs((was[index + channel] ?? 0) - (is[index + channel] ?? 0))),
          );
          if (difference > limits.colour) count++;
        }
        const share = count / (width * height);
        if (share > limits.share) found.push(`${name} differs in ${(share * 100).toFixed(1)} % of it`);
      }
      return found;
    },
    images,
    boxes,
    { scale: SCALE, pixels: PIXELS, colour: COLOUR, share: SHARE },
  );
}
