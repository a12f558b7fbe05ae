import { findItem } from "../domain/basket.js";
import type { BasketState } from "../basket/basket-state.js";
import type { SessionEvent } from "../basket/basket-session.js";
import type { Formatter } from "../i18n/format.js";
import type { Politeness } from "./announcer.js";
import { errorText, issueText } from "./problem-text.js";
import { plainText } from "./rich-text.js";

/** A sentence for those who cannot see what has changed. */
export interface Announcement {
  readonly sentence: string;
  readonly politeness: Politeness;
}

/**
 * What to say about an event; one sentence an event, nothing for what needs none.
 *
 * @param before - The state before the event, in which a removed line still has its name.
 */
export function announcementFor(
  event: SessionEvent,
  before: BasketState,
  format: Formatter,
): Announcement | undefined {
  switch (event.type) {
    case "load": {
      const count = event.detail.basket.items.length;
      return polite(count > 0 ? format.text("loaded", { count }) : format.text("emptyTitle"));
    }
    case "change": {
      const { basket, source, mismatches, actions } = event.detail;
      if (source === "remote") return polite(format.text("changedElsewhere"));
      const [mismatch] = mismatches;
      if (mismatch) {
        const sentence = format.text(mismatch.actual > 0 ? "mismatch" : "mismatchGone", {
          count: mismatch.actual,
        });
        return { sentence: mismatch.message ?? sentence, politeness: "assertive" };
      }
      const removed = actions.findLast((action) => action.type === "remove");
      const item = removed && findItem(before.basket, removed.itemId);
      if (item)
        return polite(format.text("removed", { item: plainText(item.name) || format.text("unavailable") }));
      return polite(
        basket.total
          ? format.text("updated", { total: format.money(basket.total) })
          : format.text("updatedWithoutTotal"),
      );
    }
    case "validate": {
      const known = before.basket?.validation?.issues ?? [];
      const isNew = event.detail.issues.find(
        (issue) => !known.some((old) => old.code === issue.code && old.itemId === issue.itemId),
      );
      return isNew && polite(issueText(isNew, format));
    }
    case "error":
      return { sentence: errorText(event.detail.error, format), politeness: "assertive" };
  }
}

function polite(sentence: string): Announcement {
  return { sentence, politeness: "polite" };
}
