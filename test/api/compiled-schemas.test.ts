import { expect } from "@open-wc/testing";
import * as fc from "fast-check";
import {
  initiateSchema,
  jwtSchema,
  orderItemSchema,
  orderSchema,
  read,
  tokenSchema,
  updateSchema,
  validateSchema,
} from "../../src/api/schema.js";
import { wireOrder } from "../support/limio.js";

type Compiled = Readonly<Record<string, unknown>> & {
  readonly read: (schema: unknown, value: unknown) => unknown;
};

const schemas = {
  orderItemSchema,
  orderSchema,
  validateSchema,
  updateSchema,
  initiateSchema,
  tokenSchema,
  jwtSchema,
};
const NAMES = Object.keys(schemas) as (keyof typeof schemas)[];

// What Zod leaves out and the compiled schema sets to `undefined` is the same to whoever reads it.
const withoutUndefined = (value: unknown): unknown =>
  value === undefined ? "nothing" : (JSON.parse(JSON.stringify(value)) as unknown);

/** Makes a value that is nearly right: a real one in which some parts have been swapped for rubbish. */
function damaged(value: unknown, damages: readonly unknown[]): unknown {
  let count = 0;
  return JSON.parse(JSON.stringify(value), (_, part: unknown) => {
    count++;
    const damage = damages[count % (damages.length * 7)];
    return damage === undefined ? part : damage;
  }) as unknown;
}

const rubbish = fc.oneof(
  fc.constant(undefined),
  fc.constant(null),
  fc.constant({}),
  fc.constant([]),
  fc.boolean(),
  fc.integer(),
  fc.string(),
  fc.array(fc.constant(null)),
);

describe("the compiled schemas", () => {
  let compiled: Compiled;

  before(async () => {
    const address = "/compiled-schemas.js";
    compiled = (await import(address)) as Compiled;
  });

  const expectSame = (name: keyof typeof schemas, value: unknown): void => {
    const byZod = read(schemas[name], value);
    expect(withoutUndefined(compiled.read(compiled[name], value))).to.deep.equal(withoutUndefined(byZod));
  };

  for (const name of NAMES) {
    it(`read as Zod does: ${name}, from anything`, () => {
      fc.assert(
        fc.property(fc.oneof(fc.anything({ maxDepth: 2 }), rubbish), (value) => {
          try {
            JSON.stringify(value);
          } catch {
            return;
          }
          expectSame(name, value);
        }),
      );
    });
  }

  it("read as Zod does: answers of which parts are damaged", () => {
    const order = wireOrder();
    const issue = { productCode: "P", path: "/products/p", orderItemId: "i", reason: "r", message: "m" };
    const answer = {
      id: "basket-1",
      basketId: "basket-1",
      order,
      state: { order, expiresAt: "2026-12-07T10:00:00Z", completed: false },
      valid: true,
      blockedProducts: [issue],
      errors: [issue, null],
      actionResults: [{ id: "i", success: false, message: "m" }],
      access_token: "t",
      expires_in: 3600,
      exp: 1,
    };
    fc.assert(
      fc.property(fc.array(rubbish, { minLength: 1, maxLength: 40 }), (damages) => {
        const value = damaged(answer, damages);
        for (const name of NAMES) expectSame(name, value);
        const item = (value as { order?: { orderItems?: readonly unknown[] } } | null)?.order
          ?.orderItems?.[0];
        expectSame("orderItemSchema", item);
      }),
      { numRuns: 500 },
    );
  });
});
