import { expect } from "@open-wc/testing";
import { initiateBody, readInitiate, readUpdate, readValidate, updateBody } from "../../src/api/wire.js";
import type { NewOrder, OrderItemAction } from "../../src/domain/basket.js";
import type { Money } from "../../src/domain/money.js";
import { PartnerCheckoutError } from "../../src/domain/error.js";
import { BASKET_ID, OTHER_BASKET_ID } from "../support/baskets.js";
import { wireItem, wireOffer, wireOrder, type Json } from "../support/limio.js";

const OFFER = { id: "8a51", version: "4dd3" };

describe("the body of initiate", () => {
  it("is an order with its external id", () => {
    const order: NewOrder = {
      orderItems: [{ offer: OFFER, quantity: 2 }],
      country: "GB",
      source: "shop",
      tracking: { tag: "/tags/partner", offers: ["/offers2/a"] },
    };
    expect(sent(initiateBody(order, "1f0c3a9e"))).to.deep.equal({
      order: {
        orderItems: [{ offer: OFFER, quantity: 2 }],
        external_id: "1f0c3a9e",
        order_type: "new",
        country: "GB",
        source: "shop",
        tracking: { tag: "/tags/partner", offers: ["/offers2/a"] },
      },
    });
  });

  it("leaves out what was not said, and orders one", () => {
    expect(sent(initiateBody({ orderItems: [{ offer: OFFER }] }, "1f0c3a9e"))).to.deep.equal({
      order: { orderItems: [{ offer: OFFER, quantity: 1 }], external_id: "1f0c3a9e", order_type: "new" },
    });
  });

  it("names types where add-ons stand beside offers", () => {
    const order: NewOrder = {
      orderItems: [
        { offer: OFFER },
        { offer: { id: "a", version: "b" }, type: "add_on", parentId: "line-1" },
      ],
    };
    expect(sent(initiateBody(order, "1f0c3a9e"))).to.deep.nested.include({
      "order.orderItems": [
        { offer: OFFER, quantity: 1, type: "offer" },
        { offer: { id: "a", version: "b" }, quantity: 1, type: "add_on", parentId: "line-1" },
      ],
    });
  });

  it("names nothing of an offer but its id and version", () => {
    const offer = { ...OFFER, path: "/offers/secret" };
    expect(JSON.stringify(initiateBody({ orderItems: [{ offer }] }, "1f0c3a9e"))).not.to.include("secret");
  });
});

describe("the body of update", () => {
  it("holds an order item action for each action, in their order", () => {
    expect(
      sent(
        updateBody([
          { type: "remove", itemId: "line-2" },
          { type: "quantity", itemId: "line-1", quantity: 3 },
          { type: "add", offer: OFFER, quantity: 1 },
          { type: "add", offer: { ...OFFER, type: "add_on", parentId: "line-1" }, quantity: 2 },
        ]),
      ),
    ).to.deep.equal({
      orderItemActions: [
        { orderItemActionType: "remove", id: "line-2" },
        { orderItemActionType: "update_quantity", id: "line-1", quantity: 3 },
        { orderItemActionType: "add", type: "offer", offer: OFFER, quantity: 1 },
        { orderItemActionType: "add", type: "add_on", offer: OFFER, quantity: 2, parentId: "line-1" },
      ],
    });
  });
});

describe("the answer of initiate", () => {
  for (const answer of [
    { id: BASKET_ID },
    { basket_id: BASKET_ID },
    { id: BASKET_ID, basket_id: OTHER_BASKET_ID },
    { id: "", basket_id: BASKET_ID },
    { id: BASKET_ID, surprise: true },
  ]) {
    it(`names the basket in ${JSON.stringify(answer)}`, () => {
      expect(readInitiate(answer)).to.equal(BASKET_ID);
    });
  }

  it("may name a basket in a form that no cookie could", () => {
    expect(readInitiate({ id: "basket-short" })).to.equal("basket-short");
  });

  for (const answer of [{}, { id: null }, { id: "" }, { id: 7 }, null, "basket-1", []]) {
    it(`is malformed as ${JSON.stringify(answer)}`, () => {
      expectMalformed(() => readInitiate(answer));
    });
  }
});

