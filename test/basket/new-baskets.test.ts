import { expect } from "@open-wc/testing";
import type { ChangeSource } from "../../src/basket/basket-state.js";
import { NewBaskets } from "../../src/basket/new-baskets.js";
import type { Basket, NewOrder } from "../../src/domain/basket.js";
import { PartnerCheckoutError } from "../../src/domain/error.js";
import { aBasket } from "../support/baskets.js";
import { afterMicrotasks, deferred, rejection, watch, type Deferred } from "../support/deferred.js";
import { FakeClock } from "../support/fake-clock.js";

const BASKET = aBasket();

function orderOf(id: string): NewOrder {
  return { orderItems: [{ offer: { id, version: "1" }, quantity: 1 }] };
}
const ORDER = orderOf("quarterly");
const OTHER = orderOf("archive");

interface Making extends Deferred<{ isIn: boolean; finish: () => Promise<Basket> }> {
  readonly order: NewOrder;
  readonly externalId: string;
}

interface Addition {
  readonly order: NewOrder;
  readonly source: ChangeSource;
}

/** What `NewBaskets` has asked its host for, to be answered by the test. */
class Host {
  readonly makings: Making[] = [];
  readonly additions: Addition[] = [];
  told = 0;
  /** Adds an order. */
  answer = async (): Promise<Basket> => BASKET;
  readonly baskets = new NewBaskets(new FakeClock(), {
    makeBasket: (order, externalId) => {
      const making = { order, externalId, ...deferred<{ isIn: boolean; finish: () => Promise<Basket> }>() };
      this.makings.push(making);
      return making.promise;
    },
    addOrder: async (order, source) => {
      this.additions.push({ order, source });
      return await this.answer();
    },
    onOrders: () => this.told++,
  });

  /** The making that was asked for last. */
  get making(): Making {
    const last = this.makings.at(-1);
    if (!last) throw new Error("No basket has been asked for");
    return last;
  }

  made(isIn = true, finish = async (): Promise<Basket> => BASKET): void {
    this.making.resolve({ isIn, finish });
  }
}

