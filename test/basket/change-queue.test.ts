import { expect } from "@open-wc/testing";
import { shownItems } from "../../src/basket/basket-state.js";
import { BasketStore, type BasketEvent } from "../../src/basket/basket-store.js";
import type { Basket, OrderItemAction } from "../../src/domain/basket.js";
import { PartnerCheckoutError, type ErrorCode } from "../../src/domain/error.js";
import { ApiDouble, nth } from "../support/api-double.js";
import { aBasket, anItem, BASKET_ID } from "../support/baskets.js";
import { afterMicrotasks, watch } from "../support/deferred.js";
import { FakeClock } from "../support/fake-clock.js";

const hold = (quantity: number, itemId = "line-1"): OrderItemAction => ({
  type: "quantity",
  itemId,
  quantity,
});
const remove = (itemId = "line-1"): OrderItemAction => ({ type: "remove", itemId });
const add = (quantity = 1): OrderItemAction => ({
  type: "add",
  offer: { id: "offer-9", version: "1" },
  quantity,
});
const holding = (quantity: number, second = 1): Basket =>
  aBasket([anItem({ id: "line-1", quantity }), anItem({ id: "line-2", quantity: second })]);
const failure = (code: ErrorCode, status?: number, sent = true) =>
  new PartnerCheckoutError(code, "For tests", { status, sent });

let clock: FakeClock;
let api: ApiDouble;
let events: BasketEvent[];
let store: BasketStore;

beforeEach(async () => {
  clock = new FakeClock();
  api = new ApiDouble();
  events = [];
  store = await load(holding(1));
});

/** A store that holds a basket. From then on, each call of `validate` is one that the queue has made. */
async function load(basket: Basket, validateAfterChange = false): Promise<BasketStore> {
  const made = new BasketStore({ api, basketId: BASKET_ID, clock, validateAfterChange });
  const read = made.validate();
  await afterMicrotasks();
  nth(api.validates, 0).resolve(basket);
  await read;
  api.validates.splice(0);
  made.subscribe((_, event) => {
    if (event) events.push(event);
  });
  return made;
}

/** Opens a change, and says what becomes of it. */
function ask(action: OrderItemAction) {
  switch (action.type) {
    case "add":
      return watch(store.addItem(action.offer, action.quantity, "user"));
    case "remove":
      return watch(store.removeItem(action.itemId, "user"));
    case "quantity":
      return watch(store.setQuantity(action.itemId, action.quantity, "user"));
  }
}

/** Opens a change and lets it leave. */
async function send(action: OrderItemAction) {
  const settled = ask(action);
  void store.flush();
  await afterMicrotasks();
  return settled;
}

const shown = () => nth(shownItems(store.state), 0);
const confirm = (basket: Basket, call = nth(api.updates, -1)) => {
  call.resolve({ basket, refusals: [] });
  return afterMicrotasks();
};
/** The API refuses a change, and the basket is read. */
const refuse = async (status: number, basket = holding(1)): Promise<void> => {
  await fail(failure("http", status));
  nth(api.validates, -1).resolve(basket);
  await afterMicrotasks();
};
const fail = (error: PartnerCheckoutError) => {
  nth(api.updates, -1).reject(error);
  return afterMicrotasks();
};
const codes = () => events.flatMap((event) => (event.type === "error" ? [event.detail.error.code] : []));