describe("the answer of update", () => {
  it("is the basket after the change, not validated yet", () => {
    const { basket, refusals } = readUpdate({ id: BASKET_ID, order: wireOrder() }, BASKET_ID, []);
    expect(basket).to.include({ id: BASKET_ID, validation: undefined, completed: false });
    expect(basket.items).to.have.lengthOf(1);
    expect(refusals).to.deep.equal([]);
  });

  it("takes the id for the basket's as initiate gave it", () => {
    expect(readUpdate({ id: "basket-short", order: wireOrder() }, "basket-short", []).basket.id).to.equal(
      "basket-short",
    );
  });

  it("tells which actions were refused, and why", () => {
    const actionResults = [
      { id: "line-1", success: true },
      { id: "line-2", success: false, message: "No more than two" },
      { success: false, message: "" },
      { id: 7, success: false },
      { id: "line-3" },
      null,
      "no",
    ];
    expect(
      readUpdate({ id: BASKET_ID, order: wireOrder(), actionResults }, BASKET_ID, []).refusals,
    ).to.deep.equal([
      { itemId: "line-2", message: "No more than two" },
      { itemId: undefined, message: undefined },
      { itemId: undefined, message: undefined },
    ]);
  });

  it("takes a refusal that names no order item for that of the action in its place", () => {
    const actionResults = [{ success: true }, { success: false, message: "Only one each." }];
    const read = (actions: readonly OrderItemAction[]) =>
      readUpdate({ id: BASKET_ID, order: wireOrder(), actionResults }, BASKET_ID, actions).refusals;
    const actions = ["line-1", "line-2"].map((itemId): OrderItemAction => ({
      type: "quantity",
      itemId,
      quantity: 2,
    }));
    expect(read(actions)).to.deep.equal([{ itemId: "line-2", message: "Only one each." }]);
    expect(read(actions.slice(1)), "other results than actions").to.deep.equal([
      { itemId: undefined, message: "Only one each." },
    ]);
  });

  for (const answer of [
    {},
    { id: BASKET_ID },
    { order: wireOrder() },
    { id: BASKET_ID, order: {} },
    { id: BASKET_ID, order: { orderItems: null } },
    { id: BASKET_ID, order: "order" },
    { id: OTHER_BASKET_ID, order: wireOrder() },
  ]) {
    it(`is malformed as ${JSON.stringify(answer).slice(0, 60)}`, () => {
      expectMalformed(() => readUpdate(answer, BASKET_ID, []));
    });
  }
});

