import { expect } from "@open-wc/testing";
import type { BasketStore } from "../../src/basket/basket-store.js";
import { acquireBasket, type BasketUser } from "../../src/basket/shared-baskets.js";
import { PartnerCheckoutError } from "../../src/domain/error.js";
import { ApiDouble, nth } from "../support/api-double.js";
import { aBasket, anItem, BASKET_ID, OTHER_BASKET_ID } from "../support/baskets.js";
import { afterMicrotasks, deferred, until, watch } from "../support/deferred.js";
import { FakeClock } from "../support/fake-clock.js";

let clock: FakeClock;
let api: ApiDouble;
let releases: (() => void)[];

beforeEach(() => {
  clock = new FakeClock();
  api = new ApiDouble();
  releases = [];
});
afterEach(() => {
  for (const release of releases) release();
});

function acquire({
  key = [api],
  basketId = BASKET_ID,
  validateAfterChange = false,
  isStillMeant = () => true,
}: { key?: readonly unknown[]; basketId?: string } & Partial<BasketUser> = {}) {
  const shared = acquireBasket(key, basketId, clock, {
    api,
    validateAfterChange,
    isStillMeant,
    isChangeable: () => true,
  });
  releases.push(shared.release);
  return shared;
}

/** A store that has loaded a basket, and forgets how. */
async function acquireLoaded(): Promise<BasketStore> {
  const { store } = acquire();
  const read = store.validate();
  await answer();
  await read;
  return store;
}

const pageShow = (persisted: boolean) => dispatchEvent(new PageTransitionEvent("pageshow", { persisted }));

/** How many reads there have been, all of them answered. */
async function answer(): Promise<number> {
  await afterMicrotasks();
  for (const { resolve } of api.validates) resolve(aBasket());
  await afterMicrotasks();
  return api.validates.length;
}

describe("sharing", () => {
  it("gives the same store for the same basket by the same way, and another one for others", () => {
    const { store } = acquire({ key: ["/api", 1] });
    expect(acquire({ key: ["/api", 1] }).store).to.equal(store);
    expect(acquire({ key: ["/api", 2] }).store).not.to.equal(store);
    expect(acquire({ key: ["/api", 1, "more"] }).store).not.to.equal(store);
    expect(acquire({ key: ["/api"] }).store).not.to.equal(store);
    expect(acquire({ key: ["/api", 1], basketId: OTHER_BASKET_ID }).store).not.to.equal(store);
  });

  it("validates after a change for as long as one of them wants that", () => {
    const { store } = acquire();
    expect(store.validateAfterChange).to.equal(false);
    const { release } = acquire({ validateAfterChange: true });
    acquire();
    expect(store.validateAfterChange).to.equal(true);
    release();
    expect(store.validateAfterChange).to.equal(false);
  });

  it("believes that a basket is unknown as soon as nobody means it any more, and else asks once more", async () => {
    let isMeant = true;
    const { store } = acquire({ isStillMeant: () => isMeant });
    const { release } = acquire();
    const unknown = new PartnerCheckoutError("basket-not-found", "For tests", { status: 404, sent: true });
    /** How often the API was asked by one read that it does not know. */
    const asked = async (): Promise<number> => {
      api.validates.splice(0);
      const read = watch(store.validate());
      for (let call = 0; read.outcome.state === "pending"; call++) {
        await until(() => api.validates.length > call || read.outcome.state !== "pending");
        api.validates[call]?.reject(unknown);
        await afterMicrotasks();
      }
      return api.validates.length;
    };
    expect(await asked()).to.equal(2);
    isMeant = false;
    expect(await asked(), "the other one means it still").to.equal(2);
    release();
    expect(await asked()).to.equal(1);
  });

  it("keeps the store until the last has given it back", async () => {
    const [one, other] = [acquire(), acquire()];
    const read = watch(one.store.validate());
    await afterMicrotasks();
    one.release();
    one.release();
    expect(nth(api.validates, 0).options.signal?.aborted, "one is left").to.equal(false);
    other.release();
    expect(nth(api.validates, 0).options.signal?.aborted, "nobody is left").to.equal(true);
    nth(api.validates, 0).reject(new DOMException("", "AbortError"));
    await afterMicrotasks();
    expect(read.outcome.error).to.include({ code: "aborted" });
    expect(acquire().store).not.to.equal(one.store);
  });

  it("keeps the store of those who have left until what is on its way is settled, for whoever comes back", async () => {
    const store = await acquireLoaded();
    const change = watch(store.setQuantity("line-1", 2));
    releases[0]?.();
    await afterMicrotasks();
    expect(api.updates.length, "sent without waiting for more").to.equal(1);
    const back = acquire();
    expect(back.store).to.equal(store);
    nth(api.updates, 0).resolve({ basket: aBasket([anItem({ quantity: 2 })]), refusals: [] });
    await afterMicrotasks();
    expect(change.outcome.state).to.equal("resolved");
    expect(acquire().store, "still in use").to.equal(store);
  });

  it("closes the store of those who have left when what was on its way is settled", async () => {
    const store = await acquireLoaded();
    const change = watch(store.setQuantity("line-1", 2));
    releases[0]?.();
    await afterMicrotasks();
    nth(api.updates, 0).resolve({ basket: aBasket([anItem({ quantity: 2 })]), refusals: [] });
    await afterMicrotasks();
    expect(change.outcome.state).to.equal("resolved");
    expect(api.validates.length, "nobody is left to read for").to.equal(1);
    expect(acquire().store).not.to.equal(store);
  });
});

