import { expect } from "@open-wc/testing";
import type { BasketEvent } from "../../src/basket/basket-store.js";
import { initialState, type BasketState } from "../../src/basket/basket-state.js";
import type { Basket, Issue, Mismatch, OrderItemAction } from "../../src/domain/basket.js";
import { PartnerCheckoutError } from "../../src/domain/error.js";
import { announcementFor } from "../../src/element/announcements.js";
import { createFormatter } from "../../src/i18n/format.js";
import { aBasket, anItem } from "../support/baskets.js";

const format = createFormatter("en-GB");
const state = (basket?: Basket): BasketState => ({ ...initialState, basket });
const two = aBasket([anItem({ id: "line-1", name: "<b>Quarterly</b>" }), anItem({ id: "line-2" })]);

const change = (fields: Partial<Extract<BasketEvent, { type: "change" }>["detail"]> = {}): BasketEvent => ({
  type: "change",
  detail: { basket: two, actions: [], source: "user", mismatches: [], ...fields },
});
const validate = (...issues: readonly Issue[]): BasketEvent => ({
  type: "validate",
  detail: { basket: two, valid: issues.length === 0, issues },
});
const issue = (code: string, itemId?: string, message?: string): Issue => ({ code, itemId, message });
const remove = (itemId: string): OrderItemAction => ({ type: "remove", itemId });
const mismatch = (actual: number, message?: string): Mismatch => ({
  itemId: "line-1",
  asked: 3,
  actual,
  message,
});

const about = (problem: string, item = "Quarterly"): string =>
  format.text("itemProblem", { item: `\u2068${item}\u2069`, problem });

function say(
  event: Parameters<typeof announcementFor>[0],
  before = state(two),
  known: readonly Issue[] = [],
) {
  const [sentence, politeness = "polite"] = announcementFor(event, before, known, format) ?? [];
  return sentence === undefined ? undefined : { sentence, politeness };
}
const polite = (sentence: string) => ({ sentence, politeness: "polite" });
const assertive = (sentence: string) => ({ sentence, politeness: "assertive" });

describe("a load", () => {
  for (const [basket, items] of [
    [aBasket(), "1 item"],
    [two, "2 items"],
  ] as const) {
    it(`says that there are ${items}`, () => {
      const said = say({ type: "load", detail: { basket } }, state());
      expect(said?.politeness).to.equal("polite");
      expect(said?.sentence.replace(/\W*$/, "").endsWith(` ${items}`), said?.sentence).to.equal(true);
    });
  }

  it("says that there are none", () => {
    expect(say({ type: "load", detail: { basket: aBasket([]) } }, state())).to.deep.equal(
      polite(format.text("emptyTitle")),
    );
  });
});

describe("a change", () => {
  it("says the new total", () => {
    expect(say(change())).to.deep.equal(polite(format.text("updated", { total: "£20.00" })));
  });

  it("says no total that is not known", () => {
    const basket = aBasket([anItem()], { total: undefined });
    expect(say(change({ basket }))).to.deep.equal(polite(format.text("updatedWithoutTotal")));
  });

  it("names what was removed, without markup", () => {
    expect(say(change({ actions: [remove("line-1")] }))).to.deep.equal(
      polite(format.text("removed", { item: "Quarterly" })),
    );
  });

  it("names the offer when it went with its add-ons", () => {
    expect(say(change({ actions: [remove("line-2"), remove("line-1")] }))).to.deep.equal(
      polite(format.text("removed", { item: "Quarterly" })),
    );
  });

  it("finds words for a removed item that had no name", () => {
    const before = state(aBasket([anItem({ name: "", unavailable: true })]));
    expect(say(change({ actions: [remove("line-1")] }), before)).to.deep.equal(
      polite(format.text("removed", { item: format.text("unavailable") })),
    );
  });

  it("says that it was made elsewhere, unless that is shown already", () => {
    const elsewhere = change({ source: "remote" });
    expect(say(elsewhere, state(aBasket([])))).to.deep.equal(polite(format.text("changedElsewhere")));
    expect(say(elsewhere)).to.equal(undefined);
  });

  it("says at once when the API holds something else", () => {
    expect(say(change({ mismatches: [mismatch(1)] }))).to.deep.equal(
      assertive(about(format.text("mismatch", { count: 1 }))),
    );
    expect(say(change({ mismatches: [mismatch(2)] }))).to.deep.equal(
      assertive(about(format.text("mismatch", { count: 2 }))),
    );
    expect(say(change({ mismatches: [mismatch(0)] }))).to.deep.equal(
      assertive(about(format.text("mismatchGone"))),
    );
  });

  it("says that it did not work where what was added is nowhere", () => {
    const nowhere = { ...mismatch(0), itemId: undefined };
    expect(say(change({ mismatches: [nowhere] }))).to.deep.equal(assertive(format.text("error.other")));
  });

  it("lets the API speak for itself", () => {
    expect(say(change({ mismatches: [mismatch(2, "Two at most")] }))).to.deep.equal(
      assertive(about("Two at most")),
    );
  });
});

describe("a validation", () => {
  const known = [issue("price_changed", "line-1")];
  const priced = (...issues: readonly Issue[]) => say(validate(...issues), state(two), known);

  it("says nothing when nothing is wrong", () => {
    expect(say(validate())).to.equal(undefined);
  });

  it("says what is newly wrong", () => {
    expect(say(validate(issue("x", "line-1", "Sold out")))).to.deep.equal(polite(about("Sold out")));
    expect(priced(issue("price_changed", "line-1"), issue("x", "line-1", "Sold out"))).to.deep.equal(
      polite(about("Sold out")),
    );
  });

  it("says nothing that was known before", () => {
    expect(priced(issue("price_changed", "line-1"))).to.equal(undefined);
  });

  it("says the same of another line", () => {
    expect(priced(issue("price_changed", "line-2"))).to.deep.equal(
      polite(about(format.text("reason.price_changed"))),
    );
  });

  it("says everything when nothing was known", () => {
    expect(say(validate(issue("x", undefined, "Sold out")), state())).to.deep.equal(polite("Sold out"));
  });
});

describe("an error", () => {
  it("is said at once, in the shopper's words", () => {
    const error = new PartnerCheckoutError("timeout", "No complete answer within 10000 ms");
    expect(say({ type: "error", detail: { error } })).to.deep.equal(assertive(format.text("error.timeout")));
  });

  it("of a change names the line, and says that it was not saved", () => {
    const error = new PartnerCheckoutError("timeout", "For tests").about("line-1");
    const reason = format.text("error.timeout");
    expect(say({ type: "error", detail: { error } })).to.deep.equal(
      assertive(about(format.text("failed", { reason }))),
    );
  });
});
