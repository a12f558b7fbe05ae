import { expect } from "@open-wc/testing";
import { readItem, readOrder } from "../../src/basket/arguments.js";
import type { NewOrder, OfferReference } from "../../src/domain/basket.js";

const OFFER = { id: "offer-1", version: "1" };
const ITEM = { offer: OFFER, quantity: 1 };
const WRONG: readonly unknown[] = [
  "offer-1",
  [],
  { length: 1, 0: { offer: OFFER } },
  Object.assign([], { length: 1 }),
  [undefined],
  [null],
  [{}],
  [{ offer: null }],
  [{ offer: { id: "offer-1" } }],
  [{ offer: { id: "", version: "1" } }],
  [{ offer: { id: 5, version: "1" } }],
  [{ offer: { id: {}, version: [] } }],
  ...["addon", "no_offer", "add_ons"].map((type) => [{ offer: OFFER, type }]),
  [{ offer: OFFER }, { offer: { version: "1" } }],
  ...[0, -1, 1.5, Number.NaN, Infinity, "2", null].map((quantity) => [{ offer: OFFER, quantity }]),
];

const orderOf = (orderItems: unknown): string => readOrder({ orderItems } as NewOrder);
const itemsOf = (orderItems: unknown): unknown => (JSON.parse(orderOf(orderItems)) as NewOrder).orderItems;

function thrower(): never {
  throw new Error("The page's own");
}

describe("readOrder", () => {
  it("fills in and leaves out what goes without saying, so that equal orders are the same text", () => {
    const spelt = { quantity: 1, type: "offer", offer: { version: "1", id: "offer-1", name: "Print" } };
    expect(itemsOf([spelt])).to.deep.equal([ITEM]);
    expect(orderOf([spelt])).to.equal(orderOf([{ offer: OFFER }]));
    expect(orderOf([{ offer: OFFER, quantity: 2 }])).not.to.equal(orderOf([{ offer: OFFER }]));
  });

  it("keeps add-ons, country, source and tracking", () => {
    const order: NewOrder = {
      orderItems: [ITEM, { offer: OFFER, quantity: 2, type: "add_on", parentId: "line-1" }],
      country: "GB",
      source: "shop",
      tracking: { campaign: ["spring", 1] },
    };
    expect(JSON.parse(readOrder(order))).to.deep.equal(order);
  });

  WRONG.forEach((items, index) => {
    it(`refuses what is no order: ${index}, ${JSON.stringify(items)}`, () => {
      expect(() => orderOf(items))
        .to.throw()
        .with.property("code", "invalid-argument");
    });
  });

  const circular: Record<string, unknown> = {};
  circular["self"] = circular;
  for (const [what, order] of Object.entries({
    nothing: undefined,
    null: null,
    "what JSON cannot hold": { orderItems: [ITEM], tracking: circular },
    "what throws when it is read": Object.defineProperty({}, "orderItems", { get: thrower }),
  })) {
    it(`refuses ${what}, and says why`, () => {
      const reading = (): string => readOrder(order as NewOrder);
      expect(reading).to.throw().with.property("code", "invalid-argument");
      expect(reading).to.throw().with.property("cause").that.is.an("error");
    });
  }
});

describe("readItem", () => {
  it("copies an offer with its quantity", () => {
    const offer: OfferReference = { ...OFFER, type: "add_on", parentId: "line-1" };
    expect(readItem(offer, 2)).to.deep.equal({
      offer: OFFER,
      quantity: 2,
      type: "add_on",
      parentId: "line-1",
    });
    expect(readItem({ ...OFFER, type: "offer" }, 1)).to.deep.equal(ITEM);
  });

  for (const [what, offer, quantity] of [
    ["no offer", undefined, 1],
    ["an offer without a version", { id: "offer-1" }, 1],
    ["no quantity", OFFER, null],
    [
      "an offer that throws when it is read",
      Object.defineProperty({}, "id", { get: thrower, enumerable: true }),
      1,
    ],
  ] as const) {
    it(`refuses ${what}`, () => {
      const reading = (): unknown => readItem(offer as OfferReference, quantity as number);
      expect(reading).to.throw().with.property("code", "invalid-argument");
    });
  }
});
