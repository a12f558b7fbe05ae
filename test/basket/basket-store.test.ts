import { expect } from "@open-wc/testing";
import { shownItems, statusOf } from "../../src/basket/basket-state.js";
import { BasketStore, type BasketEvent, type BasketStoreOptions } from "../../src/basket/basket-store.js";
import type { Basket } from "../../src/domain/basket.js";
import { PartnerCheckoutError, type ErrorCode } from "../../src/domain/error.js";
import { ApiDouble, nth } from "../support/api-double.js";
import { aBasket, anItem, BASKET_ID } from "../support/baskets.js";
import { ConsoleLog } from "../support/console-log.js";
import { afterMicrotasks, rejection, watch } from "../support/deferred.js";
import { FakeClock } from "../support/fake-clock.js";

const holding = (quantity: number, fields: Partial<Basket> = {}): Basket =>
  aBasket([anItem({ quantity })], fields);
const failure = (code: ErrorCode, status?: number) =>
  new PartnerCheckoutError(code, "For tests", { status, sent: code !== "offline" });

let clock: FakeClock;
let api: ApiDouble;
let events: BasketEvent[];

beforeEach(() => {
  clock = new FakeClock();
  api = new ApiDouble();
  events = [];
});

function makeStore(options: Partial<BasketStoreOptions> = {}): BasketStore {
  const store = new BasketStore({ api, basketId: BASKET_ID, clock, ...options });
  store.subscribe((_, event) => {
    if (event) events.push(event);
  });
  return store;
}

/** A store that has loaded a basket. */
async function loaded(basket = holding(1), options: Partial<BasketStoreOptions> = {}): Promise<BasketStore> {
  const store = makeStore(options);
  const read = store.validate();
  await afterMicrotasks();
  nth(api.validates, 0).resolve(basket);
  await read;
  events = [];
  return store;
}

const answerRead = async (basket: Basket) => {
  await afterMicrotasks();
  nth(api.validates, -1).resolve(basket);
  await afterMicrotasks();
};
const failRead = async (error: PartnerCheckoutError) => {
  await afterMicrotasks();
  nth(api.validates, -1).reject(error);
  await afterMicrotasks();
};
const answerUpdate = (basket: Basket) => {
  nth(api.updates, -1).resolve({ basket, refusals: [] });
  return afterMicrotasks();
};
const told = () => events.map(({ type }) => type);

describe("loading", () => {
  it("shows a skeleton, then the basket", async () => {
    const store = makeStore();
    expect(statusOf(store.state)).to.equal("idle");
    const read = store.validate();
    expect(statusOf(store.state)).to.equal("loading");
    const basket = holding(2);
    await answerRead(basket);
    expect(await read).to.equal(store.state.basket);
    expect(store.state.basket).to.deep.equal(basket);
    expect(statusOf(store.state)).to.equal("ready");
    expect(events).to.deep.equal([{ type: "validate", detail: { basket, valid: true, issues: [] } }]);
  });

  it("asks once for all who want it at the same time", async () => {
    const store = makeStore();
    const reads = [store.validate(), store.validate(), store.refresh()];
    await answerRead(holding(1));
    await Promise.all(reads);
    expect(api.validates).to.have.lengthOf(1);
  });

  it("asks for its own basket", async () => {
    const read = watch(makeStore().validate());
    await afterMicrotasks();
    expect(nth(api.validates, 0).basketId).to.equal(BASKET_ID);
    expect(read.outcome.state).to.equal("pending");
  });

  it("tells of a failure, and loads when asked again", async () => {
    const store = makeStore();
    const read = rejection(store.validate());
    await failRead(failure("network"));
    expect(await read).to.include({ code: "network" });
    expect(statusOf(store.state)).to.equal("error");
    expect(told()).to.deep.equal(["error"]);
    const again = store.refresh();
    expect(statusOf(store.state), "while it tries").to.equal("loading");
    await answerRead(holding(1));
    await again;
    expect(statusOf(store.state)).to.equal("ready");
  });

  it("rejects with an error of ours whatever the API throws", async () => {
    const read = rejection(makeStore().validate());
    await afterMicrotasks();
    nth(api.validates, 0).reject(new TypeError("Oops"));
    const error = await read;
    expect(error).to.be.instanceOf(PartnerCheckoutError);
    expect(error).to.include({ code: "malformed-response" });
  });
});

