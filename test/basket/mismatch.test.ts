import { expect } from "@open-wc/testing";
import { findMismatches } from "../../src/basket/mismatch.js";
import type { Mismatch, OrderItem, OrderItemAction, Refusal } from "../../src/domain/basket.js";
import { aBasket, anItem } from "../support/baskets.js";

const line = (id: string, quantity: number, offerId = `offer-${id}`): OrderItem =>
  anItem({ id, quantity, offer: { id: offerId } });
const remove = (itemId: string): OrderItemAction => ({ type: "remove", itemId });
const hold = (itemId: string, quantity: number): OrderItemAction => ({ type: "quantity", itemId, quantity });
const add = (id: string, quantity: number): OrderItemAction => ({
  type: "add",
  offer: { id, version: "1" },
  quantity,
});

interface Case {
  readonly what: string;
  readonly actions: readonly OrderItemAction[];
  readonly before?: readonly OrderItem[];
  readonly after: readonly OrderItem[];
  readonly refusals?: readonly Refusal[];
  readonly mismatches: readonly Mismatch[];
}

const cases: readonly Case[] = [
  { what: "nothing when nothing was asked", actions: [], after: [line("a", 1)], mismatches: [] },
  {
    what: "nothing in a quantity that is held",
    actions: [hold("a", 3)],
    after: [line("a", 3)],
    mismatches: [],
  },
  {
    what: "the addition alone, whatever else has come or changed meanwhile",
    actions: [add("offer-new", 1)],
    before: [line("a", 1)],
    after: [line("a", 4), line("elsewhere", 7), line("b", 2, "offer-new")],
    mismatches: [{ itemId: "b", asked: 1, actual: 2, message: undefined }],
  },
  {
    what: "a quantity that the API capped",
    actions: [hold("a", 9)],
    after: [line("a", 5)],
    mismatches: [{ itemId: "a", asked: 9, actual: 5, message: undefined }],
  },
  {
    what: "a line that is gone",
    actions: [hold("a", 3)],
    after: [],
    mismatches: [{ itemId: "a", asked: 3, actual: 0, message: undefined }],
  },
  { what: "nothing in a removal", actions: [remove("a")], after: [line("b", 1)], mismatches: [] },
  {
    what: "a line that should be gone",
    actions: [remove("a")],
    after: [line("a", 2)],
    mismatches: [{ itemId: "a", asked: 0, actual: 2, message: undefined }],
  },
  {
    what: "nothing in an addition",
    actions: [add("x", 2)],
    before: [line("a", 1)],
    after: [line("a", 1), line("new", 2, "x")],
    mismatches: [],
  },
  {
    what: "nothing in an addition that joined a line of the same offer",
    actions: [add("x", 2)],
    before: [line("a", 1, "x")],
    after: [line("a", 3, "x")],
    mismatches: [],
  },
  {
    what: "an addition that did not appear",
    actions: [add("x", 1)],
    before: [line("a", 1)],
    after: [line("a", 1)],
    mismatches: [{ itemId: undefined, asked: 1, actual: 0, message: undefined }],
  },
  {
    what: "an addition that a browser sent twice",
    actions: [add("x", 1)],
    before: [],
    after: [line("one", 1, "x"), line("two", 1, "x")],
    mismatches: [{ itemId: "one", asked: 1, actual: 2, message: undefined }],
  },
  {
    what: "an addition that joined a line twice",
    actions: [add("x", 1)],
    before: [line("a", 1, "x")],
    after: [line("a", 3, "x")],
    mismatches: [{ itemId: "a", asked: 2, actual: 3, message: undefined }],
  },
  {
    what: "an addition that was refused beside a line of the same offer, in the API's words",
    actions: [add("x", 1)],
    before: [line("a", 1, "x")],
    after: [line("a", 1, "x")],
    refusals: [{ itemId: "x-9", message: "One at most" }],
    mismatches: [{ itemId: "a", asked: 2, actual: 1, message: "One at most" }],
  },
  {
    what: "the API's own words for the line",
    actions: [hold("a", 9), hold("b", 9)],
    after: [line("a", 5), line("b", 5)],
    refusals: [{ itemId: "b", message: "Five at most" }],
    mismatches: [
      { itemId: "a", asked: 9, actual: 5, message: undefined },
      { itemId: "b", asked: 9, actual: 5, message: "Five at most" },
    ],
  },
  {
    what: "the API's own words for an addition that it names no line for",
    actions: [add("x", 1)],
    after: [],
    refusals: [{ itemId: undefined, message: "Sold out" }],
    mismatches: [{ itemId: undefined, asked: 1, actual: 0, message: "Sold out" }],
  },
  {
    what: "nothing in a refusal of what is as it should be",
    actions: [hold("a", 3)],
    after: [line("a", 3)],
    refusals: [{ itemId: "a", message: "No change" }],
    mismatches: [],
  },
];

describe("findMismatches", () => {
  for (const { what, actions, before = [], after, refusals, mismatches } of cases) {
    it(`finds ${what}`, () => {
      expect(findMismatches(actions, aBasket(before), aBasket(after), refusals)).to.deep.equal(mismatches);
    });
  }

  it("counts from nothing where no basket was known", () => {
    expect(findMismatches([add("x", 1)], undefined, aBasket([line("a", 1, "x")]))).to.deep.equal([]);
  });
});
