import { createLine, type StoredBasket, type WireOrderItem } from "./basket.js";
import { gbp, gbpAddOns } from "./catalogue-gbp.js";
import { defineOffer } from "./catalogue-offer.js";
import { hostileBasket } from "./hostile-content.js";
import type { Scenario } from "./scenario.js";
import { basketOf } from "./seeds.js";

/** An order item as years ago: no quantity, amounts as strings, attributes that nobody had thought of yet. */
function asOldItem({ id, name, price, offer }: WireOrderItem): unknown {
  const { display_name__limio, price__limio } = offer.data.attributes;
  return {
    id,
    name,
    price: { amount: `${price.amount}.00`, currency: price.currency },
    offer: {
      id: offer.id,
      version: offer.version,
      name: offer.name,
      path: offer.path,
      data: { attributes: { display_name__limio, price__limio } },
    },
  };
}

function asItemWithoutAttributes({ id, name, type, parentId, price, offer }: WireOrderItem): unknown {
  return {
    id,
    name,
    type,
    parentId,
    quantity: null,
    price: { ...price, amount: String(price.amount) },
    offer: { ...offer, data: { attributes: null, attachments: [], products: [] } },
  };
}

/** An order item of some later API: its offer and its quantity are of other types. */
function asUnreadableItem({ id }: WireOrderItem): unknown {
  return { id, quantity: { units: "three" }, offer: "offers/unreadable", price: "twenty" };
}

function longBasket(now: number): StoredBasket {
  const publication =
    "The Quarterly Review of Lighthouses, Harbours, Ferries and Other Matters of Interest to Those Who Live beside the Sea";
  const collection = defineOffer({
    key: "long-collection",
    name: "Collected edition",
    displayName:
      "Everything that was ever printed, bound in half-linen, with an index of persons, places, ships and storms",
    currency: "GBP",
    price: "1234567.89",
    headline: `<p>£1,234,567.89 for the ${"complete and unabridged ".repeat(12)}edition</p>`,
    subline:
      "<p>Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrikationsgeheimnisverwahrungsanstaltsdirektion</p>",
    cover: "long-collection",
    quantity: { minimum: 1, maximum: 999_999_999 },
    products: [{ name: publication, code: "LONG.COLLECTION", delivered: true }],
  });
  const precious = defineOffer({
    key: "long-price",
    name: "Patronage",
    displayName: "Patronage",
    currency: "GBP",
    price: "9876543210987654.32",
    headline: "<p>£9,876,543,210,987,654.32 once</p>",
    products: [{ name: publication, code: "LONG.PATRON" }],
  });
  return basketOf(() => [
    createLine(collection, 123_456_789),
    createLine(precious),
    createLine(gbp.quarterly),
  ])(now);
}

const group = "Content";

/** Orders whose contents put a reader to the test. */
export const contentScenarios: readonly Scenario[] = [
  {
    name: "long-content",
    title: "Long content",
    summary: "Very long names, an amount beyond what a float can hold, and a quantity of nine digits.",
    group,
    seed: longBasket,
  },
  {
    name: "old-basket",
    title: "Old basket",
    summary: "Order items without quantity, with amounts as strings and without most of their attributes.",
    group,
    seed: basketOf(
      () => [
        createLine(gbp.quarterly, 1, { disguise: asOldItem }),
        createLine(gbp.digital, 1, { disguise: asItemWithoutAttributes }),
      ],
      { taxKnown: false },
    ),
  },
  {
    name: "bad-line",
    title: "Bad line",
    summary: "Two order items are fine, one cannot be understood, and one entry is null.",
    group,
    seed: basketOf(
      () => [
        createLine(gbp.quarterly),
        createLine(gbpAddOns.giftCard, 1, { disguise: asUnreadableItem, type: "offer" }),
        createLine(gbp.digital),
      ],
      { strayEntries: [null], spoilt: true },
    ),
  },
  {
    name: "hostile-content",
    title: "Hostile content",
    summary: "Scripts, event handlers, addresses and control characters in every text that the API sends.",
    group,
    seed: hostileBasket,
  },
];
