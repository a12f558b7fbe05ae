import { expect } from "@open-wc/testing";
import * as fc from "fast-check";
import {
  clampQuantity,
  isAllowedQuantity,
  parseQuantity,
  stepQuantity,
  type QuantityRule,
} from "../../src/domain/quantity.js";

const rule = (minimum: number, maximum: number | undefined, increment = 1): QuantityRule => ({
  editable: true,
  minimum,
  maximum,
  increment,
});

describe("parseQuantity", () => {
  const readable: readonly (readonly [text: string, quantity: number])[] = [
    ["3", 3],
    [" 12 ", 12],
    ["0", 0],
    ["007", 7],
    ["999999999", 999_999_999],
    ["٣", 3],
    ["۴۲", 42],
    ["०९", 9],
    ["３０", 30],
    ["𝟗𝟘", 90],
  ];
  for (const [text, quantity] of readable) {
    it(`reads ${JSON.stringify(text)} as ${quantity}`, () => {
      expect(parseQuantity(text)).to.equal(quantity);
    });
  }

  for (const text of ["", " ", "-1", "+1", "1.5", "1,5", "1e3", "two", "1 2", "½", "²", "Ⅳ", "9999999999"]) {
    it(`refuses ${JSON.stringify(text)}`, () => {
      expect(parseQuantity(text)).to.equal(undefined);
    });
  }

  it("reads the digits of every script", () => {
    let run = 0;
    for (let code = 0; code <= 0x1_ff_ff; code++) {
      const digit = String.fromCodePoint(code);
      // Decimal digits stand in runs of ten, zero first; a few runs are neighbours.
      run = /\p{Nd}/u.test(digit) ? run + 1 : 0;
      if (run > 0) expect(parseQuantity(digit), `U+${code.toString(16)}`).to.equal((run - 1) % 10);
    }
  });
});

describe("clampQuantity", () => {
  const cases: readonly (readonly [rule: QuantityRule, quantity: number, allowed: number])[] = [
    [rule(1, 5), 3, 3],
    [rule(1, 5), 0, 1],
    [rule(1, 5), -7, 1],
    [rule(1, 5), 6, 5],
    [rule(1, undefined), 1_000_000, 1_000_000],
    [rule(2, 10, 4), 3, 2],
    [rule(2, 10, 4), 4, 2],
    [rule(2, 10, 4), 5, 6],
    [rule(2, 10, 4), 8, 6],
    [rule(2, 9, 4), 9, 6],
    [rule(2, 9, 4), 100, 6],
    [rule(5, 5), 1, 5],
    [rule(5, 3), 4, 5],
    [rule(1, undefined, 2), 2.4, 3],
  ];
  for (const [limits, quantity, allowed] of cases) {
    it(`moves ${quantity} to ${allowed} within ${describeRule(limits)}`, () => {
      expect(clampQuantity(limits, quantity)).to.equal(allowed);
    });
  }
});

describe("isAllowedQuantity", () => {
  const cases: readonly (readonly [rule: QuantityRule, quantity: number, allowed: boolean])[] = [
    [rule(1, 5), 1, true],
    [rule(1, 5), 5, true],
    [rule(1, 5), 6, false],
    [rule(1, 5), 0, false],
    [rule(1, 5), 1.5, false],
    [rule(1, 5), NaN, false],
    [rule(1, undefined), Infinity, false],
    [rule(2, 10, 4), 6, true],
    [rule(2, 10, 4), 7, false],
  ];
  for (const [limits, quantity, allowed] of cases) {
    it(`${allowed ? "takes" : "refuses"} ${quantity} within ${describeRule(limits)}`, () => {
      expect(isAllowedQuantity(limits, quantity)).to.equal(allowed);
    });
  }
});

describe("stepQuantity", () => {
  const cases: readonly (readonly [rule: QuantityRule, from: number, direction: 1 | -1, to: number])[] = [
    [rule(1, 5), 1, 1, 2],
    [rule(1, 5), 5, 1, 5],
    [rule(1, 5), 2, -1, 1],
    [rule(1, 5), 1, -1, 1],
    [rule(2, 10, 4), 2, 1, 6],
    [rule(2, 10, 4), 3, 1, 6],
    [rule(2, 10, 4), 5, 1, 6],
    [rule(2, 10, 4), 5, -1, 2],
    [rule(2, 10, 4), 3, -1, 2],
    [rule(2, 9, 4), 6, 1, 6],
    [rule(1, 5), 9, -1, 5],
    [rule(1, 5), 9, 1, 9],
    [rule(2, 5), 1, -1, 1],
    [rule(2, 5), 1, 1, 2],
    [rule(1, undefined), 9, 1, 10],
  ];
  for (const [limits, from, direction, to] of cases) {
    it(`goes ${direction > 0 ? "up" : "down"} from ${from} to ${to} within ${describeRule(limits)}`, () => {
      expect(stepQuantity(limits, from, direction)).to.equal(to);
    });
  }

  it("lands on an allowed quantity or stays, and never goes the other way", () => {
    const rules = fc.record({
      minimum: fc.integer({ min: 1, max: 20 }),
      room: fc.option(fc.integer({ min: 0, max: 50 }), { nil: undefined }),
      increment: fc.integer({ min: 1, max: 7 }),
    });
    fc.assert(
      fc.property(
        rules,
        fc.integer({ min: 0, max: 80 }),
        fc.constantFrom<(1 | -1)[]>(1, -1),
        ({ minimum, room, increment }, from, direction) => {
          const limits = rule(minimum, room === undefined ? undefined : minimum + room, increment);
          const to = stepQuantity(limits, from, direction);
          expect(to === from || isAllowedQuantity(limits, to)).to.equal(true);
          expect((to - from) * direction).to.be.at.least(0);
          if (isAllowedQuantity(limits, from)) expect((to - from) * direction).to.be.at.most(increment);
        },
      ),
    );
  });
});

function describeRule({ minimum, maximum = Infinity, increment }: QuantityRule): string {
  return `${minimum} to ${maximum} by ${increment}`;
}
