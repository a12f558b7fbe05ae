import { expect } from "@open-wc/testing";
import * as fc from "fast-check";
import { shownItems } from "../../src/basket/basket-state.js";
import { BasketStore } from "../../src/basket/basket-store.js";
import type { PartnerCheckoutApi, RequestOptions } from "../../src/basket/port.js";
import type { Basket, OrderItemAction, UpdateResult } from "../../src/domain/basket.js";
import { PartnerCheckoutError, type ErrorCode } from "../../src/domain/error.js";
import { aBasket, anItem, BASKET_ID } from "../support/baskets.js";
import { afterMicrotasks, deferred, watch, type Deferred, type Outcome } from "../support/deferred.js";
import { FakeClock } from "../support/fake-clock.js";
import { runs } from "../support/runs.js";

/** What becomes of a request: answered, or failed before or after it was carried out. */
type Fate =
  | "answered"
  // A browser has sent it twice by itself; the page sees the second answer.
  | "answered-twice"
  | "lost"
  | "lost-after"
  | "refused"
  | "unauthorized"
  | "unknown"
  | "busy"
  | "offline";

type Command =
  | { readonly type: "set"; readonly line: number; readonly quantity: number }
  | { readonly type: "remove"; readonly line: number }
  | { readonly type: "add" | "validate" | "refresh" | "flush" | "elsewhere" | "carry-out" }
  | { readonly type: "wait"; readonly milliseconds: number }
  | { readonly type: "settle"; readonly request: number; readonly fate: Fate };

interface Request {
  readonly isWrite: boolean;
  readonly carryOut: () => void;
  readonly settle: (fate: Fate) => void;
}

const ERRORS: Readonly<
  Record<Exclude<Fate, "answered" | "answered-twice">, readonly [code: ErrorCode, status?: number]>
> = {
  lost: ["timeout"],
  "lost-after": ["network"],
  refused: ["http", 422],
  unauthorized: ["unauthorized", 401],
  unknown: ["basket-not-found", 404],
  busy: ["http", 503],
  offline: ["offline"],
};

/** A server that holds one basket, and carries requests out and answers them when it is told to. */
class Server implements PartnerCheckoutApi {
  readonly requests: Request[] = [];
  mostWrites = 0;
  /** Version of the newest basket that was answered to somebody who still waited. */
  answered = -1;
  #version = 0;
  #lines = new Map([
    ["line-1", 1],
    ["line-2", 2],
  ]);

  /** The basket as it is; its promotion code tells its version. */
  get basket(): Basket {
    const items = [...this.#lines].map(([id, quantity]) =>
      anItem({ id, quantity, offer: { id: id.startsWith("new") ? "offer-9" : `offer-${id}` } }),
    );
    return aBasket(items, { promoCode: String(this.#version) });
  }

  initiate(): Promise<string> {
    return Promise.reject(new Error("Nobody initiates here"));
  }

  update(_: string, actions: readonly OrderItemAction[]): Promise<UpdateResult> {
    return this.#receive(true, undefined, () => {
      for (const action of actions) this.#apply(action);
      return { basket: { ...this.basket, validation: undefined }, refusals: [] };
    });
  }

  validate(_: string, { signal }: RequestOptions = {}): Promise<Basket> {
    return this.#receive(false, signal, () => this.basket);
  }

  /** Another tab changes the basket. */
  changeElsewhere(): void {
    const [first] = this.#lines.keys();
    if (first !== undefined) this.#apply({ type: "quantity", itemId: first, quantity: 7 });
  }

  #apply(action: OrderItemAction): void {
    this.#version++;
    if (action.type === "add") this.#lines.set(`new-${this.#version}`, action.quantity);
    else if (action.type === "remove") this.#lines.delete(action.itemId);
    else if (this.#lines.has(action.itemId)) this.#lines.set(action.itemId, action.quantity);
  }

  #receive<T extends Basket | UpdateResult>(
    isWrite: boolean,
    signal: AbortSignal | undefined,
    work: () => T,
  ): Promise<T> {
    const answer: Deferred<T> = deferred<T>();
    let result: T | undefined;
    const carryOut = (): T => (result ??= work());
    const request: Request = {
      isWrite,
      carryOut,
      settle: (fate) => {
        this.requests.splice(this.requests.indexOf(request), 1);
        if (fate === "answered" || fate === "answered-twice") {
          if (fate === "answered-twice") work();
          const done = fate === "answered" ? carryOut() : work();
          if (!signal?.aborted) this.answered = Number(basketOf(done).promoCode);
          answer.resolve(done);
          return;
        }
        if (fate === "lost-after") carryOut();
        const [code, status] = ERRORS[fate];
        answer.reject(new PartnerCheckoutError(code, fate, { status, sent: fate !== "offline" }));
      },
    };
    this.requests.push(request);
    this.mostWrites = Math.max(this.mostWrites, this.requests.filter((each) => each.isWrite).length);
    return answer.promise;
  }
}

function basketOf(answer: Basket | UpdateResult): Basket {
  return "basket" in answer ? answer.basket : answer;
}

interface Wish {
  readonly itemId: string;
  readonly quantity: number;
  readonly watched: { readonly outcome: Outcome<unknown> };
}

/** One run: a store, its server, and what the shopper has asked for so far. */
class Run {
  readonly clock = new FakeClock();
  readonly server = new Server();
  readonly store: BasketStore;
  readonly wishes: Wish[] = [];
  readonly promises: { readonly what: string; readonly watched: { readonly outcome: Outcome<unknown> } }[] =
    [];

