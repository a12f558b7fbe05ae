import { expect } from "chai";
import { pageWith, Partner } from "./partner.js";
import { Shop } from "./shop.js";
import { Visit, type OtherSites } from "./visit.js";
import { CANNOT_CHANGE, NO_COOKIE_REACHED, NOTHING_HERE } from "./words.js";

const PAGE = "www.partner.localhost";
const API = "api.shop.localhost";

const shop = new Shop();
const partner = new Partner(shop);
let visit: Visit;

function prepare(otherSites: OtherSites): void {
  beforeEach(async () => {
    await shop.open();
    // Nothing else would ever be sent from another site.
    shop.cookieAttributes = "Path=/; SameSite=None; Secure";
    visit = await Visit.begin(otherSites);
  });
  afterEach(() => visit.end());
}

/** Opens the partner's page after the shopper has been at the shop. */
async function open(attributes: Readonly<Record<string, string>> = {}): Promise<void> {
  await visit.page.goto(`${shop.at(API)}/offers`);
  await visit.open(partner.at(PAGE) + pageWith({ "api-base": `${shop.at(API)}/api`, ...attributes }));
}

describe("an API on another site", () => {
  before(() => Promise.all([shop.start(), partner.start()]));
  after(() => Promise.all([shop.stop(), partner.stop()]));

  describe("whose cookies the browser blocks", () => {
    prepare("blocked");

    it("is no basket, and the console says whose cookies there are", async () => {
      await open();
      expect(await visit.status()).to.equal("missing");
      expect(await visit.texts("missing")).to.deep.equal([NOTHING_HERE]);
      expect(visit.console).to.deep.equal([
        `<partner-checkout> ${PAGE} has no cookie "limio_state" that script may see`,
      ]);
      expect(visit.thrown).to.deep.equal([]);
      expect(shop.apiRequests).to.deep.equal([]);
    });

    it("shows the basket of basket-id and says that it cannot be changed, but ordered", async () => {
      await open({ "basket-id": shop.basketId });
      expect(await visit.status()).to.equal("ready");
      expect(await visit.pictures()).to.deep.equal([2, 2]);
      await visit.increase();
      expect(shop.apiRequests).to.deep.equal(["POST validate", "PUT update", "POST validate"]);
      expect(await visit.texts("item-error")).to.deep.equal([CANNOT_CHANGE]);
      expect(await visit.errorCodes()).to.deep.equal(["http"]);
      expect(visit.console).to.deep.equal([NO_COOKIE_REACHED]);
      expect(visit.thrown).to.deep.equal([]);
      expect(await visit.shownQuantities()).to.deep.equal(["1"]);
      expect(await shop.quantities()).to.deep.equal([1, 1]);
      expect(await visit.proceed()).to.equal(`${partner.at(PAGE)}/checkout?basket=${shop.basketId}`);
    });

    it("tells developers once, however often a shopper tries", async () => {
      await open({ "basket-id": shop.basketId });
      await visit.increase();
      await visit.increase();
      expect(await visit.errorCodes()).to.deep.equal(["http", "http"]);
      expect(visit.console).to.deep.equal([NO_COOKIE_REACHED]);
    });

    it("makes a basket, and says that it cannot be changed", async () => {
      await open();
      const id = await visit.initiate(await shop.offer());
      expect(await visit.status()).to.equal("ready");
      await visit.increase();
      expect(await visit.texts("item-error")).to.deep.equal([CANNOT_CHANGE]);
      expect(visit.console.slice(1)).to.deep.equal([NO_COOKIE_REACHED]);
      expect(await visit.proceed()).to.contain(id);
    });

    it("makes one that can be changed if it sets its cookie for this one page's site", async () => {
      shop.cookieAttributes = "Path=/; SameSite=None; Secure; Partitioned";
      await open();
      const id = await visit.initiate(await shop.offer());
      await visit.increase();
      expect(await visit.texts("item-error")).to.deep.equal([]);
      expect(await shop.quantities()).to.deep.equal([2]);
      expect(await visit.proceed()).to.contain(id);
    });
  });

  describe("whose cookies the browser lets through", () => {
    prepare("let through");

    // What makes the difference above is the blocking, and nothing else.
    it("changes the basket of basket-id", async () => {
      await open({ "basket-id": shop.basketId });
      await visit.increase();
      expect(shop.apiRequests).to.include("PUT update with cookie");
      expect(await visit.texts("item-error")).to.deep.equal([]);
      expect(await shop.quantities()).to.deep.equal([2, 1]);
      expect(visit.console).to.deep.equal([]);
    });

    it("is no basket without basket-id: script sees no cookie of another site", async () => {
      await open();
      expect(await visit.texts("missing")).to.deep.equal([NOTHING_HERE]);
    });

    it("gets no cookie that is not SameSite=None", async () => {
      shop.cookieAttributes = "Path=/; SameSite=Lax";
      await open({ "basket-id": shop.basketId });
      await visit.increase();
      expect(await visit.texts("item-error")).to.deep.equal([CANNOT_CHANGE]);
      expect(visit.console).to.deep.equal([NO_COOKIE_REACHED]);
    });
  });
});
