import { fileURLToPath } from "node:url";
import { expect } from "@open-wc/testing";
import { build, type Rollup } from "vite";
import * as compiling from "../../demo/api/contract.js";
import { compiledChecks } from "../support/compile-checks.js";
import { wireOrder } from "../support/limio.js";

type Contract = Pick<typeof compiling, "checkRequest" | "checkAnswer">;

const path = (relative: string): string => fileURLToPath(new URL(`../../${relative}`, import.meta.url));

/** The contract as `partner-checkout/testing` has it. */
async function buildContract(): Promise<string> {
  const contract = path("demo/api/contract.ts");
  const [{ output }] = (await build({
    configFile: false,
    logLevel: "error",
    plugins: [compiledChecks(path("demo/api/checks.ts"), contract)],
    build: { write: false, minify: false, lib: { entry: contract, formats: ["es"] } },
  })) as [Rollup.RollupOutput];
  return output[0].code;
}

const id = "basket-0123456789abcdef0123456789abcdef";
const offer = { id: "o", version: "v" };
const order = { external_id: "0123456789abcdef0123456789abcdef", orderItems: [{ offer }] };
const add = { orderItemActionType: "add", offer };

const anything = [undefined, null, 0, "", "text", [], {}, true];

const initiates = [
  { order },
  { order: { ...order, country: "GB", order_type: "new", source: "shop", tracking: { tag: "t" }, more: 1 } },
  { order: { ...order, external_id: "short" } },
  { order: { ...order, external_id: 7 } },
  { order: { orderItems: [] } },
  { order: { ...order, country: "gb" } },
  { order: { ...order, order_type: "old" } },
  { order: { ...order, tracking: [] } },
  { order: { ...order, orderItems: [{}] } },
  { order: { ...order, orderItems: [{ offer: { id: "o" } }] } },
  { order: { ...order, orderItems: [{ offer: { id: "", version: "v" } }] } },
  { order: { ...order, orderItems: [{ offer }, { offer: { id: "💶", version: "" } }] } },
  { order: { ...order, orderItems: [{ offer, quantity: 1.5 }] } },
  { order: { ...order, orderItems: [{ offer, quantity: -1 }] } },
  { order: { ...order, orderItems: [{ offer, type: "gift" }] } },
  { order: { ...order, orderItems: [{ offer, type: "add_on", parentId: null }] } },
  { order: { ...order, orderItems: [{ offer, parentId: 1 }] } },
];

const updates = [
  { orderItemActions: [add] },
  { orderItemActions: [{ ...add, type: "add_on", quantity: 2, parentId: "p" }] },
  { orderItemActions: [{ orderItemActionType: "remove", id: "i" }] },
  { orderItemActions: [{ orderItemActionType: "update_quantity", id: "i", quantity: 0 }] },
  { orderItemActions: [add], more: 1 },
  { orderItemActions: [] },
  { orderItemActions: {} },
  { orderItemActions: [null] },
  { orderItemActions: [{}] },
  { orderItemActions: [{ orderItemActionType: "swap" }] },
  { orderItemActions: [{ orderItemActionType: 1 }] },
  { orderItemActions: [{ orderItemActionType: "add" }] },
  { orderItemActions: [{ ...add, colour: "red" }] },
  { orderItemActions: [add, { orderItemActionType: "remove" }] },
  { orderItemActions: [{ orderItemActionType: "remove", id: "i", quantity: 1 }] },
  { orderItemActions: [{ orderItemActionType: "update_quantity", id: "i", quantity: "2" }] },
  { orderItemActions: [{ orderItemActionType: "update_quantity", id: 2, quantity: 2 }] },
];

const validates = [{ basketId: id }, { basketId: 1 }, { basketId: id, more: 1 }];

const requests = { initiate: initiates, update: updates, validate: validates, validateByBody: validates };