describe("the answer of validate", () => {
  const validate = (answer: Json) => readValidate(answer, BASKET_ID);
  const order = {
    ...wireOrder([wireItem({ id: "line-1" })]),
    promoCode: "WELCOME",
    orderTotal: {
      orderSubtotal: "16.00",
      orderTotal: "19.20",
      currency: "GBP",
      taxSummary: [{ taxCode: "VAT", taxAmount: "3.20" }],
    },
  };

  const places: Readonly<Record<string, Json>> = {
    "state.order": { id: BASKET_ID, state: { order } },
    order: { basketId: BASKET_ID, order },
    "basket.order": { id: BASKET_ID, basket: { order } },
    "state itself": { id: BASKET_ID, state: order },
  };
  for (const [place, answer] of Object.entries(places)) {
    it(`holds the order at ${place}`, () => {
      const pounds = (amount: string): Money => ({ amount, currency: "GBP" });
      const { items, ...basket } = validate(answer);
      expect(items.map(({ id }) => id)).to.deep.equal(["line-1"]);
      expect(basket).to.deep.include({
        promoCode: "WELCOME",
        subtotal: pounds("16"),
        taxes: [{ code: "VAT", amount: pounds("3.2") }],
        total: pounds("19.2"),
      });
    });
  }

  it("is about the basket that was asked for", () => {
    expect(validate({ order }).id).to.equal(BASKET_ID);
  });

  for (const answer of [
    {},
    { id: BASKET_ID },
    { state: {} },
    { order: null },
    { state: "x" },
    { valid: true },
  ]) {
    it(`is malformed as ${JSON.stringify(answer)}`, () => {
      expectMalformed(() => validate(answer));
    });
  }

  it("may say that the basket has been ordered, with or without its order", () => {
    expect(validate({ state: { completed: true } })).to.deep.include({ completed: true, items: [] });
    expect(validate({ state: { completed: true, order } })).to.have.property("completed", true);
    expect(validate({ state: { completed: false, order } })).to.have.property("completed", false);
    expect(validate({ state: { completed: null, order } })).to.have.property("completed", false);
  });

  const instants: readonly (readonly [expiresAt: Json, instant: number | undefined])[] = [
    ["2026-12-07T10:00:00Z", Date.UTC(2026, 11, 7, 10)],
    ["2026-12-07T11:00:00+01:00", Date.UTC(2026, 11, 7, 10)],
    ["soon", undefined],
    [0, undefined],
    ["0001-01-01T00:00:00Z", undefined],
    ["0", undefined],
    ["", undefined],
    [null, undefined],
    [{}, undefined],
  ];
  for (const [expiresAt, instant] of instants) {
    it(`says when the basket ends as ${JSON.stringify(expiresAt)}`, () => {
      expect(validate({ state: { order, expiresAt } }).expiresAt).to.equal(instant);
    });
  }

  describe("an answer for another basket", () => {
    for (const name of ["id", "basketId"]) {
      it(`is none for this one: ${name}`, () => {
        const answer = { [name]: OTHER_BASKET_ID, state: { order: wireOrder() } };
        expect(() => readValidate(answer, BASKET_ID)).to.throw(PartnerCheckoutError, "another basket");
        expect(readValidate({ ...answer, [name]: BASKET_ID }, BASKET_ID).id).to.equal(BASKET_ID);
      });
    }
  });

  describe("on whether the basket may be ordered", () => {
    const issue = { message: "Sold out" };
    const cases: readonly (readonly [
      what: string,
      fields: { readonly [key: string]: Json },
      valid: boolean,
    ])[] = [
      ["nothing at all", {}, true],
      ["no issues", { blockedProducts: [], errors: [] }, true],
      ["valid", { valid: true }, true],
      ["not valid", { valid: false }, false],
      ["an error", { errors: [issue] }, false],
      ["a blocked product", { blockedProducts: [issue] }, false],
      ["both", { valid: false, blockedProducts: [issue], errors: [issue] }, false],
      ["lists that are none", { blockedProducts: null, errors: {} }, true],
      ["an odd verdict", { valid: "yes" }, true],
      ["an error that cannot be read", { errors: ["Sold out"] }, false],
    ];
    for (const [what, fields, valid] of cases) {
      it(`takes ${what} for ${valid ? "yes" : "no"}`, () => {
        expect(validate({ order, ...fields }).validation?.valid).to.equal(valid);
      });
    }
  });

  describe("on issues", () => {
    const lines = wireOrder([
      wireItem({ id: "line-1" }),
      wireItem({
        id: "line-2",
        offer: wireOffer({}, { path: "/offers/Digital" }, { products: [digital()] }),
      }),
    ]);
    const issuesOf = (...errors: readonly Json[]) => validate({ order: lines, errors }).validation?.issues;

    const named: readonly (readonly [
      by: string,
      fields: { readonly [key: string]: Json },
      itemId: string | undefined,
    ])[] = [
      ["order item id", { orderItemId: "line-2" }, "line-2"],
      ["product path", { path: "/products/Digital" }, "line-2"],
      ["offer path", { path: "/offers/Digital" }, "line-2"],
      ["product code", { productCode: "LI.DIGITAL" }, "line-2"],
      ["order item id before anything else", { orderItemId: "line-1", productCode: "LI.DIGITAL" }, "line-1"],
      ["product when the id is unknown", { orderItemId: "gone", productCode: "LI.DIGITAL" }, "line-2"],
      ["nothing", {}, undefined],
      ["nothing that is in the basket", { productCode: "LI.OTHER", path: "/x" }, undefined],
      ["empty names", { orderItemId: "", productCode: "", path: "" }, undefined],
    ];
    for (const [by, fields, itemId] of named) {
      it(`finds the line by ${by}`, () => {
        expect(issuesOf({ code: "price_changed", ...fields })).to.deep.equal([
          { code: "price_changed", message: undefined, itemId },
        ]);
      });
    }

    it("finds the line of a bundle by any of its products", () => {
      const bundle = wireItem({ id: "bundle", offer: wireOffer({}, {}, { products: [{}, digital()] }) });
      for (const name of [{ path: "/products/Digital" }, { productCode: "LI.DIGITAL" }]) {
        const { validation } = validate({ order: wireOrder([bundle]), errors: [{ code: "x", ...name }] });
        expect(validation?.issues).to.deep.equal([{ code: "x", message: undefined, itemId: "bundle" }]);
      }
    });

    it("finds no line by the products that it does not have", () => {
      const bare = wireOrder([wireItem({ offer: {} })]);
      expect(validate({ order: bare, errors: [{ message: "x" }] }).validation?.issues).to.deep.equal([
        { code: "", message: "x", itemId: undefined },
      ]);
    });

    it("keeps Limio's words, reason before code, blocked products first", () => {
      const answer = validate({
        order: lines,
        errors: [{ code: "price_changed", message: "It was £20" }],
        blockedProducts: [{ reason: "block_multiple", code: "x", message: "", orderItemId: "line-1" }],
      });
      expect(answer.validation?.issues).to.deep.equal([
        { code: "block_multiple", message: undefined, itemId: "line-1" },
        { code: "price_changed", message: "It was £20", itemId: undefined },
      ]);
    });
  });
});