describe("waiting for clicks", () => {
  it("sends a click that comes alone at once", async () => {
    ask(hold(2));
    await clock.advance(0);
    expect(api.updates.map(({ actions }) => actions)).to.deep.equal([[hold(2)]]);
    await confirm(holding(2));
    await clock.advance(150);
    ask(hold(3));
    await clock.advance(0);
    expect(nth(api.updates, 1).actions).to.deep.equal([hold(3)]);
    await confirm(holding(3));
  });

  it("sends clicks in quick succession 150 ms after the last one", async () => {
    const first = ask(hold(2));
    const second = ask(hold(3));
    await clock.advance(149);
    const third = ask(hold(4));
    await clock.advance(149);
    expect(api.updates).to.have.lengthOf(0);
    await clock.advance(1);
    expect(api.updates.map(({ actions }) => actions)).to.deep.equal([[hold(4)]]);
    await confirm(holding(4));
    expect(first.outcome.value?.items[0]?.quantity).to.equal(4);
    expect(second.outcome.value).to.equal(first.outcome.value);
    expect(third.outcome.value).to.equal(first.outcome.value);
  });

  it("goes on after a click that has just been sent like after any other", async () => {
    ask(hold(2));
    await clock.advance(1);
    await confirm(holding(2));
    await clock.advance(148);
    ask(hold(3));
    await clock.advance(149);
    expect(api.updates).to.have.lengthOf(1);
    await clock.advance(1);
    expect(nth(api.updates, 1).actions).to.deep.equal([hold(3)]);
    await confirm(holding(3));
  });

  it("sends with the answer to one click what was asked for meanwhile", async () => {
    ask(hold(2));
    await clock.advance(300);
    ask(hold(3));
    await clock.advance(300);
    expect(api.updates).to.have.lengthOf(1);
    await confirm(holding(2));
    await clock.advance(0);
    expect(nth(api.updates, 1).actions).to.deep.equal([hold(3)]);
    await confirm(holding(3));
  });

  it("shows the change at once", async () => {
    ask(hold(2));
    expect(shown()).to.include({ quantity: 2, pending: "quantity" });
    await confirmWhatWaits();
  });

  it("turns 20 clicks within 300 ms into at most 3 requests, the last one right", async () => {
    const clicks = [];
    for (let click = 1; click <= 20; click++) {
      clicks.push(ask(hold(click + 1)));
      await clock.advance(15);
      if (api.updates.length > 0) await confirm(holding(2));
    }
    await confirmWhatWaits();
    expect(api.updates.length).to.be.within(1, 3);
    expect(nth(api.updates, -1).actions).to.deep.equal([hold(21)]);
    expect(clicks.map(({ outcome }) => outcome.state)).to.deep.equal(clicks.map(() => "resolved"));
  });

  it("still waits for clicks after a flush that found nothing", async () => {
    void store.flush();
    await store.flush();
    ask(hold(3));
    const change = ask(hold(2));
    await clock.advance(149);
    expect(api.updates).to.have.lengthOf(0);
    await clock.advance(1);
    await confirm(holding(2));
    expect(change.outcome.state).to.equal("resolved");
  });

  it("waits for clicks again after a flush that sent something", async () => {
    await send(hold(2));
    await confirm(holding(2));
    ask(hold(3));
    await clock.advance(149);
    expect(api.updates).to.have.lengthOf(1);
    await confirmWhatWaits();
  });

  it("lets only the request that leaves with the page outlive it", async () => {
    ask(hold(2));
    void store.flush({ keepalive: true });
    await afterMicrotasks();
    expect(nth(api.updates, 0).options.keepalive).to.equal(true);
    await confirm(holding(2));
    await send(hold(3));
    expect(nth(api.updates, 1).options.keepalive ?? false).to.equal(false);
    await confirm(holding(3));
  });
});

describe("one request at a time", () => {
  it("sends what was wanted meanwhile when the answer is there", async () => {
    const first = await send(hold(2));
    const second = ask(hold(3));
    const third = ask(hold(4));
    void store.flush();
    await clock.advance(1_000);
    expect(api.updates).to.have.lengthOf(1);
    await confirm(holding(2));
    expect(first.outcome.value?.items[0]?.quantity).to.equal(2);
    expect(nth(api.updates, 1).actions).to.deep.equal([hold(4)]);
    await confirm(holding(4));
    expect([second, third].map(({ outcome }) => outcome.value?.items[0]?.quantity)).to.deep.equal([4, 4]);
  });

  it("keeps the newer quantity when the older one fails", async () => {
    const first = await send(hold(2));
    const second = ask(hold(3));
    await refuse(422);
    expect(first.outcome.error).to.include({ code: "http", itemId: "line-1" });
    expect(shown()).to.include({ quantity: 3 });
    await confirmWhatWaits(holding(3));
    expect(second.outcome.state).to.equal("resolved");
  });

  it("puts changes of several lines into one request", async () => {
    ask(hold(2));
    await send(remove("line-2"));
    expect(nth(api.updates, 0).actions).to.deep.equal([hold(2), remove("line-2")]);
    await confirm(aBasket([anItem({ quantity: 2 })]));
  });

  it("sends additions alone, in their order", async () => {
    const all = [hold(2), add(), add(2), remove("line-2")].map((action) => ask(action));
    void store.flush();
    for (let count = 1; count <= 4; count++) {
      await afterMicrotasks();
      expect(api.updates).to.have.lengthOf(count);
      await confirm(holding(2));
    }
    expect(api.updates.map(({ actions }) => actions)).to.deep.equal([
      [hold(2)],
      [add()],
      [add(2)],
      [remove("line-2")],
    ]);
    expect(all.map(({ outcome }) => outcome.state)).to.deep.equal(all.map(() => "resolved"));
  });

  it("names its basket", async () => {
    await send(hold(2));
    expect(nth(api.updates, 0).basketId).to.equal(BASKET_ID);
    await confirm(holding(2));
  });

  it("is idle when nothing waits or is under way", async () => {
    await send(hold(2));
    const idle = watch(store.flush());
    await afterMicrotasks();
    expect(idle.outcome.state).to.equal("pending");
    await confirm(holding(2));
    expect(idle.outcome.state).to.equal("resolved");
  });
});

