import { createBasket, createLine } from "./basket.js";
import { gbp, gbpAddOns } from "./catalogue-gbp.js";
import type { Scenario } from "./scenario.js";
import { basketOf, plainBasket } from "./seeds.js";

const group = "Problems with the order";
const repriced = { before: "20", now: "24.5" } as const;

/** Baskets that may not be ordered as they are, and servers with limits of their own. */
export const problemScenarios: readonly Scenario[] = [
  {
    name: "blocked-product",
    title: "Blocked product",
    summary: "The customer subscribes already to one of the products.",
    group,
    seed: basketOf(() => [createLine(gbp.streaming), createLine(gbp.quarterly)], {
      customer: { owns: ["LL.STREAM"], trialTaken: false },
    }),
  },
  {
    name: "price-changed",
    title: "Price changed",
    summary: "One price has gone up since the basket was filled; changing the line accepts it.",
    group,
    seed: basketOf(() => [createLine(gbp.quarterly, 1, { repriced }), createLine(gbp.digital)]),
  },
  {
    name: "mixed-terms",
    title: "Mixed payment terms",
    summary: "One subscription is paid by card and one by invoice: a problem of the whole basket.",
    group,
    seed: basketOf(() => [createLine(gbp.digital), createLine(gbp.institution)]),
  },
  {
    name: "several-problems",
    title: "Several problems",
    summary:
      "Two blocked lines, a changed price, a trial taken before, an offer that has ended, an add-on without its offer and mixed terms.",
    group,
    seed: (now) => {
      const lines = [
        createLine(gbp.streaming),
        createLine(gbp.streaming),
        createLine(gbp.quarterly, 1, { repriced }),
        createLine(gbp.summer),
        createLine(gbpAddOns.tote, 1, { parentId: crypto.randomUUID() }),
        createLine(gbp.institution),
      ];
      const customer = { owns: ["LL.STREAM"], trialTaken: true };
      return createBasket(crypto.randomUUID(), now, { lines, customer });
    },
  },
  {
    name: "server-clamps",
    title: "Lower limit on the server",
    summary: "The catalogue allows five, the API stores at most two.",
    group,
    seed: plainBasket,
    settings: { serverMaximum: 2 },
  },
];
