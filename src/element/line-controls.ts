import { clampQuantity, parseQuantity, stepQuantity, type QuantityRule } from "../domain/quantity.js";
import type { ShownItem } from "../basket/basket-state.js";
import type { Formatter } from "../i18n/format.js";
import type { View } from "./templates/view.js";

/** Events of a line's controls, all of which reach the list. */
export const CONTROL_EVENTS = ["click", "input", "keydown", "focusout"];

/** Says what a quantity cannot go beyond. */
export function limitText({ text }: Formatter, rule: QuantityRule, direction: 1 | -1): string {
  const count = clampQuantity(rule, direction * Infinity);
  return text(direction > 0 ? "quantityMost" : "quantityFewest", { count });
}

/**
 * Does what a shopper asks for on a line. In the quantity input Up and Down step, Home and End go to the limits, Enter and
 * leaving it enter what was typed.
 */
export function handleControl(
  event: Event,
  { item: { id, quantityRule: rule }, quantity: units, pending }: ShownItem,
  { format, shopper }: View,
): void {
  const { type } = event;
  const target = event.target as HTMLInputElement;
  const part = target.getAttribute("part");
  const draft = shopper.drafts.get(id);

  const want = (wanted: number): void => {
    shopper.draft(id, undefined);
    if (wanted !== units) shopper.setQuantity(id, wanted);
  };
  const step = (direction: 1 | -1): void => {
    const from = parseQuantity(draft ?? "") ?? units;
    const next = stepQuantity(rule, from, direction);
    // What a basket holds beyond the rule is the API's, and stays; what is typed beyond it does not.
    const wanted = from === units ? next : clampQuantity(rule, next);
    want(wanted);
    if (wanted === from) shopper.hint(id, limitText(format, rule, direction));
  };
  const press = ({ key, altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent): void => {
    const limit = key === "Home" ? rule.minimum : key === "End" ? rule.maximum : undefined;
    if (altKey || ctrlKey || metaKey || shiftKey) return;
    if (key === "Enter") shopper.enter(id);
    else if (key === "ArrowUp") step(1);
    else if (key === "ArrowDown") step(-1);
    // With something typed, these keys move in what is typed.
    else if (limit !== undefined && draft === undefined) want(clampQuantity(rule, limit));
    else return;
    event.preventDefault();
  };

  if (part === "quantity-input") {
    if (type === "input") shopper.draft(id, target.value);
    else if (type === "focusout") shopper.leave(id);
    else if (type === "keydown") press(event as KeyboardEvent);
  } else if (type === "click") {
    if (part === "increment") step(1);
    else if (part === "decrement") step(-1);
    else if (part === "remove" && pending !== "remove") shopper.setQuantity(id, 0);
  }
}
