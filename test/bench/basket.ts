import { createBasket, createLine, type StoredBasket } from "../../demo/api/basket.js";
import { defineOffer } from "../../demo/api/catalogue-offer.js";

/** A line of the basket that all contenders show, for those that have an API of their own. */
export interface Line {
  readonly id: string;
  readonly name: string;
  readonly quantity: number;
  /** Of one, in pounds. */
  readonly price: string;
  readonly picture: string;
}

/** Makes a basket with so many lines: the same ones each time, but for their ids. */
export function basketOf(count: number): StoredBasket {
  const lines = Array.from({ length: count }, (_, index) => {
    const issue = index + 1;
    const pounds = 4 + (issue % 7);
    const offer = defineOffer({
      key: `back-issue-${issue}`,
      name: `Back issue ${issue}`,
      displayName: `Back issue no. ${issue}`,
      currency: "GBP",
      price: `${pounds}.50`,
      headline: `<p>£${pounds}.50 a copy</p>`,
      cover: `back-issue-${issue}`,
      quantity: { minimum: 1, maximum: 20 },
      products: [{ name: "The Harbour Review", code: `HR.BACK.${issue}`, delivered: true }],
    });
    return createLine(offer, 1 + (issue % 3));
  });
  return createBasket(String(count).padStart(32, "0"), Date.now(), { lines });
}

/** The lines of a basket, for those who do not speak Limio's language. */
export function plainLines({ lines }: StoredBasket): readonly Line[] {
  return lines.map(({ id, quantity, offer }, index) => ({
    id,
    name: offer.displayName,
    quantity,
    price: offer.unitPrice,
    picture: `/public/covers/back-issue-${index + 1}.svg`,
  }));
}
