import { expect } from "@open-wc/testing";
import * as fc from "fast-check";
import { shownItems, initialState } from "../../src/basket/basket-state.js";
import { parseLandingState } from "../../src/basket/landing-state.js";
import { readInitiate, readUpdate, readValidate } from "../../src/api/wire.js";
import type { Basket } from "../../src/domain/basket.js";
import { PartnerCheckoutError } from "../../src/domain/error.js";
import type { Money } from "../../src/domain/money.js";
import { parseJson } from "../../src/domain/text.js";
import { BASKET_ID } from "../support/baskets.js";
import { Chance, damage, damageText } from "../support/damage.js";
import { wireItem, wireOffer, wireOrder } from "../support/limio.js";
import { runs } from "../support/runs.js";

const order = wireOrder([
  wireItem(),
  wireItem({ id: "second", type: "add_on", parentId: "98cc5a4f-1b7a-4a55-8d0c-5f5b3f2f7a11", quantity: "2" }),
  wireItem({
    id: "third",
    offer: wireOffer({
      price__limio: [
        {
          type: "recurringVolume",
          currencyCode: "GBP",
          tiers: [{ starting_unit: 1, ending_unit: 9, price: "9.00" }],
        },
      ],
    }),
  }),
]);
const totals = {
  orderSubtotal: "50.00",
  orderTotal: "60.00",
  currency: "GBP",
  taxSummary: [{ taxCode: "VAT", taxAmount: "10.00", taxRate: 0.2 }],
};
const answers = {
  validate: {
    id: BASKET_ID,
    state: {
      order: { ...order, orderTotal: totals },
      expiresAt: "2026-12-07T10:00:00Z",
      completed: false,
    },
    valid: false,
    blockedProducts: [{ productCode: "LI.PHYSICAL", path: "/products/Physical", reason: "block_multiple" }],
    errors: [{ code: "price_changed", orderItemId: "second", message: "It has." }],
  },
  update: { id: BASKET_ID, order, actionResults: [{ id: "second", success: false, message: "No." }] },
  initiate: { id: BASKET_ID },
};

const readers: Readonly<Record<keyof typeof answers, (answer: unknown) => unknown>> = {
  validate: (answer) => checkBasket(readValidate(answer, BASKET_ID)),
  update: (answer) => checkBasket(readUpdate(answer, BASKET_ID, []).basket),
  initiate: readInitiate,
};

function checkMoney(money: Money | undefined): void {
  if (!money) return;
  expect(money.amount)
    .to.match(/^-?(?:0|[1-9]\d*)(?:\.\d*[1-9])?$/)
    .and.not.equal("-0");
  expect(money.currency).to.match(/^[A-Z]{3}$/);
}

/** Whatever came in, what goes on is a basket that can be shown and changed. */
function checkBasket(basket: Basket): void {
  expect(Object.isFrozen(basket)).to.equal(true);
  expect(basket.id).to.equal(BASKET_ID);
  const ids = basket.items.map(({ id }) => id);
  expect(new Set(ids).size).to.equal(ids.length);
  for (const { quantity, price, amount, name, unavailable, quantityRule, tiers } of basket.items) {
    expect(Number.isSafeInteger(quantity) && quantity >= 0).to.equal(true);
    expect(quantityRule.minimum).to.be.at.least(1);
    expect(quantityRule.increment).to.be.at.least(1);
    expect(typeof name === "string" && (unavailable || name !== "")).to.equal(true);
    checkMoney(price);
    checkMoney(amount);
    for (const tier of tiers) checkMoney(tier.price);
  }
  for (const money of [basket.total, basket.subtotal, basket.discount]) checkMoney(money);
  for (const { amount } of basket.taxes) checkMoney(amount);
  expect(Number.isNaN(basket.expiresAt)).to.equal(false);
  for (const { itemId } of basket.validation?.issues ?? []) {
    if (itemId !== undefined) expect(ids).to.include(itemId);
  }
  expect(shownItems({ ...initialState, basket }).length).to.equal(ids.length);
}

/** Reads, or refuses in the one way that is allowed. */
function read(reader: (answer: unknown) => unknown, answer: unknown): void {
  try {
    reader(answer);
  } catch (error) {
    if (!(error instanceof PartnerCheckoutError)) throw error;
    expect(error.code).to.equal("malformed-response");
  }
  expect(Object.keys(Object.prototype)).to.deep.equal([]);
  expect("polluted" in {}).to.equal(false);
}

describe("answers that are damaged", () => {
  const shares = { validate: 40_000, update: 25_000, initiate: 5_000 };

  for (const name of Object.keys(answers) as (keyof typeof answers)[]) {
    it(`give a basket that can be shown, or the one error: ${name}`, () => {
      fc.assert(
        fc.property(fc.integer(), (seed) => {
          const chance = new Chance(seed);
          read(readers[name], damage(answers[name], chance, 1 + chance.below(6)));
        }),
        runs(`damaged answers of ${name}`, shares[name]),
      );
    }).timeout(600_000);

    it(`do so as damaged text, too: ${name}`, () => {
      const text = JSON.stringify(answers[name]);
      fc.assert(
        fc.property(fc.integer(), (seed) => {
          const chance = new Chance(seed);
          read(readers[name], parseJson(damageText(text, chance, 1 + chance.below(3))));
        }),
        runs(`damaged text of ${name}`, shares[name] / 10),
      );
    }).timeout(600_000);
  }

  it("do so when they are anything at all", () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(readers)), fc.anything(), read),
      runs("answers that are anything", 3_000),
    );
  }).timeout(600_000);
});

describe("cookies that are damaged", () => {
  const json = JSON.stringify({ basketId: BASKET_ID });
  const base64url = btoa(json).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  const values = [
    BASKET_ID,
    `"${BASKET_ID}"`,
    json,
    encodeURIComponent(json),
    JSON.stringify({ landing: { checkoutId: BASKET_ID } }),
    base64url,
    `${base64url}.${base64url}.c2ln`,
  ];

  it("name a basket in the one form there is, or none", () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const chance = new Chance(seed);
        const id = parseLandingState(damageText(chance.of(values), chance, chance.below(5)));
        if (id !== undefined) expect(id).to.match(/^basket-[A-Za-z0-9\-_]{32,36}$/);
      }),
      runs("damaged cookies", 20_000),
    );
    expect(Object.keys(Object.prototype)).to.deep.equal([]);
  }).timeout(600_000);
});
