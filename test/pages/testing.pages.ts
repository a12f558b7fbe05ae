import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect } from "chai";
import type { Browser, Page } from "puppeteer-core";
import type * as testing from "../../demo/api/testing.js";
import type * as client from "../../src/client.js";
import { launchBrowser } from "../support/launch-browser.js";
import { rejection } from "../support/deferred.js";
import { interceptedPage } from "./intercepted-page.js";
import { mswDouble } from "./msw-double.js";
import { built } from "./partner-site.js";
import { runRecipe, type Modules } from "./recipes.js";

type Kit = typeof testing;
type Client = typeof client;

// The compiler runs before there is a build.
const importBuilt = async (name: string): Promise<unknown> => await import(name);

const execute = promisify(execFile);

const SAMPLE = `
  import { createLimioStandIn, SCENARIO_NAMES, type FaultDraft, type LogEntry, type ScenarioName } from "partner-checkout/testing";
  const limio = createLimioStandIn({ scenario: "new-basket", settings: { latency: 5 } });
  for (const name of SCENARIO_NAMES) limio.start(name satisfies ScenarioName);
  const fault: FaultDraft = { on: "update", kind: "drop-after" };
  const lift: () => void = limio.addFault(fault);
  const entries: readonly LogEntry[] = limio.requests;
  const response: Promise<Response | undefined> = limio.handle(new Request("https://shop.example/"));
  // @ts-expect-error
  limio.start("no-such-scenario");
  // @ts-expect-error
  limio.addFault({ on: "update", kind: "explode" });
  // @ts-expect-error
  createLimioStandIn({ settings: { latency: "5" } });
`;

const ORIGIN = "https://www.example.com";