describe("a confirmed change", () => {
  it("is told with its actions and who wanted it", async () => {
    await send(hold(2));
    const basket = holding(2);
    await confirm(basket);
    expect(events.map(({ type }) => type)).to.deep.equal(["change"]);
    expect(events[0]?.detail).to.deep.equal({ basket, actions: [hold(2)], source: "user", mismatches: [] });
  });

  it("tells where the API holds something else, with its reason", async () => {
    await send(hold(9));
    nth(api.updates, 0).resolve({
      basket: holding(5),
      refusals: [{ itemId: "line-1", message: "Five at most" }],
    });
    await afterMicrotasks();
    const mismatch = { itemId: "line-1", asked: 9, actual: 5, message: "Five at most" };
    expect(events[0]?.detail).to.deep.include({ mismatches: [mismatch] });
    expect(shown()).to.deep.include({ quantity: 5, notice: { type: "mismatch", mismatch, item: anItem() } });
  });

  it("keeps for the basket what the line would say that is no longer there", async () => {
    await send(hold(2));
    nth(api.updates, 0).resolve({
      basket: aBasket([anItem({ id: "line-2" })]),
      refusals: [{ itemId: "line-1", message: "Sold out" }],
    });
    await afterMicrotasks();
    const mismatch = { itemId: "line-1", asked: 2, actual: 0, message: "Sold out" };
    expect([...store.state.notices]).to.deep.equal([["", { type: "mismatch", mismatch, item: anItem() }]]);
  });

  it("is looked for after the API has asked for patience only where it was sent before that", async () => {
    await send(hold(2));
    nth(api.updates, 0).options.onSend?.();
    nth(api.updates, 0).reject(failure("http", 429));
    await afterMicrotasks();
    expect(api.validates).to.have.lengthOf(0);
    await send(hold(3));
    nth(api.updates, 1).options.onSend?.();
    nth(api.updates, 1).options.onSend?.();
    nth(api.updates, 1).reject(failure("http", 429));
    await afterMicrotasks();
    expect(api.validates).to.have.lengthOf(1);
    nth(api.validates, 0).resolve(holding(3));
    await afterMicrotasks();
    expect(shown()).to.deep.include({ quantity: 3, notice: undefined });
  });

  it("keeps a mismatch that no line can show for the basket, until the next change or read", async () => {
    const refuse = async (): Promise<void> => {
      await send(add(1));
      nth(api.updates, -1).resolve({ basket: holding(1), refusals: [{ itemId: undefined, message: "No" }] });
      await afterMicrotasks();
      expect(store.state.notices.get("")).to.deep.include({ type: "mismatch" });
    };
    await refuse();
    await send(hold(2));
    expect(store.state.notices.size).to.equal(0);
    await confirm(holding(2));
    await refuse();
    void watch(store.validate({ keepError: true }));
    expect(store.state.notices.size).to.equal(1);
    await afterMicrotasks();
    nth(api.validates, -1).resolve(holding(1));
    await afterMicrotasks();
    void watch(store.refresh());
    expect(store.state.notices.size).to.equal(0);
  });

  it("takes back no error that came after it was asked for", async () => {
    await send(add(1));
    ask(hold(2));
    nth(api.updates, 0).reject(failure("http", 409));
    await afterMicrotasks();
    void store.flush();
    await afterMicrotasks();
    nth(api.updates, 1).resolve({ basket: holding(2), refusals: [] });
    await afterMicrotasks();
    expect(store.state.error).to.include({ code: "http", status: 409 });
    await send(hold(3));
    nth(api.updates, 2).resolve({ basket: holding(3), refusals: [] });
    await afterMicrotasks();
    expect(store.state.error).to.equal(undefined);
  });

  it("shows that a basket is there which seemed to be unknown", async () => {
    await send(hold(2));
    ask(hold(3, "line-2"));
    nth(api.updates, 0).reject(failure("basket-not-found", 404));
    for (let read = 0; read < 2; read++) {
      await afterMicrotasks();
      nth(api.validates, read).reject(failure("basket-not-found", 404));
    }
    await afterMicrotasks();
    expect(store.state.error?.code).to.equal("basket-not-found");
    void store.flush();
    await afterMicrotasks();
    nth(api.updates, 1).resolve({ basket: holding(1, 3), refusals: [] });
    await afterMicrotasks();
    expect(store.state.error).to.equal(undefined);
  });

  it("shows that a basket is there which could not be read a moment ago", async () => {
    void watch(store.refresh({ keepError: true }));
    await afterMicrotasks();
    ask(hold(2));
    ask(hold(3));
    nth(api.validates, 0).reject(failure("http", 503));
    await afterMicrotasks();
    expect(store.state.error).to.include({ status: 503 });
    await clock.advance(150);
    nth(api.updates, 0).resolve({ basket: holding(3), refusals: [] });
    await afterMicrotasks();
    expect(store.state.error).to.equal(undefined);
  });

  it("is validated without a word less about another one, but for a read that failed before", async () => {
    api = new ApiDouble();
    store = await load(holding(1), true);
    ask(hold(2));
    ask(add(1));
    await clock.advance(150);
    nth(api.updates, 0).resolve({ basket: holding(2), refusals: [] });
    await afterMicrotasks();
    nth(api.updates, 1).reject(failure("http", 409));
    await afterMicrotasks();
    nth(api.validates, 0).resolve(holding(2));
    await afterMicrotasks();
    expect(store.state.error).to.include({ status: 409 });
    void watch(store.refresh());
    await afterMicrotasks();
    nth(api.validates, 1).reject(failure("http", 503));
    await afterMicrotasks();
    expect(store.state.error).to.include({ status: 503 });
  });

  it("keeps what was known of the basket's end", async () => {
    api = new ApiDouble();
    store = await load({ ...holding(1), expiresAt: 1_796_637_600_000 });
    await send(hold(2));
    await confirm(holding(2));
    expect(store.state.basket?.expiresAt).to.equal(1_796_637_600_000);
  });

  it("asks for a validation after the last one only", async () => {
    api = new ApiDouble();
    store = await load(holding(1), true);
    await send(hold(2));
    ask(hold(3));
    await confirm(holding(2));
    expect(api.validates).to.have.lengthOf(0);
    await clock.advance(150);
    await confirm(holding(3));
    expect(api.validates).to.have.lengthOf(1);
    nth(api.validates, 0).resolve(holding(3));
    await afterMicrotasks();
  });
});

