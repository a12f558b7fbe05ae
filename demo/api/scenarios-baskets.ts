import { createLine, type StoredLine } from "./basket.js";
import { abroad } from "./catalogue-abroad.js";
import { gbp, gbpAddOns } from "./catalogue-gbp.js";
import { defineOffer } from "./catalogue-offer.js";
import type { Scenario } from "./scenario.js";
import { basketOf, plainBasket, twoLines } from "./seeds.js";

function withAddOns(): readonly StoredLine[] {
  const offer = createLine(gbp.quarterly);
  const parentId = offer.id;
  return [
    offer,
    createLine(gbpAddOns.tote, 1, { parentId }),
    createLine(gbpAddOns.archive, 1, { parentId }),
    createLine(gbpAddOns.giftCard, 1, { parentId }),
  ];
}

function fiveLines(): readonly StoredLine[] {
  const offer = createLine(gbp.quarterly, 2);
  const parentId = offer.id;
  return [
    offer,
    createLine(gbpAddOns.tote, 2, { parentId }),
    createLine(gbpAddOns.archive, 1, { parentId }),
    createLine(gbp.digital),
    createLine(gbp.print, 3),
  ];
}

function hundredLines(): readonly StoredLine[] {
  return Array.from({ length: 100 }, (_, index) => {
    const issue = index + 1;
    const offer = defineOffer({
      key: `back-issue-${issue}`,
      name: `Back issue ${issue}`,
      displayName: `Back issue no. ${issue}`,
      currency: "GBP",
      price: `${4 + (issue % 7)}.50`,
      headline: `<p>£${4 + (issue % 7)}.50 a copy</p>`,
      cover: `back-issue-${issue}`,
      quantity: { minimum: 1, maximum: 20 },
      products: [{ name: "The Harbour Review", code: `HR.BACK.${issue}`, delivered: true }],
    });
    return createLine(offer, 1 + (issue % 3));
  });
}

const group = "Baskets";
const money = "Currencies";

/** Baskets with which nothing is wrong. */
export const basketScenarios: readonly Scenario[] = [
  {
    name: "new-basket",
    title: "New basket",
    summary: "Two lines, one of which can be ordered up to five times, with all prices and taxes known.",
    group,
    seed: plainBasket,
  },
  {
    name: "one-line",
    title: "One line",
    summary: "A single subscription whose quantity can be changed.",
    group,
    seed: basketOf(() => [createLine(gbp.quarterly)]),
  },
  {
    name: "full-basket",
    title: "Full basket",
    summary: "Five lines with add-ons, several quantities and a promotion of ten percent on the offers.",
    group,
    seed: basketOf(fiveLines, { promotion: { code: "HARBOUR10", percent: 10 } }),
  },
  {
    name: "add-ons",
    title: "Add-ons",
    summary: "One offer with three add-ons, which the API does not remove together with it.",
    group,
    seed: basketOf(withAddOns),
  },
  {
    name: "many-lines",
    title: "A hundred lines",
    summary: "Shows how a very long basket behaves.",
    group,
    seed: basketOf(hundredLines),
  },
  {
    name: "empty",
    title: "Empty basket",
    summary: "The basket exists and has no lines.",
    group,
    seed: basketOf(() => []),
  },
  {
    name: "completed",
    title: "Completed checkout",
    summary: "The cookie still names a basket that has been ordered.",
    group,
    seed: basketOf(() => [], { completed: true }),
  },
  {
    name: "expired",
    title: "Expired basket",
    summary: "The basket's two weeks ended an hour ago: it can be read and not changed.",
    group,
    seed: (now) => ({ ...plainBasket(now), expiresAt: now - 3_600_000 }),
  },
  {
    name: "expiring-soon",
    title: "Expiring soon",
    summary: "The basket ends in twenty minutes.",
    group,
    seed: (now) => ({ ...plainBasket(now), expiresAt: now + 20 * 60_000 }),
  },
  {
    name: "volume-tiers",
    title: "Volume prices",
    summary: "A team licence that gets cheaper at 25 and at 100 readers, ordered in steps of five.",
    group: money,
    seed: basketOf(() => [createLine(gbp.team, 20), createLine(gbp.digital)]),
  },
  {
    name: "unknown-price",
    title: "Price known elsewhere",
    summary: "One line is priced outside Limio, so neither it nor the total has an amount.",
    group: money,
    seed: basketOf(() => [createLine(gbp.external), createLine(gbp.digital)], { taxKnown: false }),
  },
  {
    name: "tax-unknown",
    title: "Taxes unknown",
    summary: "The order has a total and says nothing of taxes yet.",
    group: money,
    seed: basketOf(twoLines, { taxKnown: false }),
  },
  {
    name: "currency-eur",
    title: "Euros",
    summary: "A German and a French publication in euros, with taxes of two rates.",
    group: money,
    seed: basketOf(() => [createLine(abroad.eurQuarterly, 2), createLine(abroad.eurDigital)], {
      country: "DE",
    }),
  },
  {
    name: "currency-usd",
    title: "US dollars",
    summary: "Two subscriptions in dollars without taxes.",
    group: money,
    seed: basketOf(() => [createLine(abroad.usdAnnual), createLine(abroad.usdWeekend)], { country: "US" }),
  },
  {
    name: "currency-jpy",
    title: "Yen",
    summary: "A currency without decimal places.",
    group: money,
    seed: basketOf(() => [createLine(abroad.jpyMonthly, 3)], { country: "JP" }),
  },
  {
    name: "currency-kwd",
    title: "Kuwaiti dinars",
    summary: "A currency with three decimal places, and texts that run from right to left.",
    group: money,
    seed: basketOf(() => [createLine(abroad.kwdAnnual, 2), createLine(abroad.kwdDigital)], { country: "KW" }),
  },
];
