import { expect } from "@open-wc/testing";
import { requireItems } from "../../src/basket/arguments.js";
import type { NewOrder } from "../../src/domain/basket.js";

const OFFER = { id: "offer-1", version: "1" };
const RIGHT: readonly unknown[] = [
  [{ offer: OFFER }],
  [{ offer: OFFER, quantity: undefined }],
  [
    { offer: OFFER, quantity: 1 },
    { offer: OFFER, quantity: 9_999 },
  ],
];
const WRONG: readonly unknown[] = [
  undefined,
  null,
  "offer-1",
  [],
  { length: 1, 0: { offer: OFFER } },
  [undefined],
  [null],
  [{}],
  [{ offer: null }],
  [{ offer: { id: "offer-1" } }],
  [{ offer: { id: "", version: "1" } }],
  [{ offer: OFFER }, { offer: { version: "1" } }],
  ...[0, -1, 1.5, Number.NaN, Infinity, "2", null].map((quantity) => [{ offer: OFFER, quantity }]),
];

function check(items: unknown): () => void {
  return () => requireItems(items as NewOrder["orderItems"]);
}

describe("requireItems", () => {
  for (const items of RIGHT) {
    it(`takes ${JSON.stringify(items)}`, () => {
      expect(check(items)).not.to.throw();
    });
  }

  WRONG.forEach((items, index) => {
    it(`refuses what is none: ${index}, ${JSON.stringify(items)}`, () => {
      expect(check(items)).to.throw().with.property("code", "invalid-argument");
    });
  });
});