describe("a change that failed", () => {
  it("is the basket's where its line has gone, so that it is seen", async () => {
    await send(hold(7));
    nth(api.updates, 0).reject(failure("timeout"));
    await afterMicrotasks();
    nth(api.validates, 0).resolve(aBasket([anItem({ id: "line-2" })]));
    await afterMicrotasks();
    expect(store.state.error).to.include({ code: "timeout", itemId: undefined });
    expect(store.state.notices.size).to.equal(0);
  });

  it("is told with what else has changed in the basket that was read", async () => {
    await send(hold(7));
    nth(api.updates, 0).reject(failure("timeout"));
    await afterMicrotasks();
    const basket = holding(5);
    nth(api.validates, 0).resolve(basket);
    await afterMicrotasks();
    const detail = { basket, actions: [], source: "remote", mismatches: [] };
    expect(events.filter(({ type }) => type === "change")).to.deep.equal([{ type: "change", detail }]);
    expect(events.map(({ type }) => type)).to.include("error");
  });

  for (const [status, reads] of [
    [400, 1],
    [422, 1],
    [423, 1],
    [429, 0],
    [501, 0],
  ] as const) {
    it(`is dropped with the reason on its line after http ${status}`, async () => {
      const change = await send(hold(2));
      await fail(failure("http", status));
      expect(api.validates, "where it may be another basket by now").to.have.lengthOf(reads);
      for (const { resolve } of api.validates) resolve(holding(1));
      await afterMicrotasks();
      expect(change.outcome.error).to.include({ code: "http", status, itemId: "line-1" });
      expect(shown().notice?.type).to.equal("failed");
      expect(shown()).to.include({ quantity: 1, pending: undefined });
      expect(store.state.error).to.equal(undefined);
      expect(codes()).to.deep.equal(["http"]);
    });
  }

  it("has the basket looked for that an own client does not know, also without a status", async () => {
    await send(hold(2));
    await fail(failure("basket-not-found"));
    nth(api.validates, 0).reject(failure("basket-not-found"));
    await afterMicrotasks();
    nth(api.validates, -1).reject(failure("basket-not-found"));
    await afterMicrotasks();
    expect(store.state.error?.code).to.equal("basket-not-found");
  });

  it("shows what else has become of the basket that it was refused for", async () => {
    await send(hold(2));
    await refuse(409, aBasket([anItem({ id: "line-2" })]));
    expect(store.state.basket?.items.map(({ id }) => id)).to.deep.equal(["line-2"]);
    expect(store.state.error).to.include({ code: "http", status: 409 });
  });

  it("takes none of those with it that went in the same request and were made", async () => {
    const one = ask(hold(2));
    const other = await send(hold(9, "line-2"));
    await fail(failure("timeout"));
    nth(api.validates, 0).resolve(holding(2, 5));
    await afterMicrotasks();
    expect(one.outcome.value?.items[0]?.quantity).to.equal(2);
    expect(other.outcome.error).to.include({ code: "timeout", itemId: "line-2" });
    expect([...store.state.notices.keys()]).to.deep.equal(["line-2"]);
    const changes = events.map((event) => (event.type === "change" ? event.detail.actions : event.type));
    expect(changes).to.deep.equal([[hold(2)], "validate", "error"]);
  });

  it("that came back without a connection is found to have been made, though its repeat is refused", async () => {
    const change = await send(remove());
    await fail(failure("offline"));
    void watch(store.refresh());
    await afterMicrotasks();
    void store.flush();
    await afterMicrotasks();
    await refuse(422, aBasket([anItem({ id: "line-2" })]));
    expect(change.outcome.state).to.equal("resolved");
    expect(codes()).to.deep.equal(["offline"]);
  });

  it("is no longer said when a newer one of its line is made", async () => {
    await send(hold(2));
    ask(hold(3));
    await refuse(409);
    expect(shown()).to.deep.include({ quantity: 3 });
    await confirmWhatWaits(holding(3));
    expect(shown()).to.deep.include({ quantity: 3, notice: undefined });
  });

  it("that came to something else is no longer said when a newer one of its line is made", async () => {
    await send(hold(2));
    ask(hold(3));
    await confirm(holding(1));
    expect(shown().notice?.type).to.equal("mismatch");
    await confirmWhatWaits(holding(3));
    expect(shown()).to.deep.include({ quantity: 3, notice: undefined });
  });

  for (const [what, quantity, notice] of [
    ["is no longer said when the line holds something else", 2, undefined],
    ["stays said while the line holds what it did", 4, "mismatch"],
  ] as const) {
    it(`that came to something else ${what}`, async () => {
      await send(hold(2));
      await confirm(holding(4));
      void watch(store.validate({ keepError: true }));
      await afterMicrotasks();
      nth(api.validates, -1).resolve(holding(quantity));
      await afterMicrotasks();
      expect(shown().quantity).to.equal(quantity);
      expect(shown().notice?.type).to.equal(notice);
    });
  }

  for (const [code, status] of [
    ["unauthorized", 401],
    ["token-missing", undefined],
  ] as const) {
    it(`concerns the whole basket after ${code}`, async () => {
      ask(hold(2, "line-2"));
      const change = await send(hold(2));
      await fail(failure(code, status, status !== undefined));
      expect(change.outcome.error).to.include({ code, itemId: undefined });
      expect(store.state.error?.code).to.equal(code);
      expect(codes(), "one error, not one a line").to.deep.equal([code]);
    });
  }

  it("is told for each line, and rejects each promise with its own", async () => {
    const first = ask(hold(2));
    const second = await send(hold(2, "line-2"));
    await refuse(422);
    expect(first.outcome.error).to.include({ itemId: "line-1" });
    expect(second.outcome.error).to.include({ itemId: "line-2" });
    expect(codes()).to.deep.equal(["http", "http"]);
  });

  it("becomes malformed when the API throws anything else", async () => {
    const change = await send(hold(2));
    nth(api.updates, 0).reject(new TypeError("Oops"));
    await afterMicrotasks();
    nth(api.validates, 0).resolve(holding(1));
    await afterMicrotasks();
    expect(change.outcome.error).to.include({ code: "malformed-response", itemId: "line-1" });
  });
});

