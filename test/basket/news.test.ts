import { expect } from "@open-wc/testing";
import { holdsNews } from "../../src/basket/news.js";
import type { Basket, OrderItemAction } from "../../src/domain/basket.js";
import { aBasket, anItem } from "../support/baskets.js";

const holding = (one: number, other: number): Basket =>
  aBasket([anItem({ id: "line-1", quantity: one }), anItem({ id: "line-2", quantity: other })]);
const one: OrderItemAction = { type: "quantity", itemId: "line-1", quantity: 2 };

describe("news of a basket", () => {
  it("are other quantities and other lines", () => {
    expect(holdsNews(holding(1, 1), holding(1, 5))).to.equal(true);
    expect(holdsNews(holding(1, 1), aBasket([anItem({ id: "line-1" })]))).to.equal(true);
    expect(holdsNews(holding(1, 1), aBasket([...holding(1, 1).items, anItem({ id: "line-3" })]))).to.equal(
      true,
    );
  });

  it("are not the first basket, other words, or another order of the lines", () => {
    expect(holdsNews(undefined, holding(1, 1))).to.equal(false);
    expect(holdsNews(aBasket([anItem({ name: "Print" })]), aBasket([anItem({ name: "Paper" })]))).to.equal(
      false,
    );
    expect(holdsNews(holding(1, 1), aBasket(holding(1, 1).items.toReversed()))).to.equal(false);
  });

  it("are not what was asked for, whatever has become of it", () => {
    for (const quantity of [1, 2, 4]) {
      expect(holdsNews(holding(1, 1), holding(quantity, 1), [one])).to.equal(false);
      expect(holdsNews(holding(1, 1), holding(quantity, 5), [one])).to.equal(true);
    }
    const added = anItem({ id: "line-9", offer: { id: "offer-9" } });
    const addition: OrderItemAction = { type: "add", offer: { id: "offer-9", version: "1" }, quantity: 1 };
    expect(holdsNews(holding(1, 1), aBasket([...holding(1, 1).items, added]), [addition])).to.equal(false);
    expect(holdsNews(holding(1, 1), aBasket([...holding(1, 3).items, added]), [addition])).to.equal(true);
  });
});
