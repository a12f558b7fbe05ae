import { html, nothing } from "lit/html.js";
import { clampQuantity, parseQuantity, stepQuantity } from "../../domain/quantity.js";
import type { ShownItem } from "../../basket/basket-state.js";
import type { View } from "./view.js";

/**
 * A text input with two buttons, or the plain quantity where it cannot be changed. Up and Down step, Home and End go to
 * the limits, Enter and leaving the input enter what was typed.
 *
 * @param errorId - Id of the element that says what is wrong with the line.
 * @param hintId - Id of the element that says what the quantity has come to.
 */
export function quantity(
  { item, quantity: units, pending }: ShownItem,
  name: string,
  errorId: string | undefined,
  hintId: string | undefined,
  { drafts, format: { text }, handlers, readonly }: View,
): unknown {
  const { id, quantityRule: rule } = item;
  if (pending === "remove") return nothing;
  if (!rule.editable || readonly) {
    return units > 1 ? html`<span class="muted">${text("quantityShort", { count: units })}</span>` : nothing;
  }
  const draft = drafts.get(id);
  const shown = draft ?? String(units);
  const typed = draft?.trim() ? parseQuantity(draft) : units;

  const want = (wanted: number): void => {
    handlers.draft(id, undefined);
    if (wanted !== units) handlers.setQuantity(id, wanted);
  };
  const limitText = (direction: number, count: number): string =>
    text(direction > 0 ? "quantityMost" : "quantityFewest", { count });
  const step = (direction: 1 | -1): void => {
    const from = typed ?? units;
    const wanted = stepQuantity(rule, from, direction);
    want(wanted);
    if (wanted === from) handlers.hint(id, limitText(direction, wanted));
  };
  const onKeydown = (event: KeyboardEvent): void => {
    const { key } = event;
    const limit = key === "Home" ? rule.minimum : key === "End" ? rule.maximum : undefined;
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (key === "Enter") handlers.enter(id);
    else if (key === "ArrowUp") step(1);
    else if (key === "ArrowDown") step(-1);
    // With something typed, these keys move in what is typed.
    else if (limit !== undefined && draft === undefined) want(clampQuantity(rule, limit));
    else return;
    event.preventDefault();
  };
  const button = (direction: 1 | -1): unknown => {
    const isAtLimit = stepQuantity(rule, units, direction) === units;
    return html`<button
      type="button"
      part=${direction > 0 ? "increment" : "decrement"}
      aria-label=${text(direction > 0 ? "increase" : "decrease", { item: name })}
      aria-disabled=${isAtLimit}
      title=${isAtLimit ? limitText(direction, units) : nothing}
      @click=${() => step(direction)}
    >
      ${direction > 0 ? "+" : "−"}
    </button>`;
  };

  return html`<span part="quantity" class="quantity"
    >${button(-1)}<input
      part="quantity-input"
      inputmode="numeric"
      size=${Math.max(3, shown.length)}
      autocomplete="off"
      aria-label=${text("quantity", { item: name })}
      aria-invalid=${errorId !== undefined || typed === undefined}
      aria-describedby=${[errorId, hintId].filter(Boolean).join(" ") || nothing}
      .value=${shown}
      @input=${(event: Event) => handlers.draft(id, (event.target as HTMLInputElement).value)}
      @keydown=${onKeydown}
      @blur=${() => handlers.leave(id)}
    />${button(1)}</span
  >`;
}