describe("a basket that is there", () => {
  for (const [code, status] of [
    ["bad-gateway", 502],
    ["http", 503],
    ["timeout", undefined],
    ["network", undefined],
    ["offline", undefined],
    ["malformed-response", 200],
    ["unauthorized", 401],
    ["token-missing", undefined],
  ] as const) {
    it(`stays on the screen when it cannot be read again for ${code} ${status ?? ""}`, async () => {
      const store = await loaded();
      const read = rejection(store.validate());
      await failRead(failure(code, status));
      await read;
      expect(statusOf(store.state)).to.equal("error");
      expect(shownItems(store.state)).to.have.lengthOf(1);
    });
  }

  it("is another one's change when the items differ", async () => {
    const store = await loaded(holding(1));
    const read = store.validate();
    const basket = holding(4);
    await answerRead(basket);
    await read;
    expect(events).to.deep.equal([
      { type: "change", detail: { basket, actions: [], source: "remote", mismatches: [] } },
      { type: "validate", detail: { basket, valid: true, issues: [] } },
    ]);
  });

  it("is no change when only words differ", async () => {
    const store = await loaded();
    const read = store.validate();
    await answerRead(aBasket([anItem({ headline: "<p>New words</p>" })]));
    await read;
    expect(told()).to.deep.equal(["validate"]);
  });

  it("leaves its error on the screen for a read that nobody asked for", async () => {
    const store = await loaded();
    const failed = rejection(store.validate());
    await failRead(failure("network"));
    await failed;
    const read = store.refresh({ keepError: true });
    expect(statusOf(store.state)).to.equal("error");
    await answerRead(holding(1));
    await read;
    expect(statusOf(store.state)).to.equal("ready");
  });
});

describe("a basket that has ended", () => {
  it("is missing when it has been ordered", async () => {
    const store = makeStore();
    const read = rejection(store.validate());
    await answerRead(holding(1, { completed: true }));
    expect(await read).to.include({ code: "basket-completed" });
    expect(statusOf(store.state)).to.equal("missing");
  });

  it("is missing when its time is over, and not a moment before", async () => {
    const end = clock.now() + 1_000;
    const store = await loaded(holding(1, { expiresAt: end }));
    expect(statusOf(store.state)).to.equal("ready");
    await clock.advance(1_000);
    const read = rejection(store.validate());
    await answerRead(holding(1, { expiresAt: end }));
    expect(await read).to.include({ code: "basket-expired" });
    expect(statusOf(store.state)).to.equal("missing");
  });

  it("is asked for twice before the API is believed that it does not know it", async () => {
    const store = makeStore();
    const read = rejection(store.validate());
    await failRead(failure("basket-not-found", 404));
    await afterMicrotasks();
    expect(api.validates).to.have.lengthOf(2);
    await failRead(failure("basket-not-found", 404));
    expect(await read).to.include({ code: "basket-not-found" });
    expect(api.validates).to.have.lengthOf(2);
  });

  it("is found at the second attempt", async () => {
    const store = makeStore();
    const read = store.validate();
    await failRead(failure("basket-not-found", 404));
    await answerRead(holding(1));
    await read;
    expect(statusOf(store.state)).to.equal("ready");
    expect(told()).to.deep.equal(["validate"]);
  });

  it("is not asked for again when another one is meant by now", async () => {
    const store = makeStore({ isStillMeant: () => false });
    const read = rejection(store.validate());
    await failRead(failure("basket-not-found", 404));
    expect(await read).to.include({ code: "basket-not-found" });
    expect(api.validates).to.have.lengthOf(1);
  });
});

