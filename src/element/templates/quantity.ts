import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { clampQuantity, parseQuantity, stepQuantity } from "../../domain/quantity.js";
import type { ShownItem } from "../../basket/basket-state.js";
import type { View } from "./view.js";

/**
 * A text input with two buttons, or the plain quantity where it cannot be changed. Up and Down step, Home and End go to
 * the limits, Enter and leaving the input enter what was typed.
 *
 * @param errorId - Id of the element that says what is wrong with the line.
 */
export function quantity(shown: ShownItem, name: string, errorId: string | undefined, view: View): unknown {
  const { item, quantity: units, pending } = shown;
  const { format, handlers, drafts } = view;
  const rule = item.quantityRule;
  if (item.unavailable || pending === "remove") return nothing;
  if (!rule.editable || view.readonly) {
    return units > 1
      ? html`<span class="muted">${format.text("quantityShort", { count: units })}</span>`
      : nothing;
  }
  const draft = drafts.get(item.id);
  const isDraftWrong = draft !== undefined && draft.trim() !== "" && parseQuantity(draft) === undefined;

  const want = (wanted: number): void => {
    handlers.draft(item.id, undefined);
    if (wanted !== units) handlers.setQuantity(item.id, wanted);
  };
  const step = (direction: 1 | -1): void => {
    const wanted = stepQuantity(rule, units, direction);
    if (wanted === units) handlers.say(limitText(direction, units));
    want(wanted);
  };
  const limitText = (direction: 1 | -1, count: number): string =>
    format.text(direction > 0 ? "quantityMost" : "quantityFewest", { count });
  const enter = (input: HTMLInputElement): void => {
    const typed = parseQuantity(input.value);
    if (typed === undefined) {
      // Nothing typed, or nothing that is a number: back to what was.
      if (input.value.trim() !== "") handlers.say(format.text("quantityInvalid"));
      want(units);
      return;
    }
    const allowed = clampQuantity(rule, typed);
    if (allowed !== typed) handlers.say(format.text("quantityAdjusted", { count: allowed }));
    want(allowed);
  };
  const onKeydown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key === "Enter") {
      if (event.target instanceof HTMLInputElement) enter(event.target);
    } else if (event.key === "ArrowUp") step(1);
    else if (event.key === "ArrowDown") step(-1);
    else if (event.key === "Home" && draft === undefined) want(rule.minimum);
    else if (event.key === "End" && draft === undefined && rule.maximum !== undefined) {
      want(clampQuantity(rule, rule.maximum));
    } else return;
    event.preventDefault();
  };
  const button = (direction: 1 | -1): unknown => {
    const isAtLimit = stepQuantity(rule, units, direction) === units;
    return html`<button
      type="button"
      part=${direction > 0 ? "increment" : "decrement"}
      aria-label=${format.text(direction > 0 ? "increase" : "decrease", { item: name })}
      aria-disabled=${isAtLimit ? "true" : nothing}
      title=${isAtLimit ? limitText(direction, units) : nothing}
      @click=${() => step(direction)}
    >
      ${direction > 0 ? "+" : "−"}
    </button>`;
  };

  return html`<span
    part="quantity"
    class="quantity"
    role="group"
    aria-label=${format.text("quantity", { item: name })}
  >
    ${button(-1)}
    <input
      part="quantity-input"
      type="text"
      inputmode="numeric"
      autocomplete="off"
      maxlength="9"
      aria-label=${format.text("quantity", { item: name })}
      aria-invalid=${errorId !== undefined || isDraftWrong ? "true" : nothing}
      aria-describedby=${errorId ?? nothing}
      .value=${live(draft ?? String(units))}
      @input=${(event: InputEvent) => {
        if (event.target instanceof HTMLInputElement) handlers.draft(item.id, event.target.value);
      }}
      @keydown=${onKeydown}
      @blur=${(event: FocusEvent) => {
        if (draft !== undefined && event.target instanceof HTMLInputElement) enter(event.target);
      }}
    />
    ${button(1)}
  </span>`;
}
