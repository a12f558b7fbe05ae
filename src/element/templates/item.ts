import { html, nothing, type TemplateResult } from "lit/html.js";
import { isTimes, isZero } from "../../domain/money.js";
import type { ShownItem } from "../../basket/basket-state.js";
import { itemText } from "../problem-text.js";
import { richText } from "../rich-text.js";
import { itemProblems } from "./problem.js";
import { quantity } from "./quantity.js";
import type { View } from "./view.js";

/** One line: picture, name, price, quantity, what is wrong with it. */
export function item(shown: ShownItem, index: number, view: View): TemplateResult {
  const { format } = view;
  const { text, money } = format;
  const { pending } = shown;
  const { id, amount, image, name: markup, headline, subline, tiers, unavailable, removable } = shown.item;
  const name = itemText(shown.item, format);
  const problems = itemProblems(shown, view);
  const errorId = problems.length > 0 ? `item-error-${index}` : undefined;
  const hint = view.shopper.hints.get(id);
  const hintId = hint && `hint-${index}`;
  const words = { was: text("priceWas"), now: text("priceNow") };
  const picture = image && view.imageUrl(image);
  const isRemoving = pending === "remove";
  const isRemovable = removable && !view.readonly;
  const note = priceNote(shown, view);
  // What most lines have stands in the template itself: of a long basket each template in it would count.
  const details = [
    subline && richText(subline, { words }),
    ...tiers.map(({ from, to, price }) => {
      const unit = money(price, true);
      return to === undefined
        ? text("tierFrom", { from, price: unit })
        : text("tierRange", { from, to, price: unit });
    }),
    unavailable && isRemovable && text("unavailableDetail"),
  ].filter(Boolean);
  return html`<img
      class="picture"
      src=${picture ?? nothing}
      alt=""
      loading="lazy"
    />
    <div class="text">
      <div part="item-name" class="name">
        ${unavailable ? name : richText(markup, { oneLine: true, words })}
      </div>
      <div part="item-detail" class="detail">
        <div>${headline && richText(headline, { words })}</div>
        ${
          // A list that is drawn is kept, also an empty one: a long basket has a thousand.
          details.length > 0 ? details.map((detail) => html`<div>${detail}</div>`) : nothing
        }
      </div>
    </div>
    <div part="item-price" class="price">
      ${amount && money(amount)} <span class="muted">${
        // Not to be seen, because it would take the name's room: the amount fades, and the total says so.
        amount && pending === "quantity"
          ? [note, html`<span class="visually-hidden">${text("updating")}</span>`]
          : note
      }</span>
    </div>
    <div class="controls">
      ${quantity(shown, name, errorId, hintId, view)}
      ${
        isRemovable
          ? html`<button
            type="button"
            part="remove"
            class="link"
            aria-label=${isRemoving ? nothing : text("removeItem", { item: name })}
            aria-disabled=${isRemoving || nothing}
            aria-describedby=${errorId ?? nothing}
            .textContent=${text(isRemoving ? "removing" : "remove")}
          ></button>`
          : nothing
      }
    </div>
    ${
      (hintId || errorId) &&
      html`${hintId && html`<p class="muted hint" id=${hintId}>${hint}</p>`}
        ${
          errorId &&
          html`<div part="item-error" class="item-error" id=${errorId} tabindex="-1">
            ${problems.map((problem) => html`<p>${problem}</p>`)}
          </div>`
        }`
    }
`;
}

/** What there is to say beside a line's amount. */
function priceNote(
  { item, quantity: units }: ShownItem,
  { format: { text, money } }: View,
): string | undefined {
  const { amount, price, quantity: confirmed, unavailable } = item;
  if (!amount) return unavailable ? undefined : text("priceUnknown");
  // The unit price explains a line amount that it makes up by itself, which a discount or tiers would belie.
  const explains =
    price && (confirmed > 1 || units > 1) && !isZero(price) && isTimes(amount, price, confirmed);
  return explains ? text("each", { price: money(price, true) }) : undefined;
}