describe("changing a quantity", () => {
  it("shows it at once and confirms it", async () => {
    const store = await loaded();
    const change = store.setQuantity("line-1", 3);
    expect(shownItems(store.state)[0]).to.include({ quantity: 3, pending: "quantity" });
    expect(store.busy).to.equal(true);
    await clock.advance(150);
    const basket = holding(3, { validation: undefined });
    await answerUpdate(basket);
    expect((await change).items[0]?.quantity).to.equal(3);
    expect(store.busy).to.equal(false);
    expect(events[0]).to.deep.equal({
      type: "change",
      detail: {
        basket,
        actions: [{ type: "quantity", itemId: "line-1", quantity: 3 }],
        source: "host",
        mismatches: [],
      },
    });
    await answerRead(holding(3));
  });

  it("is followed by a validation, unless it is told not to", async () => {
    const store = await loaded();
    const change = store.setQuantity("line-1", 3);
    await clock.advance(150);
    await answerUpdate(holding(3));
    await change;
    expect(api.validates).to.have.lengthOf(2);
    await answerRead(holding(3));

    api = new ApiDouble();
    const manual = await loaded(holding(1), { validateAfterChange: false });
    const other = manual.setQuantity("line-1", 3);
    await clock.advance(150);
    await answerUpdate(holding(3));
    await other;
    expect(api.validates).to.have.lengthOf(1);
  });

  it("to none is a removal", async () => {
    const store = await loaded();
    const change = store.setQuantity("line-1", 0);
    await afterMicrotasks();
    expect(nth(api.updates, 0).actions).to.deep.equal([{ type: "remove", itemId: "line-1" }]);
    await answerUpdate(aBasket([]));
    await change;
    expect(statusOf(store.state)).to.equal("empty");
    await answerRead(aBasket([]));
  });

  const rule = { editable: true, minimum: 2, maximum: 8, increment: 3 };
  for (const quantity of [1, 3, 9, 2.5, -1, NaN, Infinity]) {
    it(`refuses ${quantity} where 2, 5 and 8 are allowed`, async () => {
      const store = await loaded(aBasket([anItem({ quantity: 2, quantityRule: rule })]));
      expect(await rejection(store.setQuantity("line-1", quantity))).to.include({
        code: "invalid-argument",
        itemId: "line-1",
        sent: false,
      });
      expect(store.busy).to.equal(false);
      expect(told()).to.deep.equal([]);
    });
  }

  it("refuses an item that may be had once only", async () => {
    const store = await loaded(aBasket([anItem({ quantityRule: { ...rule, editable: false } })]));
    expect(await rejection(store.setQuantity("line-1", 5))).to.include({ code: "invalid-argument" });
  });

  it("refuses an item that nobody knows", async () => {
    const store = await loaded();
    for (const change of [store.setQuantity("line-9", 2), store.removeItem("line-9")]) {
      expect(await rejection(change)).to.include({ code: "invalid-argument", itemId: "line-9" });
    }
    expect(await rejection(makeStore().setQuantity("line-1", 2)), "before loading").to.include({
      code: "invalid-argument",
    });
  });
});

describe("removing an item", () => {
  const offer = anItem({ id: "line-1" });
  const addOns = [2, 3].map((number) => anItem({ id: `line-${number}`, type: "add_on", parentId: "line-1" }));

  it("takes its add-ons along, children first, in the same request, at once", async () => {
    const store = await loaded(aBasket([offer, ...addOns, anItem({ id: "line-4" })]));
    const change = store.removeItem("line-1");
    await afterMicrotasks();
    expect(nth(api.updates, 0).actions).to.deep.equal([
      { type: "remove", itemId: "line-2" },
      { type: "remove", itemId: "line-3" },
      { type: "remove", itemId: "line-1" },
    ]);
    expect(shownItems(store.state).map(({ pending }) => pending)).to.deep.equal([
      "remove",
      "remove",
      "remove",
      undefined,
    ]);
    await answerUpdate(aBasket([anItem({ id: "line-4" })]));
    expect((await change).items).to.have.lengthOf(1);
    await answerRead(aBasket([anItem({ id: "line-4" })]));
  });

  it("takes an add-on alone", async () => {
    const store = await loaded(aBasket([offer, ...addOns]));
    const change = store.removeItem("line-2");
    await afterMicrotasks();
    expect(nth(api.updates, 0).actions).to.deep.equal([{ type: "remove", itemId: "line-2" }]);
    await answerUpdate(aBasket([offer]));
    await change;
    await answerRead(aBasket([offer]));
  });

  it("takes one that cannot be shown, unless it has no id to name it by", async () => {
    const bad = anItem({ id: "bad", unavailable: true });
    const nameless = anItem({ id: "#1", unavailable: true, removable: false });
    const store = await loaded(aBasket([bad, nameless]));
    expect(await rejection(store.removeItem("#1"))).to.include({ code: "invalid-argument" });
    const change = store.removeItem("bad");
    await afterMicrotasks();
    await answerUpdate(aBasket([nameless]));
    await change;
    await answerRead(aBasket([nameless]));
  });
});