const state = {
  order: { ...wireOrder(), checkoutId: id },
  expiresAt: "2026-12-07T10:00:00Z",
  completed: false,
};
const valid = { id, state, valid: true, blockedProducts: [], errors: [] };
const [item] = wireOrder().orderItems;
const withItem = (change: object): unknown => ({
  ...valid,
  state: { ...state, order: { ...state.order, orderItems: [{ ...(item as object), ...change }] } },
});

const answers = [
  valid,
  { ...valid, id: "basket-1" },
  { ...valid, valid: "yes" },
  { ...valid, blockedProducts: [{ reason: "r", message: "m" }], errors: [{ code: "c", message: "m" }] },
  { ...valid, blockedProducts: [{ message: "m" }] },
  { ...valid, errors: [{ code: "c" }] },
  { ...valid, errors: [{ code: "c", message: "m", path: 7 }] },
  ...["2026-12-07T10:00:00.123+01:00", "2026-02-30T10:00:00Z", "2026-12-07", "soon", 1].map((expiresAt) => ({
    ...valid,
    state: { ...state, expiresAt },
  })),
  withItem({ quantity: null }),
  withItem({ quantity: 0 }),
  withItem({ id: "" }),
  withItem({ price: { amount: "20.00", currency: "GBP" } }),
  withItem({ price: { amount: "twenty", currency: "GBP" } }),
  withItem({ price: { amount: 20, currency: "pounds" } }),
  withItem({ offer: { data: { attributes: null, attachments: [{ type: "image/png" }] } } }),
  { id, order: state.order, actionResults: [{ success: true }] },
  { id, order: state.order, actionResults: [{ success: 1 }] },
  { id },
  { message: "m" },
  { message: 1 },
];

describe("the contract", () => {
  let code: string;
  let compiled: Contract;

  before(async () => {
    code = await buildContract();
    compiled = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as Contract;
  });

  /** What is found wrong, by the checks that are compiled at build time and by the others. */
  const both = (check: (contract: Contract) => string | undefined): readonly unknown[] =>
    [compiled, compiling].map((contract) => {
      try {
        return check(contract);
      } catch (error) {
        return String(error);
      }
    });

  it("is compiled without anything that makes code of text, and imports nothing", () => {
    expect(code).not.to.match(/\beval\(|\bFunction\(|\bimport\b|Ajv2020/);
  });

  for (const [name, bodies] of Object.entries(requests)) {
    it(`says the same of a request, compiled or not: ${name}`, () => {
      const sentences = [...bodies, ...anything].map((body) => {
        const [ours, theirs] = both(({ checkRequest }) => checkRequest(name as keyof typeof requests, body));
        expect(ours, JSON.stringify(body)).to.equal(theirs);
        return ours;
      });
      // Some are right, and in some different things are wrong.
      expect(sentences).to.include(undefined);
      expect(new Set(sentences).size).to.be.at.least(name === "validate" ? 1 : 4);
    });
  }

  it("names what is wrong with a request", () => {
    expect(compiled.checkRequest("update", { orderItemActions: [{ ...add, colour: "red" }] })).to.equal(
      "orderItemActions[0] must NOT have additional properties: colour",
    );
    expect(compiled.checkRequest("validateByBody", {})).to.equal(
      "the body must have required property 'basketId'",
    );
  });

  for (const name of Object.keys(requests)) {
    it(`says the same of an answer, compiled or not: ${name}`, () => {
      const sentences = [200, 401, 404, 502, 418].flatMap((status) =>
        [...answers, ...anything].map((json) => {
          const [ours, theirs] = both(({ checkAnswer }) => {
            checkAnswer(name as keyof typeof requests, { status, json });
            return undefined;
          });
          expect(ours, `${status} ${JSON.stringify(json)}`).to.equal(theirs);
          return ours;
        }),
      );
      expect(sentences).to.include(undefined);
      expect(new Set(sentences).size).to.be.at.least(5);
    });
  }
});
