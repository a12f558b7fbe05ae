import { expect } from "@open-wc/testing";
import { isEqual } from "../../src/domain/equal.js";
import { aBasket } from "../support/baskets.js";

describe("isEqual", () => {
  const same: readonly (readonly [unknown, unknown])[] = [
    ["a", "a"],
    [undefined, undefined],
    [[], []],
    [{ a: [1, { b: undefined }] }, { a: [1, { b: undefined }] }],
    [
      { a: 1, b: 2 },
      { b: 2, a: 1 },
    ],
    [aBasket(), structuredClone(aBasket())],
  ];
  for (const [one, other] of same) {
    it(`takes ${JSON.stringify(one)?.slice(0, 40)} for what it is`, () => {
      expect(isEqual(one, other)).to.equal(true);
    });
  }

  const different: readonly (readonly [unknown, unknown])[] = [
    ["1", 1],
    [undefined, null],
    [undefined, {}],
    [{}, undefined],
    [[1], [1, 2]],
    [[1, 2], [1]],
    [{ a: undefined }, { b: undefined }],
    [{ a: { b: 1 } }, { a: { b: 2 } }],
    [[{ id: "a" }], [{ id: "b" }]],
  ];
  for (const [one, other] of different) {
    it(`tells ${JSON.stringify(one)} from ${JSON.stringify(other)}`, () => {
      expect(isEqual(one, other)).to.equal(false);
    });
  }
});
