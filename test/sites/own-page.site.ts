import { readFile } from "node:fs/promises";
import { expect } from "chai";
import express from "express";
import { startDemoApiServer } from "../../demo/server.js";
import { limio } from "../../demo/proxies/express.js";
import { list } from "../demo/demo-client.js";
import { LocalServer } from "./servers.js";
import { Visit } from "./visit.js";

const readme = await readFile("README.md", "utf8");
const script = await readFile("dist/partner-checkout.js");

/** The README's handler that mints tokens, as it stands there. */
function addTokenRecipe(app: express.Express, LIMIO: string): void {
  const [code] = /^app\.post\("\/limio-token".*?^\}\);$/ms.exec(readme) ?? [];
  if (code === undefined) throw new Error("The README has no recipe for tokens");
  const env = { LIMIO, CLIENT_ID: "me", CLIENT_SECRET: "secret" };
  // oxlint-disable-next-line typescript/no-implied-eval -- the README's own code is what is tried
  new Function("app", "process", code)(app, { env });
}

/** The README's first page, as it stands there. */
function firstPage(): string {
  const [, page] = /^## A first page$.*?^```html$(.*?)^```$/ms.exec(readme) ?? [];
  if (page === undefined) throw new Error("The README has no first page");
  return page;
}

describe("a page of one's own, with the demo for a shop", () => {
  let demo: Awaited<ReturnType<typeof startDemoApiServer>>;
  let page: LocalServer;
  let visit: Visit;
  let offer: { readonly id: string; readonly version: string };
  /** The demo under the name that a browser's cookies go by. */
  let shop: string;

  before(async () => {
    demo = await startDemoApiServer({ staticFolder: "dist" });
    shop = `http://localhost:${new URL(demo.origin).port}`;
    const [first] = list(await (await fetch(`${demo.origin}/demo/catalogue`)).json());
    offer = { id: String(first?.["id"]), version: String(first?.["version"]) };
    const app = express();
    addTokenRecipe(app, demo.origin);
    app.use(["/api/partner/checkout", "/public"], limio({ shop: demo.origin }));
    app.get("/partner-checkout.js", (_request, response) => void response.type("js").send(script));
    app.get("/first.html", (_request, response) => {
      response.send(firstPage().replaceAll("http://localhost:5173", shop));
    });
    app.get("/", ({ query }, response) => void response.send(html(new URLSearchParams(query as {}))));
    page = new LocalServer(app);
    await page.start();
  });
  after(() => Promise.all([page.stop(), demo.close()]));

  beforeEach(async () => {
    visit = await Visit.begin("let through");
  });
  afterEach(async () => {
    expect(visit.thrown).to.deep.equal([]);
    await visit.end();
  });

  function html(attributes: URLSearchParams): string {
    const written = [...attributes].map(([name, value]) => ` ${name}="${value}"`).join("");
    return `<!doctype html><title>A page</title><link rel="icon" href="data:,">
      <script type="module" src="/partner-checkout.js"></script>
      <script>
        errors = [];
        addEventListener("basket-error", ({ detail: { error } }) => errors.push(error.code));
      </script>
      <partner-checkout${written}></partner-checkout>
      <partner-checkout-offer offer-id="${offer.id}" offer-version="${offer.version}">
        <button>Subscribe</button>
      </partner-checkout-offer>`;
  }

  const ways: Readonly<Record<string, () => Readonly<Record<string, string>>>> = {
    "by a server of its own": () => ({ "token-url": "/limio-token" }),
    "without one": () => ({ "api-base": `${shop}/api`, "token-url": `${shop}/demo/token` }),
  };

  for (const [name, attributes] of Object.entries(ways)) {
    const address = (): string => `${page.at("localhost")}/?${new URLSearchParams(attributes())}`;

    it(`${name} begins a basket, changes it, and has it still when the shopper comes back`, async () => {
      await visit.open(address());
      expect(await visit.status()).to.equal("missing");
      await visit.page.click("partner-checkout-offer button");
      await visit.page.waitForFunction(() => document.querySelector("partner-checkout")?.status === "ready");
      await visit.increase();
      expect(await visit.shownQuantities()).to.deep.equal(["2"]);
      await visit.open(address());
      expect(await visit.shownQuantities()).to.deep.equal(["2"]);
      await visit.increase();
      expect(await visit.shownQuantities()).to.deep.equal(["3"]);
      expect(await visit.pictures()).to.deep.equal([1, 1]);
      expect(await visit.errorCodes()).to.deep.equal([]);
    });

    it(`${name} shows the basket that the playground has set up in the same browser`, async () => {
      await visit.page.goto(`${shop}/demo/state`);
      await visit.page.evaluate(() => fetch("/demo/scenario/volume-tiers", { method: "POST" }));
      await visit.open(address());
      expect(await visit.shownQuantities()).to.deep.equal(["20"]);
      await visit.increase();
      expect(await visit.shownQuantities()).to.deep.equal(["25"]);
      expect(await visit.errorCodes()).to.deep.equal([]);
    });
  }

  it("is the README's first page, and has nothing amiss", async () => {
    await visit.open(`${page.at("localhost")}/first.html`);
    expect(await visit.status()).to.equal("missing");
    // What looks into the page is a file of its own: a shopper as quick as a test would be there first.
    await visit.told("diagnostics-no-cookie");
    await visit.page.click("partner-checkout-offer button");
    await visit.page.waitForFunction(() => document.querySelector("partner-checkout")?.status === "ready");
    const lines = await visit.page.evaluate(() => document.querySelector("partner-checkout")?.basket?.items);
    expect(lines?.map(({ amount }) => amount?.amount)).to.deep.equal(["20"]);
    const url = visit.page.evaluate(
      () =>
        new Promise((resolve) => {
          document.querySelector("partner-checkout")?.addEventListener("checkout-proceed", (event) => {
            event.preventDefault();
            resolve(event.detail.url);
          });
        }),
    );
    await visit.page.locator(">>> [part=proceed]").click();
    expect(await url).to.match(new RegExp(`^${shop}/checkout.html\\?basket=basket-`));
    // That there is none at first is all there is to say.
    const found = visit.console.flatMap((line) => /README, diagnostics-(\S+)/.exec(line)?.[1] ?? []);
    expect(found).to.deep.equal(["no-cookie"]);
  });

  it("does as the playground says where its basket came before that, and nobody else's page does", async () => {
    const url = `${page.at("localhost")}/?token-url=/limio-token`;
    await visit.open(url);
    await visit.initiate(offer);
    const demoOf = (path: string): Promise<unknown> =>
      visit.page.evaluate(async (each) => (await fetch(each, { method: "POST" })).status, path);
    await visit.page.goto(`${shop}/demo/state`);
    expect(await visit.page.evaluate(() => document.body.textContent)).to.contain(offer.id);
    await demoOf("/demo/scenario/unauthorized");
    await visit.open(url);
    expect(await visit.errorCodes()).to.deep.equal(["unauthorized"]);

    await visit.end();
    visit = await Visit.begin("let through");
    await visit.open(url);
    await visit.initiate(offer);
    expect(await visit.errorCodes()).to.deep.equal([]);
  });

  it("keeps the baskets of two shoppers apart that come by one server", async () => {
    const url = `${page.at("localhost")}/?token-url=/limio-token`;
    const ids = [];
    for (let shopper = 0; shopper < 2; shopper++) {
      await visit.end();
      visit = await Visit.begin("let through");
      await visit.open(url);
      ids.push(await visit.initiate(offer));
      await visit.increase();
      expect(await visit.shownQuantities()).to.deep.equal(["2"]);
    }
    expect(new Set(ids).size).to.equal(2);
  });

  it("is given no cookie by the demo but the landing state: the playground's own session stays the browser's", async () => {
    const post = (path: string, body: BodyInit, headers: Record<string, string> = {}): Promise<Response> =>
      fetch(demo.origin + path, { method: "POST", body, headers });
    const form = { grant_type: "client_credentials", client_id: "me", client_secret: "secret" };
    const grant = await post("/oauth2/token", new URLSearchParams(form));
    const { access_token: token } = (await grant.json()) as { readonly access_token: string };
    const order = { external_id: crypto.randomUUID(), order_type: "new", orderItems: [{ offer }] };
    const answer = await post("/api/partner/checkout/initiate", JSON.stringify({ order }), {
      authorization: `Bearer ${token}`,
      "content-type": "application/json",
    });
    const names = [grant, answer].map(({ headers }) =>
      headers.getSetCookie().map((line) => line.split("=")[0]),
    );
    expect(names).to.deep.equal([[], ["limio_state"]]);
  });

  it("gets no token without a client's id and secret, nor for another grant", async () => {
    const mint = async (form: Record<string, string>): Promise<number> =>
      (await fetch(`${demo.origin}/oauth2/token`, { method: "POST", body: new URLSearchParams(form) }))
        .status;
    const client = { client_id: "me", client_secret: "secret" };
    expect(await mint({ grant_type: "client_credentials", ...client })).to.equal(200);
    expect(await mint({ grant_type: "client_credentials", client_id: "me" })).to.equal(401);
    expect(await mint({ grant_type: "password", ...client })).to.equal(400);
  });
});
