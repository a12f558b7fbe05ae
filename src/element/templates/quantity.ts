import { html, nothing } from "lit/html.js";
import { parseQuantity, stepQuantity } from "../../domain/quantity.js";
import type { ShownItem } from "../../basket/basket-state.js";
import { limitText } from "../line-controls.js";
import type { View } from "./view.js";

/**
 * A text input with two buttons, or the plain quantity where it cannot be changed.
 *
 * @param errorId - Id of the element that says what is wrong with the line.
 * @param hintId - Id of the element that says what the quantity has come to.
 */
export function quantity(
  { item, quantity: units, pending }: ShownItem,
  name: string,
  errorId: string | undefined,
  hintId: string | undefined,
  { format, readonly, shopper }: View,
): unknown {
  const { text } = format;
  const { id, quantityRule: rule } = item;
  if (pending === "remove") return nothing;
  if (!rule.editable || readonly) {
    return units > 1 ? html`<span class="muted">${text("quantityShort", { count: units })}</span>` : nothing;
  }
  const draft = shopper.drafts.get(id);
  const shown = draft ?? String(units);
  const isUnreadable = Boolean(draft?.trim()) && parseQuantity(draft ?? "") === undefined;
  const isLeast = stepQuantity(rule, units, -1) === units;
  const isMost = stepQuantity(rule, units, 1) === units;

  return html`<span part="quantity" class="quantity"
    ><button
      type="button"
      part="decrement"
      aria-label=${text("decrease", { item: name })}
      aria-disabled=${isLeast || nothing}
      title=${isLeast ? limitText(format, rule, -1) : nothing}
    >
      −</button
    ><input
      part="quantity-input"
      inputmode="numeric"
      size=${Math.min(9, Math.max(3, shown.length))}
      autocomplete="off"
      aria-label=${text("quantity", { item: name })}
      aria-invalid=${errorId !== undefined || isUnreadable || nothing}
      aria-describedby=${[errorId, hintId].filter(Boolean).join(" ") || nothing}
      .value=${shown}
    /><button
      type="button"
      part="increment"
      aria-label=${text("increase", { item: name })}
      aria-disabled=${isMost || nothing}
      title=${isMost ? limitText(format, rule, 1) : nothing}
    >
      +
    </button></span
  >`;
}
