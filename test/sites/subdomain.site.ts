import { expect } from "chai";
import { pageWith, Partner } from "./partner.js";
import { Shop } from "./shop.js";
import { Visit } from "./visit.js";
import { CANNOT_CHANGE, NO_COOKIE_REACHED, NOTHING_HERE } from "./words.js";

const PAGE = "www.shop.localhost";
const API = "api.shop.localhost";

const shop = new Shop();
const partner = new Partner(shop);
let visit: Visit;

function page(attributes: Readonly<Record<string, string>> = {}): string {
  return partner.at(PAGE) + pageWith({ "api-base": `${shop.at(API)}/api`, ...attributes });
}

describe("an API on another subdomain of the page's site", () => {
  before(() => Promise.all([shop.start(), partner.start()]));
  after(() => Promise.all([shop.stop(), partner.stop()]));
  beforeEach(async () => {
    await shop.open();
    visit = await Visit.begin("blocked");
  });
  afterEach(() => visit.end());

  it("leads from the shop's cookie to the checkout, whatever is blocked of other sites", async () => {
    shop.cookieAttributes = "Domain=shop.localhost; Path=/; SameSite=Lax";
    await visit.page.goto(`${shop.at(API)}/offers`);
    await visit.open(page());
    expect(await visit.status()).to.equal("ready");
    expect(await visit.pictures()).to.deep.equal([2, 2]);
    await visit.increase();
    expect(await visit.shownQuantities()).to.deep.equal(["2"]);
    expect(await shop.quantities()).to.deep.equal([2, 1]);
    expect([visit.console, visit.thrown]).to.deep.equal([[], []]);
    expect(await visit.proceed()).to.equal(`${partner.at(PAGE)}/checkout?basket=${shop.basketId}`);
  });

  it("makes a basket that can be changed, and is there on the next page", async () => {
    shop.cookieAttributes = "Domain=shop.localhost; Path=/; SameSite=Lax";
    await visit.open(page());
    expect(await visit.texts("missing")).to.deep.equal([NOTHING_HERE]);
    const id = await visit.initiate(await shop.offer());
    expect(id).to.match(/^basket-/);
    await visit.increase();
    expect(await shop.quantities()).to.deep.equal([2]);
    await visit.open(page());
    expect(await visit.shownQuantities()).to.deep.equal(["2"]);
    expect(await visit.proceed()).to.contain(id);
  });

  it("whose cookie is its own host's alone is no basket, and the console says whose cookies there are", async () => {
    await visit.page.goto(`${shop.at(API)}/offers`);
    await visit.open(page());
    expect(await visit.status()).to.equal("missing");
    expect(await visit.texts("missing")).to.deep.equal([NOTHING_HERE]);
    expect(visit.console).to.deep.equal([
      `<partner-checkout> ${PAGE} has no cookie "limio_state" that script may see`,
    ]);
    expect(shop.apiRequests).to.deep.equal([]);
  });

  it("cannot be told of the basket of basket-id by a cookie of the page's host, and that is said", async () => {
    await visit.open(page({ "basket-id": shop.basketId }));
    expect(await visit.status()).to.equal("ready");
    await visit.increase();
    expect(shop.apiRequests).to.deep.equal(["POST validate", "PUT update", "POST validate"]);
    expect(await visit.texts("item-error")).to.deep.equal([CANNOT_CHANGE]);
    expect(visit.console).to.deep.equal([NO_COOKIE_REACHED]);
    expect(await visit.shownQuantities()).to.deep.equal(["1"]);
    expect(await visit.proceed()).to.contain(shop.basketId);
  });
});
