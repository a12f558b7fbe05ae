import { expect } from "@open-wc/testing";
import {
  addOnsOf,
  basketIdOf,
  countUnits,
  findItem,
  issuesOf,
  removalOf,
  type Issue,
} from "../../src/domain/basket.js";
import { aBasket, anItem } from "../support/baskets.js";

const offer = anItem({ id: "line-1", quantity: 2 });
const addOn = anItem({ id: "line-2", type: "add_on", parentId: "line-1" });
const other = anItem({ id: "line-3", quantity: 3 });

describe("basket reads", () => {
  it("names the basket of an external id", () => {
    expect(basketIdOf("83e91b5a")).to.equal("basket-83e91b5a");
  });

  it("finds an item by its id", () => {
    expect(findItem(aBasket([offer, other]), "line-3")).to.equal(other);
    expect(findItem(aBasket([offer]), "line-3")).to.equal(undefined);
    expect(findItem(undefined, "line-3")).to.equal(undefined);
  });

  it("finds the add-ons of an offer only", () => {
    const basket = aBasket([offer, addOn, other]);
    expect(addOnsOf(basket, "line-1")).to.deep.equal([addOn]);
    expect(addOnsOf(basket, "line-3")).to.deep.equal([]);
  });

  it("never takes an item for its own add-on", () => {
    const strange = anItem({ id: "line-9", type: "add_on", parentId: "line-9" });
    expect(addOnsOf(aBasket([strange]), "line-9")).to.deep.equal([]);
  });

  it("removes the add-ons of an offer with it, but for those that nobody can name", () => {
    const nameless = anItem({ id: "#3", type: "add_on", parentId: "line-1", removable: false });
    expect(removalOf(aBasket([offer, addOn, nameless, other]), "line-1")).to.deep.equal([
      { type: "remove", itemId: "line-2" },
      { type: "remove", itemId: "line-1" },
    ]);
  });

  it("tells the issues of a line from those of the basket", () => {
    const line: Issue = { code: "block_multiple", message: undefined, itemId: "line-1" };
    const whole: Issue = { code: "mixed_terms", message: undefined, itemId: undefined };
    const basket = aBasket([offer, other], { validation: { valid: false, issues: [line, whole] } });
    expect(issuesOf(basket, "line-1")).to.deep.equal([line]);
    expect(issuesOf(basket, "line-3")).to.deep.equal([]);
    expect(issuesOf(basket, undefined)).to.deep.equal([whole]);
  });

  it("knows of no issues before a validation", () => {
    expect(issuesOf(aBasket([offer], { validation: undefined }), "line-1")).to.deep.equal([]);
  });

  it("counts the units of all lines", () => {
    expect(countUnits(aBasket([offer, addOn, other]))).to.equal(6);
    expect(countUnits(aBasket([]))).to.equal(0);
  });
});