describe("hostile bodies", () => {
  it("change nothing that others inherit", () => {
    const text = JSON.stringify({ order: wireOrder() }).replace(
      "{",
      '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},',
    );
    const basket = readValidate(JSON.parse(text), BASKET_ID);
    expect(basket.items).to.have.lengthOf(1);
    expect("polluted" in {}).to.equal(false);
    expect("polluted" in basket).to.equal(false);
  });

  it("may use such names as ids", () => {
    const order = wireOrder([wireItem({ id: "__proto__" }), wireItem({ id: "constructor" })]);
    const errors = [{ orderItemId: "constructor" }];
    const basket = readValidate({ order, errors }, BASKET_ID);
    expect(basket.items.map(({ id, unavailable }) => [id, unavailable])).to.deep.equal([
      ["__proto__", false],
      ["constructor", false],
    ]);
    expect(basket.validation?.issues).to.have.nested.property("[0].itemId", "constructor");
  });
});

describe("snapshots", () => {
  it("are frozen through and through", () => {
    const read = [
      readValidate({ order: wireOrder(), errors: [{ message: "x" }] }, BASKET_ID),
      readUpdate({ id: BASKET_ID, order: wireOrder() }, BASKET_ID, []).basket,
    ];
    for (const basket of read) {
      expect(basket.items).to.have.lengthOf(1);
      expect(Object.isFrozen(basket)).to.equal(true);
      expect(Object.isFrozen(basket.items)).to.equal(true);
      expect(Object.isFrozen(basket.items[0])).to.equal(true);
      expect(Object.isFrozen(basket.items[0]?.price)).to.equal(true);
      expect(Object.isFrozen(basket.items[0]?.quantityRule)).to.equal(true);
      expect(Object.isFrozen(basket.total)).to.equal(true);
    }
    const [issue] = read[0]?.validation?.issues ?? [];
    expect(issue).to.include({ message: "x" });
    expect(Object.isFrozen(issue)).to.equal(true);
  });
});

/** A body as it travels. */
function sent(body: unknown): unknown {
  return JSON.parse(JSON.stringify(body));
}

function digital(): Json {
  return {
    name: "Digital",
    path: "/products/Digital",
    attributes: { product_code__limio: "LI.DIGITAL", display_name__limio: "Digital" },
  };
}

function expectMalformed(task: () => unknown): void {
  let error: unknown;
  try {
    task();
  } catch (thrown) {
    error = thrown;
  }
  expect(error).to.be.instanceOf(PartnerCheckoutError);
  expect(error).to.include({ code: "malformed-response", sent: true });
}