describe("a change whose outcome is not known", () => {
  const losses: readonly PartnerCheckoutError[] = [
    failure("timeout"),
    failure("network"),
    failure("malformed-response", 200),
    failure("bad-gateway", 502),
    failure("http", 503),
  ];
  for (const loss of losses) {
    const what = `${loss.code} ${loss.status ?? ""}`.trim();

    it(`is confirmed when the basket shows it after ${what}`, async () => {
      const change = await send(hold(2));
      await fail(loss);
      expect(shown(), "while it is being found out").to.include({ quantity: 2 });
      nth(api.validates, 0).resolve(holding(2));
      await afterMicrotasks();
      expect(change.outcome.state).to.equal("resolved");
      expect(codes()).to.deep.equal([]);
    });

    it(`has failed when the basket does not show it after ${what}`, async () => {
      const change = await send(hold(2));
      await fail(loss);
      nth(api.validates, 0).resolve(holding(1));
      await afterMicrotasks();
      expect(change.outcome.error).to.include({ code: loss.code, itemId: "line-1" });
      expect(shown().notice?.type).to.equal("failed");
    });

    it(`is never sent again by itself after ${what}`, async () => {
      await send(add());
      await fail(loss);
      nth(api.validates, 0).resolve(holding(1));
      await clock.advance(60_000);
      expect(api.updates).to.have.lengthOf(1);
    });
  }

  it("is uncertain for an addition that the basket does not show", async () => {
    const change = await send(add());
    await fail(failure("timeout"));
    nth(api.validates, 0).resolve(holding(1));
    await afterMicrotasks();
    expect(change.outcome.error).to.include({ code: "uncertain" });
    expect(store.state.error?.code).to.equal("uncertain");
  });

  it("is uncertain for an addition when the basket cannot be read either", async () => {
    const change = await send(add());
    await fail(failure("http", 503));
    nth(api.validates, 0).reject(failure("network"));
    await afterMicrotasks();
    expect(change.outcome.error).to.include({ code: "uncertain", status: 503 });
  });

  it("is confirmed for an addition that the basket shows", async () => {
    const change = await send(add());
    await fail(failure("network"));
    const added = anItem({ id: "line-3", offer: { id: "offer-9" } });
    nth(api.validates, 0).resolve(aBasket([...holding(1).items, added]));
    await afterMicrotasks();
    expect(change.outcome.state).to.equal("resolved");
  });

  it("is uncertain when the basket cannot be read either", async () => {
    const change = await send(hold(2));
    await fail(failure("timeout"));
    nth(api.validates, 0).reject(failure("network"));
    await afterMicrotasks();
    expect(change.outcome.error).to.include({ code: "uncertain", itemId: "line-1" });
  });

  it("is uncertain no longer when the basket shows that it was not made", async () => {
    await send(hold(2));
    await fail(failure("timeout"));
    nth(api.validates, 0).reject(failure("network"));
    await afterMicrotasks();
    void watch(store.refresh({ keepError: true }));
    await afterMicrotasks();
    nth(api.validates, -1).resolve(holding(1));
    await afterMicrotasks();
    const { notice } = shown();
    expect(notice?.type === "failed" && notice.error).to.include({ code: "timeout", itemId: "line-1" });
  });

  it("is as the API says when it was refused and the basket cannot be read", async () => {
    const change = await send(hold(2));
    await fail(failure("http", 409));
    nth(api.validates, 0).reject(failure("network"));
    await afterMicrotasks();
    expect(change.outcome.error).to.include({ code: "http", status: 409, itemId: "line-1" });
  });

  it("makes the basket unknown when the API says so, and says so again", async () => {
    const change = await send(hold(2));
    await fail(failure("basket-not-found", 404));
    for (const attempt of [0, 1]) {
      nth(api.validates, attempt).reject(failure("basket-not-found", 404));
      await afterMicrotasks();
    }
    expect(change.outcome.error).to.include({ code: "basket-not-found" });
    expect(store.state.error?.code).to.equal("basket-not-found");
  });

  it("does not ask for another validation: it has just been read", async () => {
    api = new ApiDouble();
    store = await load(holding(1), true);
    await send(hold(2));
    await fail(failure("timeout"));
    nth(api.validates, 0).resolve(holding(2));
    await afterMicrotasks();
    expect(api.validates).to.have.lengthOf(1);
  });

  it("is found out before anything else is sent", async () => {
    await send(hold(2));
    ask(hold(3));
    void store.flush();
    await fail(failure("timeout"));
    await clock.advance(1_000);
    expect(api.updates).to.have.lengthOf(1);
    nth(api.validates, 0).resolve(holding(2));
    await afterMicrotasks();
    expect(nth(api.updates, 1).actions).to.deep.equal([hold(3)]);
    await confirm(holding(3));
  });
});

