import { html, nothing, type TemplateResult } from "lit/html.js";
import { isZero, multiplyMoney } from "../../domain/money.js";
import type { ShownItem } from "../../basket/basket-state.js";
import { plainText, richText } from "../rich-text.js";
import { itemProblems } from "./problem.js";
import { quantity } from "./quantity.js";
import type { View } from "./view.js";

/** One line: picture, name, price, quantity, what is wrong with it. */
export function item(shown: ShownItem, index: number, view: View): TemplateResult {
  const { format, handlers } = view;
  const { text, money } = format;
  const { pending } = shown;
  const { id, image, name: markup, headline, subline, tiers, unavailable, removable } = shown.item;
  const name = unavailable ? text("unavailable") : plainText(markup);
  const problems = itemProblems(shown, view);
  const errorId = problems.length > 0 ? `item-error-${index}` : undefined;
  const hint = view.hints.get(id);
  const hintId = hint && `hint-${index}`;
  const words = { was: text("priceWas"), now: text("priceNow") };
  const picture = image && view.imageUrl(image);
  const isRemoving = pending === "remove";
  const isRemovable = removable && !view.readonly;
  return html`${picture ? html`<img class="picture" src=${picture} alt="" loading="lazy" @error=${hide} />` : nothing}
    <div class="text">
      <div part="item-name" class="name">
        ${unavailable ? name : richText(markup, { oneLine: true, words })}
      </div>
      <div part="item-detail" class="detail">
        ${[headline, subline].map((line) => line && html`<div>${richText(line, { words })}</div>`)}
        ${tiers.map(({ from, to, price }) => {
          const unit = money(price);
          return html`<div>
            ${to === undefined ? text("tierFrom", { from, price: unit }) : text("tierRange", { from, to, price: unit })}
          </div>`;
        })}
        ${unavailable && isRemovable ? text("unavailableDetail") : nothing}
      </div>
    </div>
    <div part="item-price" class="price">${priceOf(shown, view)}</div>
    <div class="controls">
      ${quantity(shown, name, errorId, hintId, view)}
      ${
        isRemovable
          ? html`<button
            type="button"
            part="remove"
            class="link"
            aria-label=${isRemoving ? nothing : text("removeItem", { item: name })}
            aria-disabled=${isRemoving}
            aria-describedby=${errorId ?? nothing}
            @click=${() => !isRemoving && handlers.removeItem(id)}
          >
            ${text(isRemoving ? "removing" : "remove")}
          </button>`
          : nothing
      }
    </div>
    ${hintId ? html`<p class="muted hint" id=${hintId}>${hint}</p>` : nothing}
    ${
      errorId
        ? html`<div part="item-error" class="item-error" id=${errorId}>
            ${problems.map((problem) => html`<p>${problem}</p>`)}
          </div>`
        : nothing
    }
`;
}

/** A picture that cannot be had leaves its place to the text. */
function hide({ target }: Event): void {
  (target as HTMLElement).hidden = true;
}

function priceOf({ item, quantity: units, pending }: ShownItem, { format: { text, money } }: View): unknown {
  const { amount, price, unavailable } = item;
  const small = (content: string): TemplateResult => html` <span class="muted">${content}</span>`;
  if (!amount) return unavailable ? nothing : small(text("priceUnknown"));
  // The unit price explains a line amount that it makes up by itself, which a discount or tiers would belie.
  const explains =
    (item.quantity > 1 || units > 1) &&
    price &&
    !isZero(price) &&
    multiplyMoney(price, item.quantity).amount === amount.amount;
  return [
    money(amount),
    explains && small(text("each", { price: money(price) })),
    // Not to be seen, because it would take the name's room: the amount fades, and the total says so.
    pending === "quantity" && html`<span class="visually-hidden">${text("updating")}</span>`,
  ].map((part) => part || nothing);
}
