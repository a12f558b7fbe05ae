import { expect } from "@open-wc/testing";
import { executeServerCommand } from "@web/test-runner-commands";
import "../../src/index.js";
import type { PartnerCheckoutApi } from "../../src/element.js";
import { aBasket, BASKET_ID } from "../support/baskets.js";
import { afterMicrotasks } from "../support/deferred.js";
import { unless } from "../support/engine.js";

interface Memory {
  /** Bytes in use after garbage has been collected. */
  readonly heap: number;
  readonly nodes: number;
  readonly listeners: number;
}

const measure = () => executeServerCommand<Memory, null>("memory", null);

/** Answers at once, so that a thousand lives of an element take no thousand requests. */
const api: PartnerCheckoutApi = {
  initiate: () => Promise.reject(new Error("Nobody initiates here")),
  update: () => Promise.resolve({ basket: aBasket(), refusals: [] }),
  validate: () => Promise.resolve(aBasket()),
};

describe("an element that comes and goes a thousand times", () => {
  const lives: Readonly<Record<string, (cycles: number) => Promise<void>>> = {
    "as one element": async (cycles) => {
      const element = document.createElement("partner-checkout");
      element.api = api;
      element.basketId = BASKET_ID;
      for (let cycle = 0; cycle < cycles; cycle++) {
        document.body.append(element);
        for (let task = 0; task < 4; task++) await afterMicrotasks();
        expect(element.status).to.equal("ready");
        element.remove();
        await afterMicrotasks();
      }
    },
    "as a new one each time": async (cycles) => {
      for (let cycle = 0; cycle < cycles; cycle++) {
        const element = document.createElement("partner-checkout");
        element.api = api;
        element.basketId = BASKET_ID;
        document.body.append(element);
        for (let task = 0; task < 4; task++) await afterMicrotasks();
        expect(element.status).to.equal("ready");
        element.remove();
        await afterMicrotasks();
      }
    },
  };

  for (const [name, live] of Object.entries(lives)) {
    unless(["firefox", "webkit"], "its driver tells nothing of its memory")(
      `leaves nothing behind: ${name}`,
      async () => {
        // What is made once, and what the engine learns on the way, is there before it is measured.
        await live(100);
        const before = await measure();
        await live(1_000);
        const after = await measure();
        // Less than one for each life: the last few may still wait to be collected.
        expect(after.listeners - before.listeners, "listeners").to.be.below(100);
        expect(after.nodes - before.nodes, "nodes").to.be.below(1_000);
        expect(after.heap - before.heap, "bytes").to.be.below(1_000_000);
        console.info(`${name}: ${after.heap - before.heap} bytes more after 1,000 cycles`);
      },
    ).timeout(60_000);
  }
});