describe("without a connection", () => {
  it("keeps a change until there is one", async () => {
    const change = await send(hold(2));
    await fail(failure("offline", undefined, false));
    expect(shown()).to.include({ quantity: 2, pending: "quantity" });
    expect(codes()).to.deep.equal(["offline"]);
    await clock.advance(60_000);
    expect(api.updates).to.have.lengthOf(1);
    await comeBack(holding(2));
    expect(change.outcome.state).to.equal("resolved");
  });

  it("sends the newest of what was wanted meanwhile, and settles all of it", async () => {
    const first = await send(hold(2));
    const meanwhile = ask(hold(3));
    await fail(failure("offline", undefined, false));
    const later = ask(hold(4));
    await comeBack(holding(4));
    expect(nth(api.updates, -1).actions).to.deep.equal([hold(4)]);
    expect([first, meanwhile, later].map(({ outcome }) => outcome.state)).to.deep.equal([
      "resolved",
      "resolved",
      "resolved",
    ]);
  });

  it("adds nothing", async () => {
    await send(hold(2));
    await fail(failure("offline", undefined, false));
    const addition = ask(add());
    await afterMicrotasks();
    expect(addition.outcome.error).to.include({ code: "offline" });
    expect(store.state.error).to.equal(addition.outcome.error);
    expect(api.updates).to.have.lengthOf(1);
    await comeBack(holding(2));
  });

  it("is said of an addition until somebody has seen it, since nothing will be made of that", async () => {
    await send(add(1));
    nth(api.updates, 0).reject(failure("offline", undefined, false));
    await afterMicrotasks();
    expect(store.state.error).to.include({ code: "offline", dropped: true });
    void watch(store.refresh({ keepError: true }));
    await afterMicrotasks();
    nth(api.validates, -1).resolve(holding(1));
    await afterMicrotasks();
    expect(store.state.error).to.include({ code: "offline", dropped: true });
    void watch(store.refresh());
    expect(store.state.error).to.equal(undefined);
  });

  it("tells an addition that it did not leave", async () => {
    const addition = await send(add());
    await fail(failure("offline", undefined, false));
    expect(addition.outcome.error).to.include({ code: "offline" });
    expect(store.state.intents).to.have.lengthOf(0);
  });

  it("is idle, for there is nothing to wait for", async () => {
    const change = await send(hold(2));
    await fail(failure("offline", undefined, false));
    await store.flush();
    await comeBack(holding(2));
    expect(change.outcome.state).to.equal("resolved");
  });
});

