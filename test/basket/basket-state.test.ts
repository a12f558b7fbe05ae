import { expect } from "@open-wc/testing";
import {
  initialState,
  shownItems,
  statusOf,
  type BasketState,
  type Intent,
  type Notice,
  type Status,
} from "../../src/basket/basket-state.js";
import type { OrderItemAction } from "../../src/domain/basket.js";
import { PartnerCheckoutError, type ErrorCode } from "../../src/domain/error.js";
import { aBasket, anItem } from "../support/baskets.js";

const error = (code: ErrorCode) => new PartnerCheckoutError(code, "For tests");
const quantity = (itemId: string, units: number): OrderItemAction => ({
  type: "quantity",
  itemId,
  quantity: units,
});
const remove = (itemId: string): OrderItemAction => ({ type: "remove", itemId });
const add: OrderItemAction = { type: "add", offer: { id: "offer-9", version: "1" }, quantity: 1 };

const basket = aBasket([anItem({ id: "line-1", quantity: 2 }), anItem({ id: "line-2", quantity: 1 })]);
const ready: BasketState = { ...initialState, basket };

/** A loaded basket with these changes open. */
const wanting = (...actions: readonly OrderItemAction[]): BasketState => ({
  ...ready,
  intents: actions.map((action): Intent => ({ action, source: "user" })),
});

describe("status", () => {
  const cases: readonly (readonly [what: string, state: Partial<BasketState>, status: Status])[] = [
    ["nothing yet", {}, "idle"],
    ["the first read", { reading: true }, "loading"],
    ["a basket", { basket }, "ready"],
    ["a basket that is read again", { basket, reading: true }, "ready"],
    ["a basket without items", { basket: aBasket([]) }, "empty"],
    ["no cookie", { error: error("cookie-missing") }, "missing"],
    ["a completed basket", { basket, error: error("basket-completed") }, "missing"],
    ["an expired basket", { basket, error: error("basket-expired") }, "missing"],
    ["an unknown basket", { error: error("basket-not-found") }, "error"],
    ["an unreadable cookie", { error: error("cookie-invalid") }, "error"],
    ["a failed first read", { error: error("network") }, "error"],
    ["a failed reload", { basket, error: error("bad-gateway") }, "error"],
    ["another try after an error was kept", { error: error("network"), reading: true }, "error"],
  ];
  for (const [what, state, status] of cases) {
    it(`is ${status} with ${what}`, () => {
      expect(statusOf({ ...initialState, ...state })).to.equal(status);
    });
  }
});

describe("what is shown", () => {
  it("is nothing before there is a basket", () => {
    expect(shownItems(initialState)).to.deep.equal([]);
  });

  const cases: readonly (readonly [
    what: string,
    actions: readonly OrderItemAction[],
    quantity: number,
    pending: "quantity" | "remove" | undefined,
  ])[] = [
    ["the confirmed quantity without a change", [], 2, undefined],
    ["the quantity that is wanted", [quantity("line-1", 5)], 5, "quantity"],
    ["the line with its quantity while it is being removed", [remove("line-1")], 2, "remove"],
    ["the newest of several changes", [quantity("line-1", 3), quantity("line-1", 4)], 4, "quantity"],
    ["a removal after a change", [quantity("line-1", 3), remove("line-1")], 2, "remove"],
    ["a quantity after a removal", [remove("line-1"), quantity("line-1", 3)], 3, "quantity"],
    ["the confirmed quantity beside another line's change", [quantity("line-2", 9)], 2, undefined],
    ["the confirmed quantity beside an addition", [add], 2, undefined],
    ["the change below an addition", [quantity("line-1", 3), add], 3, "quantity"],
  ];
  for (const [what, actions, units, pending] of cases) {
    it(`is ${what}`, () => {
      expect(shownItems(wanting(...actions))[0]).to.deep.include({ quantity: units, pending });
    });
  }

  it("has the line's notice and issues beside it", () => {
    const notice: Notice = { type: "failed", error: error("bad-gateway") };
    const issue = { code: "block_multiple", message: undefined, itemId: "line-2" };
    const [first, second] = shownItems({
      ...ready,
      notices: new Map([["line-1", notice]]),
      basket: { ...basket, validation: { valid: false, issues: [issue] } },
    });
    expect(first).to.deep.include({ notice, issues: [] });
    expect(second).to.deep.include({ notice: undefined, issues: [issue] });
  });
});
