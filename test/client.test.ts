import { expect } from "@open-wc/testing";
import * as client from "../src/client.js";
import type { Basket, PartnerCheckoutApi } from "../src/client.js";
import { aBasket, anItem, BASKET_ID } from "./support/baskets.js";
import { FakeClock } from "./support/fake-clock.js";
import { afterMicrotasks, rejection } from "./support/deferred.js";

/** Addresses of a module and of all that it imports, as the server serves them. */
async function graphOf(entry: string): Promise<ReadonlySet<string>> {
  const seen = new Set<string>();
  const waiting = [entry];
  for (let url = waiting.pop(); url !== undefined; url = waiting.pop()) {
    if (seen.has(url)) continue;
    seen.add(url);
    const source = await (await fetch(url)).text();
    for (const [, specifier = ""] of source.matchAll(/(?:from|import)\s*\(?\s*["']([^"']+)["']/g)) {
      waiting.push(new URL(specifier, url).href);
    }
  }
  return seen;
}

describe("the client", () => {
  it("has no Lit in it, and no element", async () => {
    const modules = [...(await graphOf(new URL("../src/client.ts", import.meta.url).href))];
    expect(modules.some((url) => url.includes("/src/basket/basket-store"))).to.equal(true);
    expect(modules.filter((url) => /\/lit|@lit|\/src\/(?:element|i18n)\//.test(url))).to.deep.equal([]);
  });

  it("keeps a basket without a page: a store over any API", async () => {
    let quantity = 1;
    const basket = (): Basket => aBasket([anItem({ quantity })]);
    const api: PartnerCheckoutApi = {
      initiate: async () => BASKET_ID,
      validate: async () => basket(),
      update: async (_, actions) => {
        for (const action of actions) if (action.type === "quantity") ({ quantity } = action);
        return { basket: basket(), refusals: [] };
      },
    };
    const clock = new FakeClock();
    const store = new client.BasketStore({ api, basketId: BASKET_ID, clock });
    await store.validate();
    expect(client.statusOf(store.state)).to.equal("ready");
    const change = store.setQuantity("line-1", 4);
    await clock.advance(150);
    expect((await change).items[0]?.quantity).to.equal(4);
    await afterMicrotasks();
    expect(client.shownItems(store.state)[0]?.quantity).to.equal(4);
    store.dispose();
  });

  it("makes an API of a base URL and a source of tokens", async () => {
    const api = client.createApi({ apiBase: "/api///", getToken: () => "" });
    const error = await rejection(api.validate(BASKET_ID));
    expect(error).to.be.instanceOf(client.PartnerCheckoutError);
    expect(error).to.include({ code: "token-missing" });
  });

  it("exports what its users need", () => {
    expect(Object.keys(client)).to.include.members([
      "BasketStore",
      "PartnerCheckoutError",
      "createApi",
      "currencyDigits",
      "isAllowedQuantity",
      "openBasket",
      "parseQuantity",
      "plainText",
      "readLandingState",
      "shownItems",
      "statusOf",
      "stepQuantity",
      "systemClock",
      "writeLandingState",
    ]);
  });
});