/** The connection comes back. */
async function comeBack(basket: Basket): Promise<void> {
  const refreshed = store.refresh();
  await confirmWhatWaits(basket);
  nth(api.validates, -1).resolve(basket);
  await refreshed;
}

/** Lets everything leave and confirms it, so that no promise outlives its test. */
async function confirmWhatWaits(basket = holding(2)): Promise<void> {
  await clock.advance(1_000);
  for (let sent = -1; sent !== api.updates.length;) {
    sent = api.updates.length;
    await confirm(basket);
    await clock.advance(1_000);
  }
  await store.flush();
}

describe("what stands beside a change", () => {
  it("keeps a request within the page unless it leaves with it", async () => {
    await send(hold(2));
    expect(nth(api.updates, 0).options.keepalive).to.equal(false);
    await confirm(holding(2));
  });

  it("goes with a new change of the line: what was said of the last one", async () => {
    await send(hold(2));
    await refuse(422);
    expect(shown().notice?.type).to.equal("failed");
    ask(hold(3));
    expect(shown().notice).to.equal(undefined);
    await confirmWhatWaits();
  });

  it("leaves with the others in one request, up to an addition", async () => {
    ask(hold(2, "line-1"));
    ask(hold(3, "line-2"));
    await send(add());
    expect(nth(api.updates, 0).actions).to.deep.equal([hold(2, "line-1"), hold(3, "line-2")]);
    await confirm(holding(2, 3));
    expect(nth(api.updates, 1).actions).to.deep.equal([add()]);
    await confirm(holding(2, 3));
  });

  it("is the shopper's as soon as one of them is", async () => {
    void store.setQuantity("line-1", 2, "host");
    await send(hold(3, "line-2"));
    await confirm(holding(2, 3));
    expect(events.flatMap((event) => (event.type === "change" ? [event.detail.source] : []))).to.deep.equal([
      "user",
    ]);
  });

  it("is no mismatch when a lost answer is found", async () => {
    await send(hold(2));
    await fail(failure("timeout"));
    nth(api.validates, -1).resolve(holding(2));
    await afterMicrotasks();
    const [change] = events.flatMap((event) => (event.type === "change" ? [event.detail] : []));
    expect(change?.mismatches).to.deep.equal([]);
  });

  it("shows what was read to find out what came of it, also when that was nothing", async () => {
    await send(hold(2));
    await fail(failure("timeout"));
    nth(api.validates, -1).resolve(holding(1, 7));
    await afterMicrotasks();
    expect(store.state.basket?.items[1]?.quantity).to.equal(7);
    expect(shown().notice?.type).to.equal("failed");
  });

  it("is said of the basket as a whole when an addition is refused for want of a connection", async () => {
    await send(hold(2));
    await fail(failure("offline"));
    const addition = await send(add());
    expect(addition.outcome.error).to.include({ code: "offline" });
    expect(store.state.error?.code).to.equal("offline");
    store.dispose();
  });

  it("is given up as aborted when the store ends without a connection", async () => {
    const change = await send(hold(2));
    await fail(failure("offline"));
    expect(change.outcome.state).to.equal("pending");
    store.dispose();
    await afterMicrotasks();
    expect(change.outcome.error).to.include({ code: "aborted" });
  });
});