describe("what the page tells", () => {
  it("of somebody coming back makes a read, at most one in 5 s", async () => {
    await acquireLoaded();
    await clock.advance(4_999);
    dispatchEvent(new Event("focus"));
    expect(await answer()).to.equal(1);
    await clock.advance(1);
    dispatchEvent(new Event("focus"));
    document.dispatchEvent(new Event("visibilitychange"));
    expect(await answer()).to.equal(2);
    await clock.advance(4_999);
    document.dispatchEvent(new Event("visibilitychange"));
    expect(await answer()).to.equal(2);
  });

  it("of the connection coming back makes a read at once", async () => {
    await acquireLoaded();
    dispatchEvent(new Event("online"));
    expect(await answer()).to.equal(2);
  });

  it("of leaving the back-forward cache makes a read at once, of a first visit none", async () => {
    await acquireLoaded();
    pageShow(false);
    expect(await answer()).to.equal(1);
    pageShow(true);
    expect(await answer()).to.equal(2);
  });

  it("at the same time makes one read", async () => {
    await acquireLoaded();
    await clock.advance(10_000);
    dispatchEvent(new Event("focus"));
    dispatchEvent(new Event("online"));
    pageShow(true);
    expect(await answer()).to.equal(2);
  });

  it("of a read that fails keeps the page going", async () => {
    const store = await acquireLoaded();
    dispatchEvent(new Event("online"));
    await afterMicrotasks();
    nth(api.validates, -1).reject(new Error("Oops"));
    await afterMicrotasks();
    expect(store.state.error?.code).to.equal("malformed-response");
  });

  it("of being left sends what waits, so that it outlives the page", async () => {
    const store = await acquireLoaded();
    const change = watch(store.setQuantity("line-1", 3));
    dispatchEvent(new PageTransitionEvent("pagehide"));
    await afterMicrotasks();
    expect(nth(api.updates, 0).options.keepalive).to.equal(true);
    nth(api.updates, 0).resolve({ basket: aBasket([anItem({ quantity: 3 })]), refusals: [] });
    await afterMicrotasks();
    expect(change.outcome.state).to.equal("resolved");
  });

  it("is no longer heard after the last has given the store back", async () => {
    const { store, release } = acquire();
    release();
    let asked = 0;
    clock.now = () => ++asked;
    dispatchEvent(new Event("online"));
    dispatchEvent(new Event("focus"));
    pageShow(true);
    await afterMicrotasks();
    expect(asked, "nobody wants to know the time").to.equal(0);
    expect(api.validates).to.have.lengthOf(0);
    expect(store.state.reading).to.equal(false);
  });
});

function tell(channel: BroadcastChannel, what: string): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel knows one origin only
  channel.postMessage(what);
}

describe("other tabs", () => {
  let tab: BroadcastChannel;
  let heard: ReturnType<typeof deferred<unknown>>;
  beforeEach(() => {
    heard = deferred();
    tab = new BroadcastChannel(`partner-checkout:${BASKET_ID}`);
    tab.addEventListener("message", ({ data }) => heard.resolve(data));
  });
  afterEach(() => tab.close());

  async function change(store: BasketStore): Promise<void> {
    const changed = store.setQuantity("line-1", 3);
    await clock.advance(150);
    nth(api.updates, 0).resolve({ basket: aBasket([anItem({ quantity: 3 })]), refusals: [] });
    await changed;
  }

  it("are told of a change that was confirmed here, and nothing of what it was", async () => {
    await change(await acquireLoaded());
    expect(JSON.stringify(await heard.promise)).not.to.include("line-1");
  });

  it("are believed at once when they tell of a change", async () => {
    await acquireLoaded();
    tell(tab, "changed");
    await until(() => api.validates.length >= 2);
    expect(await answer()).to.equal(2);
  });

  it("are not told what they have told, or the server", async () => {
    const store = await acquireLoaded();
    const read = store.validate();
    await afterMicrotasks();
    nth(api.validates, -1).resolve(aBasket([anItem({ quantity: 9 })]));
    await read;
    expect(store.state.basket?.items[0]?.quantity).to.equal(9);
    // A channel keeps the order: what was told before this would have been heard before it.
    const marker = new BroadcastChannel(`partner-checkout:${BASKET_ID}`);
    tell(marker, "marker");
    expect(await heard.promise).to.equal("marker");
    marker.close();
    await answer();
  });
});