describe("adding an offer", () => {
  it("sends it at once, as it was given", async () => {
    const store = await loaded();
    const offer = { id: "offer-9", version: "1", type: "add_on", parentId: "line-1" } as const;
    const change = store.addItem(offer, 2, "user");
    await afterMicrotasks();
    expect(nth(api.updates, 0).actions).to.deep.equal([{ type: "add", offer, quantity: 2 }]);
    const basket = aBasket([anItem(), anItem({ id: "line-2", offer: { id: "offer-9" }, quantity: 2 })]);
    await answerUpdate(basket);
    await change;
    expect(events[0]?.detail).to.include({ source: "user" });
    await answerRead(basket);
  });

  it("refuses what is no offer, or no quantity", async () => {
    const store = await loaded();
    for (const [id, quantity] of [
      ["", 1],
      ["offer-9", -3],
    ] as const) {
      const added = store.addItem({ id, version: "1" }, quantity);
      expect(await rejection(added)).to.include({ code: "invalid-argument" });
    }
    expect(api.updates).to.have.lengthOf(0);
  });

  it("adds one unless said otherwise", async () => {
    const store = await loaded();
    const change = watch(store.addItem({ id: "offer-9", version: "1" }));
    await afterMicrotasks();
    expect(nth(api.updates, 0).actions).to.deep.include({
      type: "add",
      offer: { id: "offer-9", version: "1" },
      quantity: 1,
    });
    await answerUpdate(aBasket([anItem(), anItem({ id: "line-2", offer: { id: "offer-9" } })]));
    expect(change.outcome.state).to.equal("resolved");
    await answerRead(holding(1));
  });
});

describe("reads and changes together", () => {
  it("drop a read that a change overtakes, and read again afterwards", async () => {
    const store = await loaded(holding(1), { validateAfterChange: false });
    const read = store.validate();
    await afterMicrotasks();
    const overtaken = nth(api.validates, 1);
    const change = store.setQuantity("line-1", 3);
    await clock.advance(150);
    expect(overtaken.options.signal?.aborted).to.equal(true);
    overtaken.resolve(holding(1));
    await afterMicrotasks();
    await answerUpdate(holding(3));
    await change;
    expect(store.state.basket?.items[0]?.quantity).to.equal(3);
    expect(api.validates).to.have.lengthOf(3);
    await answerRead(holding(3));
    expect((await read).items[0]?.quantity).to.equal(3);
  });

  it("drop what an overtaken read failed with", async () => {
    const store = await loaded(holding(1), { validateAfterChange: false });
    const read = store.validate();
    await afterMicrotasks();
    const change = store.setQuantity("line-1", 3);
    await clock.advance(150);
    nth(api.validates, 1).reject(failure("aborted"));
    await answerUpdate(holding(3));
    await change;
    await answerRead(holding(3));
    await read;
    expect(told()).not.to.include("error");
  });

  it("let a read wait for the change that is under way", async () => {
    const store = await loaded(holding(1), { validateAfterChange: false });
    const change = store.setQuantity("line-1", 3);
    await clock.advance(150);
    const read = store.validate();
    await afterMicrotasks();
    expect(api.validates).to.have.lengthOf(1);
    await answerUpdate(holding(3));
    await change;
    await answerRead(holding(3));
    await read;
  });

  it("leave an open change on top of a basket that is read meanwhile", async () => {
    const store = await loaded(holding(1), { validateAfterChange: false });
    const read = store.validate();
    const change = store.setQuantity("line-1", 3);
    await answerRead(holding(2));
    await read;
    expect(shownItems(store.state)[0]).to.include({ quantity: 3 });
    expect(store.state.basket?.items[0]?.quantity).to.equal(2);
    await clock.advance(150);
    await answerUpdate(holding(3));
    await change;
  });
});

describe("flushing", () => {
  it("sends what waits and settles when it is done", async () => {
    const store = await loaded(holding(1), { validateAfterChange: false });
    const change = watch(store.setQuantity("line-1", 3));
    const flushed = watch(store.flush({ keepalive: true }));
    await afterMicrotasks();
    expect(nth(api.updates, 0).options.keepalive).to.equal(true);
    expect(flushed.outcome.state).to.equal("pending");
    await answerUpdate(holding(3));
    expect(flushed.outcome.state).to.equal("resolved");
    expect(change.outcome.state).to.equal("resolved");
  });

  it("settles at once when nothing waits", async () => {
    await (await loaded()).flush();
  });
});

describe("the connection coming back", () => {
  it("sends what was kept, then reads", async () => {
    const store = await loaded(holding(1), { validateAfterChange: false });
    const change = watch(store.setQuantity("line-1", 3));
    await clock.advance(150);
    nth(api.updates, 0).reject(failure("offline"));
    await afterMicrotasks();
    expect(store.busy).to.equal(true);
    expect(statusOf(store.state)).to.equal("error");
    const read = store.refresh();
    await clock.advance(150);
    expect(api.updates).to.have.lengthOf(2);
    expect(api.validates).to.have.lengthOf(1);
    await answerUpdate(holding(3));
    await answerRead(holding(3));
    await read;
    expect(change.outcome.state).to.equal("resolved");
    expect(statusOf(store.state)).to.equal("ready");
  });
});

