import { render } from "lit/html.js";
import { systemClock } from "../api/system-clock.js";
import { shownItems, type ShownItem } from "../basket/basket-state.js";
import type { OrderItem } from "../domain/basket.js";
import { sameParts } from "../basket/shared-baskets.js";
import { item } from "./templates/item.js";
import type { View } from "./templates/view.js";

/** As many lines as fill the first screen, and more. */
const FIRST = 20;
/** How many lines more are made at a time: the page has its turn in between. */
const SLICE = 50;
/** How many lines are put on the page at a time: browsers look through a page's inputs each time that some come. */
const BATCH = 250;

interface Line {
  readonly element: HTMLLIElement;
  /** The order item that it shows. */
  item?: OrderItem;
  /** What else it was drawn from. */
  drawn: readonly unknown[];
}

/**
 * The list of lines. Each order item keeps its element for as long as it is in the basket, so that nothing a shopper is
 * using is swapped under their fingers, and a line that has not changed is not drawn again. Of a long basket the first lines
 * are drawn at once, for the shopper to see, and the others a moment later.
 */
export class LineList {
  /** The list, for the template to hold. */
  readonly element = document.createElement("ul");
  readonly #lines = new Map<string, Line>();
  readonly #onFocusLost: () => void;
  /** Ends when the lines are drawn from something newer. */
  #drawing = new AbortController();

  /** @param onFocusLost - Is called when the last line has gone with the focus in it. */
  constructor(onFocusLost: () => void) {
    this.#onFocusLost = onFocusLost;
    setAttributes(this.element, "items", "items");
    // Safari takes a list without bullets for no list.
    this.element.role = "list";
  }

  /** Draws the lines of a basket. */
  draw(view: View): void {
    this.stop();
    const { signal } = (this.#drawing = new AbortController());
    const shown = shownItems(view.state).map((each) => withHeld(each, view));
    // Where more lines come than there was room for, what is below moves whatever they are like.
    if (this.#lines.size === 0) this.element.className = shown.length > view.skeletonLines ? "" : "reserved";
    this.#remove(new Set(shown.map(({ item: { id } }) => id)));
    // What goes wrong here is ours, and must not end in the page's own error handling.
    this.#drawLines(shown, view, signal).catch(console.error);
  }

  async #drawLines(shown: readonly ShownItem[], view: View, signal: AbortSignal): Promise<void> {
    let room = this.#lines.size > 0 ? SLICE : FIRST;
    let next = this.element.firstElementChild;
    const made = document.createDocumentFragment();
    const put = (): unknown => made.firstChild && this.element.insertBefore(made, next);
    let enough = 0;
    for (const [index, each] of shown.entries()) {
      const known = this.#lines.get(each.item.id);
      if (!known && room-- === 0) {
        if (made.childElementCount >= enough) put();
        enough = BATCH;
        await systemClock.sleep(0, signal);
        if (signal.aborted) return;
        room = SLICE - 1;
      }
      const line = known ?? this.#add(each.item.id);
      this.#drawLine(line, each, index, view);
      if (!known) {
        made.append(line.element);
        continue;
      }
      put();
      // One that stands where it belongs is not touched: moving it would take the focus from it.
      if (line.element === next) next = next.nextElementSibling;
      else this.element.insertBefore(line.element, next);
    }
    put();
  }

  /** Draws no more, until it is asked to. */
  stop(): void {
    this.#drawing.abort();
  }

  /** Puts the focus on the control by which a line can be mended. */
  focusItem(itemId: string): void {
    focusFirst(this.#lines.get(itemId)?.element, "quantity-input", "remove");
  }

  #drawLine(line: Line, shown: ShownItem, index: number, view: View): void {
    const { item: orderItem, quantity, pending, notice } = shown;
    const { format, readonly, showIssues, drafts, hints } = view;
    const draft = drafts.get(orderItem.id);
    const hint = hints.get(orderItem.id);
    // Every answer of the API's brings all order items anew, of which most say what they said.
    if (line.item !== orderItem && JSON.stringify(line.item) !== JSON.stringify(orderItem)) line.drawn = [];
    line.item = orderItem;
    const parts = [
      quantity,
      pending,
      notice,
      shown.issues.length && JSON.stringify(shown.issues),
      format,
      readonly,
      showIssues,
      draft,
      hint,
      index,
    ];
    if (sameParts(parts, line.drawn)) return;
    line.drawn = parts;
    const { element } = line;
    setAttributes(
      element,
      "item",
      `item ${orderItem.type === "add_on" ? "add-on" : ""} ${pending ? "pending" : ""}`,
    );
    element.ariaBusy = String(Boolean(pending));
    render(item(shown, index, view), element);
  }

  #add(itemId: string): Line {
    const line: Line = { element: document.createElement("li"), drawn: [] };
    this.#lines.set(itemId, line);
    return line;
  }

  /**
   * Takes lines away. The focus of one that had it goes to the next line's remove button, else to the previous one's.
   */
  #remove(kept: ReadonlySet<string>): void {
    const ids = [...this.#lines.keys()];
    const isKept = (id: string): boolean => kept.has(id);
    ids.forEach((id, index) => {
      if (isKept(id)) return;
      const { element } = this.#lines.get(id) ?? {};
      const hadFocus = element?.matches(":focus-within");
      element?.remove();
      this.#lines.delete(id);
      if (!hadFocus) return;
      const neighbour = ids.slice(index).find(isKept) ?? ids.slice(0, index).findLast(isKept);
      if (neighbour === undefined) this.#onFocusLost();
      else focusFirst(this.#lines.get(neighbour)?.element, "remove", "quantity-input");
    });
  }
}

/** A change that the host holds back is shown like one that is on its way. */
function withHeld(shown: ShownItem, { held }: View): ShownItem {
  const { quantity } = held.get(shown.item.id) ?? {};
  if (quantity === undefined) return shown;
  return quantity === 0 ? { ...shown, pending: "remove" } : { ...shown, quantity, pending: "quantity" };
}

function focusFirst(line: Element | undefined, ...parts: readonly string[]): void {
  for (const part of parts) {
    const control = line?.querySelector<HTMLElement>(`[part=${part}]`);
    if (!control) continue;
    control.focus();
    return;
  }
}

function setAttributes(element: Element, part: string, className: string): void {
  element.setAttribute("part", part);
  element.className = className;
}