describe("a change whose maker is not named", () => {
  const changes: Readonly<Record<string, readonly [() => Promise<Basket>, Basket]>> = {
    quantity: [() => store.setQuantity("line-1", 2), holding(2)],
    removal: [() => store.removeItem("line-1"), aBasket([anItem({ id: "line-2" })])],
    addition: [
      () => store.addItem({ id: "offer-9", version: "1" }),
      aBasket([...holding(1).items, anItem({ id: "line-9", offer: { id: "offer-9", version: "1" } })]),
    ],
  };
  for (const [name, [change, after]] of Object.entries(changes)) {
    it(`is the host's: ${name}`, async () => {
      const changed = watch(change());
      void store.flush();
      await afterMicrotasks();
      nth(api.updates, 0).resolve({ basket: after, refusals: [] });
      await afterMicrotasks();
      expect(changed.outcome.state).to.equal("resolved");
      const sources = events.map((event) => (event.type === "change" ? event.detail.source : event.type));
      expect(sources).to.deep.equal(["host"]);
    });
  }
});

describe("a change of two lines that the basket's end overtakes", () => {
  it("is one error, of the basket and not of a line", async () => {
    const both = [ask(hold(2)), ask(remove("line-2"))];
    void store.flush();
    await afterMicrotasks();
    nth(api.updates, 0).reject(failure("http", 500));
    await afterMicrotasks();
    nth(api.validates, -1).resolve(Object.freeze({ ...holding(1), completed: true }));
    await afterMicrotasks();
    for (const { outcome } of both) expect(outcome.error).to.include({ code: "basket-completed" });
    expect(codes()).to.deep.equal(["basket-completed"]);
  });
});

describe("a store that ends with a change on its way", () => {
  it("sends it as any other while the page stays", async () => {
    ask(hold(2));
    store.dispose();
    await afterMicrotasks();
    expect(nth(api.updates, 0).options.keepalive).to.equal(false);
    nth(api.updates, 0).resolve({ basket: holding(2), refusals: [] });
  });
});

describe("a change that the API knows no basket for", () => {
  it("is refused on its line when the basket is there to be read", async () => {
    const change = await send(hold(2));
    await fail(failure("basket-not-found", 404));
    nth(api.validates, -1).resolve(holding(1));
    await afterMicrotasks();
    expect(change.outcome.error).to.include({ code: "http", status: 404, itemId: "line-1", sent: true });
    expect(change.outcome.error)
      .to.have.property("message")
      .that.matches(/The landing-state cookie has not reached the API$/);
    expect(store.state.error).to.equal(undefined);
    expect(shown().notice?.type).to.equal("failed");
    expect(codes()).to.deep.equal(["http"]);
  });

  it("ends with the basket when that has ended, and is told as that alone", async () => {
    const change = await send(remove());
    await fail(failure("basket-not-found", 404));
    nth(api.validates, -1).resolve(aBasket([], { completed: true }));
    await afterMicrotasks();
    expect(change.outcome.error).to.include({ code: "basket-completed" });
    expect(store.state.error?.code).to.equal("basket-completed");
    expect(codes()).to.deep.equal(["basket-completed"]);
    expect(events.map(({ type }) => type)).not.to.include("change");
  });
});

describe("a change that was confirmed", () => {
  it("is validated although the next one is refused", async () => {
    store = await load(holding(1), true);
    await send(hold(2));
    ask(hold(3, "line-2"));
    await confirm(holding(2));
    await confirmOrFailNext(failure("http", 422));
    expect(api.validates).to.have.lengthOf(1);
    nth(api.validates, 0).resolve(holding(2));
    await afterMicrotasks();
    expect(store.state.basket?.validation).not.to.equal(undefined);
  });

  /** Lets what waits leave, and fails it. */
  async function confirmOrFailNext(error: PartnerCheckoutError): Promise<void> {
    await clock.advance(150);
    await fail(error);
  }
});

describe("a change that is on its way when the store ends", () => {
  it("settles, also when the connection goes then", async () => {
    const change = await send(hold(2));
    store.dispose();
    await fail(failure("offline", undefined, false));
    await afterMicrotasks();
    expect(change.outcome.error).to.include({ code: "aborted" });
    expect(store.busy).to.equal(false);
  });
});