describe("a store that is no longer needed", () => {
  it("ends its read and says nothing more", async () => {
    const store = await loaded();
    const read = rejection(store.validate());
    await afterMicrotasks();
    store.dispose();
    expect(nth(api.validates, -1).options.signal?.aborted).to.equal(true);
    nth(api.validates, -1).reject(failure("aborted"));
    expect(await read).to.include({ code: "aborted" });
    expect(told()).to.deep.equal([]);
  });

  it("tells why a read failed while it was needed", async () => {
    const store = await loaded();
    const seen: BasketEvent[] = [];
    store.subscribe((_, event) => {
      if (event) seen.push(event);
    });
    const read = rejection(store.validate());
    await afterMicrotasks();
    nth(api.validates, -1).reject(failure("http"));
    const error = await read;
    expect(seen).to.deep.equal([{ type: "error", detail: { error } }]);
  });

  it("sends at once what still waits, and does not cancel it", async () => {
    const store = await loaded();
    const change = watch(store.setQuantity("line-1", 3));
    store.dispose();
    await afterMicrotasks();
    expect(nth(api.updates, 0).options.signal).to.equal(undefined);
    await answerUpdate(holding(3));
    expect(change.outcome.state).to.equal("resolved");
    expect(api.validates, "and reads no more").to.have.lengthOf(1);
  });

  it("settles what it kept for want of a connection", async () => {
    const store = await loaded();
    const change = watch(store.setQuantity("line-1", 3));
    await clock.advance(150);
    nth(api.updates, 0).reject(failure("offline"));
    await afterMicrotasks();
    store.dispose();
    await clock.advance(1_000);
    expect(change.outcome.state).to.equal("rejected");
  });
});

describe("subscribing", () => {
  it("tells of every state until it ends", async () => {
    const store = makeStore();
    const reading: boolean[] = [];
    const end = store.subscribe((state) => reading.push(state.reading));
    const read = store.validate();
    end();
    await answerRead(holding(1));
    await read;
    expect(reading).to.deep.equal([true]);
  });
});

describe("a listener that throws", () => {
  it("keeps no other from hearing, and no change from being settled", async () => {
    const store = await loaded();
    const heard: string[] = [];
    const thrown = new Error("A host's own");
    const log = new ConsoleLog();
    store.subscribe(() => {
      throw thrown;
    });
    store.subscribe((_, event) => {
      if (event) heard.push(event.type);
    });
    const change = watch(store.setQuantity("line-1", 2));
    await clock.advance(150);
    await answerUpdate(holding(2));
    await answerRead(holding(2));
    log.stop();
    expect(change.outcome.state).to.equal("resolved");
    expect(heard).to.deep.equal(["change", "validate"]);
    expect(store.state.error).to.equal(undefined);
    expect([...new Set(log.entries.map(({ args }) => args[0]))]).to.deep.equal([thrown]);
  });
});

describe("a read", () => {
  it("is under way until it has succeeded, failed or been given up", async () => {
    const store = await loaded();
    expect(store.state.reading).to.equal(false);
    const failing = watch(store.validate());
    expect(store.state.reading).to.equal(true);
    await failRead(failure("bad-gateway", 502));
    expect(failing.outcome.error).to.include({ code: "bad-gateway" });
    expect([store.state.reading, store.state.error?.code]).to.deep.equal([false, "bad-gateway"]);
    const given = watch(store.validate({ keepError: true }));
    expect(store.state.error?.code).to.equal("bad-gateway");
    await failRead(failure("aborted"));
    expect(given.outcome.error).to.include({ code: "aborted" });
    expect([store.state.reading, store.state.error?.code]).to.deep.equal([false, "bad-gateway"]);
    expect(told()).to.deep.equal(["error"]);
  });
});

describe("a new way to the API", () => {
  it("is gone by at once when a read is under way", async () => {
    const store = makeStore();
    const read = watch(store.validate());
    await afterMicrotasks();
    const other = new ApiDouble();
    store.api = other;
    nth(api.validates, 0).reject(failure("unauthorized", 401));
    await afterMicrotasks();
    nth(other.validates, 0).resolve(holding(1));
    await afterMicrotasks();
    expect(read.outcome.state).to.equal("resolved");
    expect(told()).to.deep.equal(["validate"]);
  });

  it("may be given by whoever is told that a read has failed, and reads again", async () => {
    const store = makeStore();
    store.subscribe((_, event) => {
      if (event?.type === "error") store.refresh().catch(() => undefined);
    });
    const read = watch(store.validate());
    await failRead(failure("unauthorized", 401));
    expect(read.outcome.error).to.include({ code: "unauthorized" });
    expect(api.validates).to.have.lengthOf(2);
    await answerRead(holding(1));
    expect(store.state.error).to.equal(undefined);
  });
});
