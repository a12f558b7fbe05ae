import { expect } from "@open-wc/testing";
import { openBasket, type OpenBasketOptions } from "../../src/basket/open-basket.js";
import type { BasketSession, SessionEvent } from "../../src/basket/basket-session.js";
import { statusOf, type BasketState } from "../../src/basket/basket-state.js";
import { ApiDouble, nth } from "../support/api-double.js";
import { aBasket, anItem, BASKET_ID, OTHER_BASKET_ID } from "../support/baskets.js";
import { afterMicrotasks, until } from "../support/deferred.js";
import { FakeClock } from "../support/fake-clock.js";

const COOKIE = "open_basket_test";

function setCookie(basketId: string | undefined): void {
  document.cookie = `${COOKIE}=${basketId ?? ""}; path=/${basketId ? "" : "; max-age=0"}`;
}

describe("openBasket", () => {
  const opened: BasketSession[] = [];
  const states: BasketState[] = [];
  const events: SessionEvent[] = [];
  let api: ApiDouble;

  beforeEach(() => {
    api = new ApiDouble();
    states.length = events.length = 0;
  });
  afterEach(() => {
    for (const session of opened.splice(0)) session.disconnect();
    setCookie(undefined);
  });

  function open(options: Partial<OpenBasketOptions> = {}): BasketSession {
    const all = { api, clock: new FakeClock(), basketCookie: COOKIE, ...options };
    const session = openBasket(all, (state, event) => {
      states.push(state);
      if (event) events.push(event);
    });
    opened.push(session);
    return session;
  }
  const status = () => statusOf(nth(states, -1));

  it("reads the basket that the cookie names, and tells of it as soon as it is there", async () => {
    setCookie(BASKET_ID);
    open();
    expect(status()).to.equal("loading");
    await afterMicrotasks();
    expect(nth(api.validates, 0).basketId).to.equal(BASKET_ID);
    nth(api.validates, 0).resolve(aBasket());
    await afterMicrotasks();
    expect(status()).to.equal("ready");
    expect(events.map(({ type }) => type)).to.deep.equal(["load", "validate"]);
  });

  it("says when there is none, and begins one with the first offer", async () => {
    const session = open();
    expect(status()).to.equal("missing");
    expect(nth(states, -1).error?.code).to.equal("cookie-missing");
    const added = session.addItem({ id: "offer-1", version: "version-1" }, 1, "user");
    await until(() => api.initiates.length === 1);
    nth(api.initiates, 0).resolve(BASKET_ID);
    await until(() => api.validates.length === 1);
    expect(document.cookie).to.contain(BASKET_ID);
    nth(api.validates, 0).resolve(aBasket());
    expect((await added).id).to.equal(BASKET_ID);
    expect(status()).to.equal("ready");
  });

  it("follows the cookie to another basket", async () => {
    setCookie(BASKET_ID);
    open();
    setCookie(OTHER_BASKET_ID);
    dispatchEvent(new Event("focus"));
    await until(() => api.validates.some(({ basketId }) => basketId === OTHER_BASKET_ID));
    nth(api.validates, -1).resolve(aBasket(undefined, { id: OTHER_BASKET_ID }));
    await until(() => nth(states, -1).basket?.id === OTHER_BASKET_ID);
  });

  it("opens the basket that it is given instead of the cookie's", async () => {
    setCookie(BASKET_ID);
    open({ basketId: OTHER_BASKET_ID });
    await afterMicrotasks();
    expect(api.validates.map(({ basketId }) => basketId)).to.deep.equal([OTHER_BASKET_ID]);
  });

  it("goes by limio_state unless it is told another name", async () => {
    document.cookie = `limio_state=${BASKET_ID}; path=/`;
    opened.push(openBasket({ api, clock: new FakeClock() }, () => undefined));
    document.cookie = "limio_state=; path=/; max-age=0";
    await afterMicrotasks();
    expect(api.validates.map(({ basketId }) => basketId)).to.deep.equal([BASKET_ID]);
  });

  for (const [validateAfterChange, reads] of [
    [undefined, 2],
    [false, 1],
  ] as const) {
    it(`has read ${reads} times after a change with validateAfterChange ${validateAfterChange}`, async () => {
      setCookie(BASKET_ID);
      const session = open(validateAfterChange === undefined ? {} : { validateAfterChange });
      await afterMicrotasks();
      nth(api.validates, 0).resolve(aBasket());
      await afterMicrotasks();
      const change = session.store.removeItem("line-1", "user");
      await afterMicrotasks();
      nth(api.updates, 0).resolve({ basket: aBasket([anItem({ id: "line-2" })]), refusals: [] });
      await change;
      await afterMicrotasks();
      expect(api.validates.length).to.equal(reads);
    });
  }

  it("is told nothing any more after disconnect()", async () => {
    setCookie(BASKET_ID);
    const session = open();
    await afterMicrotasks();
    session.disconnect();
    const before = states.length;
    nth(api.validates, 0).resolve(aBasket());
    await afterMicrotasks();
    expect(states.length).to.equal(before);
  });
});