describe("partner-checkout/testing", () => {
  let kit: Kit;
  let modules: Modules;
  let api: ReturnType<Client["createApi"]>;
  const { fetch } = globalThis;

  before(async () => {
    kit = (await importBuilt("partner-checkout/testing")) as Kit;
    modules = { "partner-checkout/testing": { ...kit } };
    const { createApi } = (await importBuilt("partner-checkout/client")) as Client;
    api = createApi({ apiBase: `${ORIGIN}/api`, tokenUrl: `${ORIGIN}/limio-token`, maxRetries: 0 });
  });

  afterEach(() => {
    globalThis.fetch = fetch;
  });

  /** A shopper of the client's, from a new basket to one that cannot be read. */
  async function shop(limio: testing.LimioStandIn): Promise<void> {
    const basketId = await api.initiate(
      { orderItems: [{ offer: await offerOf(limio), quantity: 2 }] },
      "0123456789abcdef0123456789abcdef",
    );
    const [item] = (await api.validate(basketId)).items;
    if (!item) throw new Error("The basket is empty");
    expect(item.quantity).to.equal(2);
    const change = [{ type: "quantity", itemId: item.id, quantity: 4 }] as const;
    const { basket } = await api.update(basketId, change);
    expect(basket.items[0]?.quantity).to.equal(4);
    const lift = limio.addFault({ on: "validate", kind: "drop-before" });
    expect(await rejection(api.validate(basketId))).to.include({ code: "network" });
    lift();
    expect((await api.validate(basketId)).items[0]?.quantity).to.equal(4);
    expect(limio.order).to.deep.include({ checkoutId: basketId });
    expect(limio.requests.map(({ endpoint, status }) => `${endpoint} ${status}`).slice(-5)).to.deep.equal([
      "initiate 200",
      "validate 200",
      "update 200",
      "validate 0",
      "validate 200",
    ]);
  }

  async function offerOf(limio: testing.LimioStandIn): Promise<{ id: string; version: string }> {
    const response = await limio.handle(new Request(`${ORIGIN}/demo/catalogue`));
    const catalogue: unknown = await response?.json();
    const [first] = catalogue as readonly [{ id: string; version: string }];
    return { id: first.id, version: first.version };
  }

  it("is one module that imports nothing and makes no code of text", async () => {
    const code = await built("testing.js");
    expect(code).not.to.match(/\beval\s*\(|\bFunction\s*\(|^\s*(?:import|export)\b.*\bfrom\b|\bimport\s*\(/m);
    // Ajv writes down where it would have taken this from.
    expect(code.replaceAll('.code = "require(', "")).not.to.match(/\brequire\s*\(/);
  });

  it("has types of its own, which know scenarios and faults by name", async () => {
    const path = (file: string): string => fileURLToPath(new URL(`../../${file}`, import.meta.url));
    const folder = path("coverage/testing-types/");
    await mkdir(folder, { recursive: true });
    await writeFile(`${folder}sample.ts`, SAMPLE);
    const tsc = path("node_modules/typescript/bin/tsc");
    const flags =
      "--ignoreConfig --noEmit --strict --target es2022 --module esnext --moduleResolution bundler --types".split(
        " ",
      );
    const { stdout } = await execute(process.execPath, [tsc, ...flags, "node", `${folder}sample.ts`]).catch(
      (error: { readonly stdout: string }) => error,
    );
    expect(stdout).to.equal("");
  });

  it("takes requests in Node in place of the network", async () => {
    const { limio } = await runRecipe("Node", modules, {}, ["limio"]);
    await shop(limio as testing.LimioStandIn);
  });

  it("takes requests as a handler of MSW", async () => {
    const msw = mswDouble();
    const document = { cookie: "" };
    const { limio } = await runRecipe("MSW", { ...modules, ...msw }, { document }, ["limio"]);
    const { name, value } = (limio as testing.LimioStandIn).landingCookie ?? {};
    expect(document.cookie).to.equal(`${name}=${value}; path=/`);
    await shop(limio as testing.LimioStandIn);
    expect((await globalThis.fetch(`${ORIGIN}/elsewhere`)).status).to.equal(501);
  });

  describe("in a browser", () => {
    let browser: Browser;
    let page: Page;
    let limio: testing.LimioStandIn;

    before(async () => {
      browser = await launchBrowser();
    });
    after(async () => {
      await browser.close();
    });
    afterEach(async () => {
      await page.browserContext().close();
    });

    it("runs where the policy forbids code of text", async () => {
      ({ page } = await interceptedPage(browser, ORIGIN));
      await page.goto(`${ORIGIN}/`);
      const answers = await page.evaluate(async () => {
        const address = "/dist/testing.js";
        const { createLimioStandIn } = (await import(address)) as Kit;
        const standIn = createLimioStandIn({ scenario: "one-line" });
        const ask = async (method: string, path: string, body?: object, token?: string) => {
          const init = { method, body: JSON.stringify(body), headers: { authorization: `Bearer ${token}` } };
          const response = await standIn.handle(new Request(path, init));
          return { status: response?.status, json: (await response?.json()) as Record<string, unknown> };
        };
        const token = String((await ask("POST", "/limio-token")).json["access_token"]);
        const [item] = (standIn.order?.orderItems ?? []) as readonly [{ id: string }];
        const change = (quantity: unknown) => ({
          orderItemActions: [{ orderItemActionType: "update_quantity", id: item.id, quantity }],
        });
        const update = (quantity: unknown) =>
          ask("PUT", "/api/partner/checkout/update", change(quantity), token);
        return [await update(3), await update("3")].map(({ status, json }) => [status, json["message"]]);
      });
      expect(answers).to.deep.equal([
        // What is undefined leaves a page as null.
        [200, null],
        [502, "orderItemActions[0].quantity must be integer"],
      ]);
    });

    describe("by Playwright's routes", () => {
      const quantities = (): Promise<readonly number[]> =>
        page.evaluate(() =>
          [
            ...(document
              .querySelector("partner-checkout")
              ?.shadowRoot?.querySelectorAll<HTMLInputElement>("[part~=quantity-input]") ?? []),
          ].map(({ valueAsNumber, value }) => valueAsNumber || Number(value)),
        );

      const until = async (status: string): Promise<void> => {
        await page.waitForFunction(
          (wanted) => {
            const element = document.querySelector<HTMLElement & { status?: string; busy?: boolean }>(
              "partner-checkout",
            );
            return element?.status === wanted && !element.busy;
          },
          { timeout: 20_000 },
          status,
        );
      };

      beforeEach(async () => {
        const double = await interceptedPage(browser, ORIGIN);
        ({ page } = double);
        const scope = { context: double.context, page: double.routes };
        // The cookie is the browser's own, or there is none.
        const createLimioStandIn = () => kit.createLimioStandIn({ assumeCookie: false });
        const modules = { "partner-checkout/testing": { createLimioStandIn } };
        ({ limio } = (await runRecipe("Playwright", modules, scope, ["limio"])) as {
          limio: testing.LimioStandIn;
        });
      });

      it("shows and changes the basket, whose cookie the browser sends", async () => {
        await page.goto(`${ORIGIN}/`);
        await until("ready");
        expect(await quantities()).to.deep.equal([1]);
        await page.locator("partner-checkout >>> [part~=increment]").click();
        await until("ready");
        expect(await quantities()).to.deep.equal([2]);
        expect(limio.order?.orderItems[0]).to.deep.include({ quantity: 2 });
      });

      it("closes a connection, and a body in the middle", async () => {
        await page.evaluateOnNewDocument(() => {
          document.addEventListener("basket-error", (event) => {
            const { detail } = event as CustomEvent<{ readonly error: { readonly code: string } }>;
            document.title = detail.error.code;
          });
        });
        for (const kind of ["drop-before", "truncate"] as const) {
          const lift = limio.addFault({ on: "validate", kind });
          await page.goto(`${ORIGIN}/`);
          await until("error");
          expect(await page.title(), kind).to.equal("network");
          lift();
        }
        await page.goto(`${ORIGIN}/`);
        await until("ready");
      });

      it("gives the browser the cookie of a new basket", async () => {
        await page.goto(`${ORIGIN}/`);
        await until("ready");
        const offer = await offerOf(limio);
        const basketId = await page.evaluate(async (chosen) => {
          document.cookie = "limio_state=; path=/; max-age=0";
          const element = document.querySelector<
            HTMLElement & { initiate(order: unknown): Promise<{ id: string }> }
          >("partner-checkout");
          return (await element?.initiate({ orderItems: [{ offer: chosen }] }))?.id;
        }, offer);
        expect(limio.order?.checkoutId).to.equal(basketId);
        const { name, value } = limio.landingCookie ?? {};
        expect(await page.evaluate(() => document.cookie)).to.equal(`${name}=${value}`);
      });
    });
  });
});