describe("NewBaskets", () => {
  let host: Host;
  beforeEach(() => {
    host = new Host();
  });

  it("is busy from the order until the basket is there, and tells both", async () => {
    const { baskets } = host;
    expect([baskets.busy, host.told]).to.deep.equal([false, 0]);
    const ordered = baskets.initiate(ORDER, "host");
    expect([baskets.busy, host.told]).to.deep.equal([true, 1]);
    host.made();
    expect(await ordered).to.equal(BASKET);
    expect([baskets.busy, host.told]).to.deep.equal([false, 2]);
  });

  it("makes one basket of the same order asked for twice at the same time", async () => {
    const both = [host.baskets.initiate(ORDER, "host"), host.baskets.initiate(orderOf("quarterly"), "user")];
    await afterMicrotasks();
    host.made();
    expect(await Promise.all(both)).to.deep.equal([BASKET, BASKET]);
    expect([host.makings.length, host.additions]).to.deep.equal([1, []]);
  });

  it("adds the same order once more where each counts, and asks for it once where nobody knows of the first", async () => {
    const both = [host.baskets.initiate(ORDER, "host", false), host.baskets.initiate(ORDER, "user", false)];
    host.made();
    await Promise.all(both);
    expect([host.makings.length, host.additions]).to.deep.equal([1, [{ order: ORDER, source: "user" }]]);
    const lost = [1, 2].map(() => rejection(host.baskets.initiate(ORDER, "host", false)));
    const error = new PartnerCheckoutError("uncertain", undefined, { sent: true });
    host.making.reject(error);
    expect(await Promise.all(lost)).to.deep.equal([error, error]);
    expect(host.makings.length).to.equal(2);
  });

  it("adds another order, asked for meanwhile, to the basket that is being made", async () => {
    const first = host.baskets.initiate(ORDER, "host");
    const second = host.baskets.initiate(OTHER, "user");
    await afterMicrotasks();
    expect(host.additions).to.deep.equal([]);
    host.made();
    await Promise.all([first, second]);
    expect(host.makings.length).to.equal(1);
    expect(host.additions).to.deep.equal([{ order: OTHER, source: "user" }]);
  });

  it("adds an order also while one before it is still being added", async () => {
    const added = deferred<Basket>();
    host.answer = () => added.promise;
    const first = host.baskets.initiate(ORDER, "host");
    const second = host.baskets.initiate(OTHER, "host");
    host.made();
    await first;
    const third = host.baskets.initiate(orderOf("gift"), "host");
    added.resolve(BASKET);
    await Promise.all([second, third]);
    expect([host.makings.length, host.additions.length]).to.deep.equal([1, 2]);
  });

  it("is settled when every order has come to something, or to nothing", async () => {
    await host.baskets.settled();
    const orders = [ORDER, OTHER].map((order) => watch(host.baskets.initiate(order, "host")));
    const settled = watch(host.baskets.settled());
    await afterMicrotasks();
    expect(settled.outcome.state).to.equal("pending");
    host.answer = () => Promise.reject(new PartnerCheckoutError("timeout"));
    host.made();
    await afterMicrotasks();
    expect(orders.map(({ outcome }) => outcome.state)).to.deep.equal(["resolved", "rejected"]);
    expect(settled.outcome.state).to.equal("resolved");
  });

  it("adds an order though the basket that was made cannot be read", async () => {
    const first = rejection(host.baskets.initiate(ORDER, "host"));
    const second = host.baskets.initiate(OTHER, "user");
    host.made(true, () => Promise.reject(new PartnerCheckoutError("network")));
    expect(await first).to.include({ code: "network" });
    await second;
    expect(host.additions.length).to.equal(1);
  });

  for (const [code, status] of [
    ["http", 409],
    ["bad-gateway", 502],
  ] as const) {
    it(`lets the next order make the basket where the first is refused with ${status}`, async () => {
      const first = rejection(host.baskets.initiate(ORDER, "host"));
      const second = host.baskets.initiate(OTHER, "host");
      const third = host.baskets.initiate(orderOf("gift"), "host");
      host.making.reject(new PartnerCheckoutError(code, undefined, { status, sent: true }));
      expect(await first).to.include({ code });
      await afterMicrotasks();
      expect(host.makings.map(({ order }) => order)).to.deep.equal([ORDER, OTHER]);
      host.made();
      await Promise.all([second, third]);
      expect(host.additions.map(({ order }) => order)).to.deep.equal([orderOf("gift")]);
    });
  }

  it("lets all orders fail with what would keep each of them from being made", async () => {
    const orders = [ORDER, OTHER].map((order) => rejection(host.baskets.initiate(order, "host")));
    const error = new PartnerCheckoutError("network", undefined, { sent: true });
    host.making.reject(error);
    expect(await Promise.all(orders)).to.deep.equal([error, error]);
    expect([host.makings.length, host.baskets.busy]).to.deep.equal([1, false]);
  });

  it("takes the same order after a failure for the same attempt, and another one for another", async () => {
    const ids: string[] = [];
    for (const order of [ORDER, ORDER, OTHER]) {
      const ordered = rejection(host.baskets.initiate(order, "host"));
      ids.push(host.making.externalId);
      host.making.reject(new PartnerCheckoutError("timeout"));
      await ordered;
    }
    const [first, again, other] = ids;
    expect(again).to.equal(first);
    expect(other).not.to.equal(first);
  });

  it("takes the same order after a success for a new one", async () => {
    const ids: string[] = [];
    for (let time = 0; time < 2; time++) {
      const ordered = host.baskets.initiate(ORDER, "host");
      ids.push(host.making.externalId);
      host.made();
      await ordered;
    }
    expect(new Set(ids).size).to.equal(2);
  });

  it("knows that an order is in a basket which nobody has seen yet", async () => {
    const { baskets } = host;
    const ordered = rejection(baskets.initiate(ORDER, "host"));
    host.made(true, () => Promise.reject(new PartnerCheckoutError("bad-gateway")));
    await ordered;
    expect([baskets.hasMade(orderOf("quarterly")), baskets.hasMade(OTHER)]).to.deep.equal([true, false]);
    baskets.see();
    expect(baskets.hasMade(ORDER)).to.equal(false);
  });

  it("does not take an order for made that another tab's basket has not got yet", async () => {
    const ordered = rejection(host.baskets.initiate(ORDER, "host"));
    host.made(false, () => Promise.reject(new PartnerCheckoutError("bad-gateway")));
    await ordered;
    expect(host.baskets.hasMade(ORDER)).to.equal(false);
  });

  it("refuses what is no order, or nothing that JSON can hold, and is not busy with it", async () => {
    const tracking: Record<string, unknown> = {};
    tracking["self"] = tracking;
    const circular = { ...ORDER, tracking };
    const orders: unknown[] = [undefined, null, {}, { orderItems: [] }, { orderItems: [{}] }, circular];
    for (const order of orders) {
      const error = await rejection(host.baskets.initiate(order as NewOrder, "host"));
      expect(error).to.include({ code: "invalid-argument" });
    }
    expect([host.makings.length, host.baskets.busy, host.told]).to.deep.equal([0, false, 0]);
  });
});
