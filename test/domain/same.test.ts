import { expect } from "@open-wc/testing";
import { sameData, sameParts } from "../../src/domain/same.js";

const line = (): object => ({
  id: "a",
  image: undefined,
  price: { amount: "9.50", currency: "GBP" },
  products: [{ code: "A" }, { code: "B" }],
  editable: true,
});

describe("sameParts()", () => {
  it("compares lists part by part, without looking into the parts", () => {
    const part = {};
    expect(sameParts([1, part], [1, part])).to.equal(true);
    expect(sameParts([1, {}], [1, {}])).to.equal(false);
    expect(sameParts([1], [1, 2])).to.equal(false);
    expect(sameParts([1, 2], [1])).to.equal(false);
    expect(sameParts([], undefined)).to.equal(false);
  });
});

describe("sameData()", () => {
  it("takes data that says the same for the same", () => {
    expect(sameData(line(), line())).to.equal(true);
    expect(sameData([], [])).to.equal(true);
    expect(sameData(null, null)).to.equal(true);
    expect(sameData({ one: 1, other: 2 }, { other: 2, one: 1 })).to.equal(true);
  });

  const others: Readonly<Record<string, readonly [unknown, unknown]>> = {
    "another text": [line(), { ...line(), id: "b" }],
    "a text within another": [line(), { ...line(), price: { amount: "9.51", currency: "GBP" } }],
    "a longer list": [line(), { ...line(), products: [{ code: "A" }, { code: "B" }, { code: "C" }] }],
    "another order": [line(), { ...line(), products: [{ code: "B" }, { code: "A" }] }],
    "nothing in place of something": [line(), { ...line(), price: undefined }],
    "null in place of an object": [line(), { ...line(), price: null }],
    "a text in place of an object": [line(), { ...line(), price: "9.50" }],
    "a part more": [line(), { ...line(), more: 1 }],
    "another part": [{ one: 1 }, { other: 1 }],
    "another date": [new Date(0), new Date(1)],
    "another address, within another object": [
      { image: new URL("https://shop.example/a.png") },
      { image: new URL("https://shop.example/b.png") },
    ],
    "a number in place of its text": [1, "1"],
    "nothing in place of an object": [line(), undefined],
  };
  for (const [name, [one, other]] of Object.entries(others)) {
    it(`tells what is not the same: ${name}`, () => {
      expect(sameData(one, other)).to.equal(false);
      expect(sameData(other, one)).to.equal(false);
    });
  }
});