  constructor(validateAfterChange: boolean) {
    const { clock, server } = this;
    this.store = new BasketStore({ api: server, basketId: BASKET_ID, clock, validateAfterChange });
  }

  async do(command: Command): Promise<void> {
    const { store, server, clock } = this;
    switch (command.type) {
      case "set":
      case "remove": {
        const itemId = store.state.basket?.items[command.line]?.id;
        if (itemId === undefined) break;
        const quantity = command.type === "set" ? command.quantity : 0;
        const watched = this.#promise(
          `${command.type} ${quantity} of ${itemId}`,
          store.setQuantity(itemId, quantity),
        );
        this.wishes.push({ itemId, quantity, watched });
        break;
      }
      case "add":
        this.#promise("add", store.addItem({ id: "offer-9", version: "1" }));
        break;
      case "validate":
        this.#promise("validate", store.validate());
        break;
      case "refresh":
        this.#promise("refresh", store.refresh());
        break;
      case "flush":
        this.#promise("flush", store.flush());
        break;
      case "elsewhere":
        server.changeElsewhere();
        break;
      case "wait":
        await clock.advance(command.milliseconds);
        break;
      case "carry-out":
        server.requests[0]?.carryOut();
        break;
      case "settle":
        server.requests[command.request % Math.max(1, server.requests.length)]?.settle(command.fate);
        break;
    }
    await afterMicrotasks();
  }

  /** The connection is back and everything is answered. */
  async finish(): Promise<void> {
    // A read that was under way may have been carried out before something changed elsewhere: the next one tells.
    await this.#refresh();
    await this.#refresh();
  }

  async #refresh(): Promise<void> {
    this.#promise("last refresh", this.store.refresh());
    for (let round = 0; round < 100; round++) {
      await this.clock.advance(150);
      if (this.server.requests.length === 0) return;
      await this.do({ type: "settle", request: 0, fate: "answered" });
    }
    expect.fail("The store never stops asking");
  }

  check(): void {
    const { store, server, wishes } = this;
    expect(server.mostWrites, "writes in flight").to.be.at.most(1);
    const shown = shownItems(store.state);
    if (server.answered >= 0) expect(store.state.basket?.promoCode).to.equal(String(server.answered));
    for (const { item, quantity, pending } of shown) {
      const wish = wishes.findLast(
        ({ itemId, watched }) => itemId === item.id && watched.outcome.state === "pending",
      );
      const expected = { quantity: wish?.quantity || item.quantity, pending: pendingFor(wish) };
      expect({ quantity, pending }, `shown of ${item.id}`).to.deep.equal(expected);
    }
  }

  checkEnd(): void {
    const { store, server } = this;
    const open = this.promises.filter(({ watched }) => watched.outcome.state === "pending");
    expect(
      open.map(({ what }) => what),
      "promises that never settle",
    ).to.deep.equal([]);
    for (const { what, watched } of this.promises) {
      const { error, state } = watched.outcome;
      if (state === "rejected") expect(error, what).to.be.instanceOf(PartnerCheckoutError);
    }
    expect(store.busy, "busy").to.equal(false);
    expect(store.state.reading, "reading").to.equal(false);
    expect(shownItems(store.state).map(({ item, quantity }) => [item.id, quantity])).to.deep.equal(
      server.basket.items.map(({ id, quantity }) => [id, quantity]),
    );
  }

  #promise(what: string, promise: Promise<unknown>) {
    const watched = watch(promise);
    this.promises.push({ what, watched });
    return watched;
  }
}

function pendingFor(wish: Wish | undefined): "remove" | "quantity" | undefined {
  if (!wish) return undefined;
  return wish.quantity === 0 ? "remove" : "quantity";
}

const line = fc.integer({ min: 0, max: 2 });
const commands = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        type: fc.constant("set" as const),
        line,
        quantity: fc.integer({ min: 1, max: 9 }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ type: fc.constant("remove" as const), line }) },
    {
      weight: 3,
      arbitrary: fc.record({
        type: fc.constantFrom("add" as const, "validate", "refresh", "flush", "elsewhere", "carry-out"),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        type: fc.constant("wait" as const),
        milliseconds: fc.constantFrom(50, 150, 300),
      }),
    },
    {
      weight: 5,
      arbitrary: fc.record({
        type: fc.constant("settle" as const),
        request: fc.nat({ max: 1 }),
        fate: fc.constantFrom<Fate[]>(
          "answered",
          "answered",
          "answered",
          "answered-twice",
          "lost",
          "lost-after",
          "unknown",
          "refused",
          "unauthorized",
          "busy",
          "offline",
        ),
      }),
    },
  ),
  { maxLength: 30, size: "max" },
);

describe("the basket store, whatever happens", () => {
  it("shows the server's basket with open changes on top, writes one at a time, and settles everything", async () => {
    await fc.assert(
      fc.asyncProperty(fc.boolean(), commands, async (validateAfterChange, list) => {
        const run = new Run(validateAfterChange);
        await run.do({ type: "validate" });
        await run.do({ type: "settle", request: 0, fate: "answered" });
        for (const command of list) {
          await run.do(command);
          run.check();
        }
        await run.finish();
        run.check();
        run.checkEnd();
      }),
      runs("the basket store's model", 1_000),
    );
  }).timeout(600_000);
});
