import { expect } from "chai";
import express from "express";
import { limio } from "../../demo/proxies/express.js";
import { pageWith, Partner } from "./partner.js";
import { Shop } from "./shop.js";
import { Visit, type OtherSites } from "./visit.js";
import { CANNOT_CHANGE, NO_COOKIE_REACHED, NOTHING_HERE } from "./words.js";

const PORTAL = "www.portal.localhost";
const PAGE = "www.partner.localhost";
const API = "api.shop.localhost";

const shop = new Shop();
const proxy = express();
const partner = new Partner(shop, proxy);
let visit: Visit;

function prepare(otherSites: OtherSites): void {
  beforeEach(async () => {
    await shop.open();
    shop.cookieAttributes = "Path=/; SameSite=None; Secure";
    visit = await Visit.begin(otherSites);
  });
  afterEach(() => visit.end());
}

/** Opens a portal's page that frames the partner's. */
async function openFramed(
  attributes: Readonly<Record<string, string>> = {},
  frame: Readonly<Record<string, string>> = {},
): Promise<void> {
  const src = partner.at(PAGE) + pageWith(attributes);
  await visit.open(`${partner.at(PORTAL)}/portal?${new URLSearchParams({ ...frame, src })}`);
}

describe("a page in another site's frame", () => {
  before(async () => {
    await Promise.all([shop.start(), partner.start()]);
    proxy.use(["/api/partner/checkout", "/public"], limio({ shop: shop.at("localhost") }));
  });
  after(() => Promise.all([shop.stop(), partner.stop()]));

  describe("where the browser blocks other sites' cookies", () => {
    prepare("blocked");

    it("has no basket, and the console says whose cookies there are", async () => {
      await visit.open(`${partner.at(PAGE)}${pageWith({})}`);
      await visit.initiate(await shop.offer());
      const before = visit.console.length;
      await openFramed();
      expect(await visit.texts("missing")).to.deep.equal([NOTHING_HERE]);
      expect(visit.console.slice(before)).to.deep.equal([
        `<partner-checkout> ${PAGE} has no cookie "limio_state" that script may see`,
      ]);
      expect(visit.thrown).to.deep.equal([]);
    });

    it("shows the basket of basket-id and says that it cannot be changed, but ordered", async () => {
      await openFramed({ "basket-id": shop.basketId });
      await visit.increase();
      expect(await visit.texts("item-error")).to.deep.equal([CANNOT_CHANGE]);
      expect(visit.console).to.deep.equal([NO_COOKIE_REACHED]);
      expect(visit.thrown).to.deep.equal([]);
      expect(await visit.proceed()).to.equal(`${partner.at(PAGE)}/checkout?basket=${shop.basketId}`);
    });

    it("makes a basket of the frame's own where the cookie is partitioned", async () => {
      shop.cookieAttributes = "Path=/; SameSite=None; Secure; Partitioned";
      await openFramed();
      const id = await visit.initiate(await shop.offer());
      await visit.increase();
      expect(await shop.quantities()).to.deep.equal([2]);
      await openFramed();
      expect(await visit.shownQuantities()).to.deep.equal(["2"]);
      expect(await visit.proceed()).to.contain(id);
    });
  });

  describe("where the browser lets other sites' cookies through", () => {
    prepare("let through");

    it("leads from its cookie to the checkout", async () => {
      await visit.open(`${partner.at(PAGE)}${pageWith({})}`);
      const id = await visit.initiate(await shop.offer());
      await openFramed();
      expect(await visit.status()).to.equal("ready");
      await visit.increase();
      expect(await shop.quantities()).to.deep.equal([2]);
      expect(await visit.proceed()).to.contain(id);
    });

    describe("sandboxed without allow-same-origin", () => {
      const sandbox = { sandbox: "allow-scripts" };
      const api = (): Readonly<Record<string, string>> => ({ "api-base": `${shop.at(API)}/api` });

      it("says that its cookie cannot be read, and throws nothing", async () => {
        await openFramed(api(), sandbox);
        expect(await visit.status()).to.equal("error");
        const [error] = await visit.texts("error");
        expect(error).to.match(/^We couldn’t tell which basket is yours\./);
        expect(await visit.texts("retry")).to.have.lengthOf(1);
        await visit.click("retry");
        await visit.settled();
        expect(await visit.texts("error")).to.deep.equal([error]);
        expect(await visit.errorCodes()).to.deep.equal(["cookie-invalid"]);
        expect(visit.console).to.deep.equal(['<partner-checkout> The cookie "limio_state" is unreadable']);
        expect(visit.thrown).to.deep.equal([]);
        expect(shop.apiRequests).to.deep.equal([]);
      });

      it("shows the basket of basket-id and says that it cannot be changed, but ordered", async () => {
        await openFramed({ ...api(), "basket-id": shop.basketId }, sandbox);
        await visit.increase();
        expect(await visit.texts("item-error")).to.deep.equal([CANNOT_CHANGE]);
        expect(visit.console).to.deep.equal([NO_COOKIE_REACHED]);
        expect(visit.thrown).to.deep.equal([]);
        expect(await visit.proceed()).to.contain(shop.basketId);
      });

      it("makes a basket, once, although the browser gives it no lock", async () => {
        await openFramed(api(), sandbox);
        const id = await visit.initiate(await shop.offer());
        expect(id).to.match(/^basket-/);
        expect(await visit.status()).to.equal("ready");
        expect(shop.apiRequests).to.deep.equal(["POST initiate", "POST validate with cookie"]);
        await visit.increase();
        expect(await shop.quantities()).to.deep.equal([2]);
        expect(visit.thrown).to.deep.equal([]);
        expect(await visit.proceed()).to.contain(id);
      });

      it("reaches no API under the page's origin, which is not its own, and says so", async () => {
        await openFramed({ "basket-id": shop.basketId, "max-retries": "0" }, sandbox);
        const [error] = await visit.texts("error");
        expect(error).to.match(/^We couldn’t reach the shop\./);
        expect(await visit.errorCodes()).to.deep.equal(["network"]);
        expect(visit.thrown).to.deep.equal([]);
        expect(shop.apiRequests).to.deep.equal([]);
      });
    });
  });
});
