import { html, nothing, type TemplateResult } from "lit";
import { isZero, multiplyMoney } from "../../domain/money.js";
import type { ShownItem } from "../../basket/basket-state.js";
import { plainText, richText } from "../rich-text.js";
import { itemProblems } from "./problem.js";
import { quantity } from "./quantity.js";
import type { View } from "./view.js";

/** One line: picture, name, price, quantity, what is wrong with it. */
export function item(shown: ShownItem, index: number, view: View): TemplateResult {
  const { format, handlers } = view;
  const line = shown.item;
  const name = line.unavailable ? format.text("unavailable") : plainText(line.name);
  const problems = itemProblems(shown, view);
  const errorId = `item-error-${index}`;
  const words = { was: format.text("priceWas"), now: format.text("priceNow") };
  const picture = line.image && view.imageUrl(line.image);
  const isRemoving = shown.pending === "remove";
  return html`<li
    part="item"
    class="item ${line.type === "add_on" ? "add-on" : ""} ${shown.pending ? "pending" : ""}"
    data-item=${line.id}
    aria-busy=${shown.pending ? "true" : nothing}
  >
    ${
      picture
        ? html`<img
            class="picture"
            src=${picture}
            alt=""
            loading="lazy"
            decoding="async"
            @error=${hideBrokenPicture}
          />`
        : html`<span class="no-picture"></span>`
    }
    <div>
      <div part="item-name" class="name">
        ${line.unavailable ? name : richText(line.name, { oneLine: true, words })}
      </div>
      <div part="item-detail" class="detail">
        ${line.headline ? html`<div>${richText(line.headline, { words })}</div>` : nothing}
        ${line.subline ? html`<div>${richText(line.subline, { words })}</div>` : nothing}
        ${line.tiers.map((tier) => {
          const price = format.money(tier.price);
          const text =
            tier.to === undefined
              ? format.text("tierFrom", { from: tier.from, price })
              : format.text("tierRange", { from: tier.from, to: tier.to, price });
          return html`<div>${text}</div>`;
        })}
        ${line.unavailable ? format.text("unavailableDetail") : nothing}
      </div>
    </div>
    <div part="item-price" class="price">${priceOf(shown, view)}</div>
    <div class="controls">
      ${quantity(shown, name, problems.length > 0 ? errorId : undefined, view)}
      ${
        line.removable && !view.readonly
          ? html`<button
            type="button"
            part="remove"
            class="link"
            aria-label=${isRemoving ? nothing : format.text("removeItem", { item: name })}
            aria-disabled=${isRemoving ? "true" : nothing}
            aria-describedby=${problems.length > 0 && !line.quantityRule.editable ? errorId : nothing}
            @click=${() => {
              if (!isRemoving) handlers.removeItem(line.id);
            }}
          >
            ${format.text(isRemoving ? "removing" : "remove")}
          </button>`
          : nothing
      }
    </div>
    ${
      problems.length > 0
        ? html`<div part="item-error" class="item-error" id=${errorId}>
            ${problems.map((problem) => html`<p>${problem}</p>`)}
          </div>`
        : nothing
    }
  </li>`;
}

function priceOf({ item: line, quantity: units, pending }: ShownItem, { format }: View): unknown {
  const { amount, price } = line;
  if (line.unavailable) return nothing;
  if (!amount) return html`<span class="muted">${format.text("priceUnknown")}</span>`;
  // The unit price explains a line amount that it makes up by itself, which a discount or tiers would belie.
  const isPlain = price && !isZero(price) && multiplyMoney(price, line.quantity).amount === amount.amount;
  return html`${format.money(amount)}${
    (line.quantity > 1 || units > 1) && isPlain
      ? html`<span class="muted">${format.text("each", { price: format.money(price) })}</span>`
      : nothing
  }${pending === "quantity" ? html`<span class="muted">${format.text("updating")}</span>` : nothing}`;
}

function hideBrokenPicture(event: Event): void {
  if (event.target instanceof HTMLElement) event.target.className = "no-picture";
}
