import { findItem, type Issue } from "../domain/basket.js";
import type { BasketState } from "../basket/basket-state.js";
import { holdsNews } from "../basket/news.js";
import type { SessionEvent } from "../basket/basket-session.js";
import type { Formatter } from "../i18n/format.js";
import type { Politeness } from "./announcer.js";
import { aboutItem, errorText, failureText, issueText, itemText, mismatchText } from "./problem-text.js";

/** A sentence for those who cannot see what has changed. */
export type Announcement = readonly [sentence: string, politeness?: Politeness];

/**
 * What to say about an event; one sentence an event, nothing for what needs none.
 *
 * @param before - The state before the event, in which a removed line still has its name.
 * @param known - What was wrong when the basket was last validated.
 */
export function announcementFor(
  event: SessionEvent,
  before: BasketState,
  known: readonly Issue[],
  format: Formatter,
): Announcement | undefined {
  const { text, money } = format;
  switch (event.type) {
    case "load": {
      const count = event.detail.basket.items.length;
      return [count > 0 ? text("loaded", { items: text("itemCount", { count }) }) : text("emptyTitle")];
    }
    case "change": {
      const { basket, source, mismatches, actions } = event.detail;
      const { total } = basket;
      const [mismatch] = mismatches;
      const removed = actions.findLast((action) => action.type === "remove");
      const item = removed && findItem(before.basket, removed.itemId);
      const rest = basket.items.length > 0 ? "" : ` ${text("emptyTitle")}`;
      // What is shown already is nothing to be surprised by.
      if (source === "remote")
        return holdsNews(before.basket, basket) ? [text("changedElsewhere")] : undefined;
      if (mismatch) {
        const changed = findItem(before.basket, mismatch.itemId) ?? findItem(basket, mismatch.itemId);
        return [aboutItem(changed, mismatchText(mismatch, format), format), "assertive"];
      }
      if (item) return [text("removed", { item: itemText(item, format) }) + rest];
      return [total ? text("updated", { total: money(total) }) : text("updatedWithoutTotal")];
    }
    case "validate": {
      const { basket, issues } = event.detail;
      const isNew = issues.find(
        (issue) => !known.some((old) => old.code === issue.code && old.itemId === issue.itemId),
      );
      return isNew && [aboutItem(findItem(basket, isNew.itemId), issueText(isNew, format), format)];
    }
    case "error": {
      const { error } = event.detail;
      const changed = findItem(before.basket, error.itemId);
      const sentence = changed
        ? aboutItem(changed, failureText(error, format), format)
        : errorText(error, format);
      return [sentence, "assertive"];
    }
  }
}
