import { render } from "lit/html.js";
import { shownItems, type ShownItem } from "../basket/basket-state.js";
import { sameData, sameParts } from "../domain/same.js";
import { CONTROL_EVENTS, handleControl } from "./line-controls.js";
import type { Pictures } from "./pictures.js";
import { item } from "./templates/item.js";
import { painted, turn } from "./turns.js";
import type { View } from "./templates/view.js";

/** As many lines as fill the first screen, and more. */
const FIRST = 20;
/**
 * Longer lists are laid out only near what is seen. In shorter ones Chromium asks each input for its place, to fill in forms,
 * and has to lay out line by line for that; of more inputs than 200 it asks none.
 */
const LONG = 200;
/** For so long more lines are made at a time, milliseconds: the page has its turn in between. */
const SLICE = 25;
/** How many lines are put on the page at a time: browsers look through a page's inputs each time that some come. */
const BATCH = 250;

interface Line {
  readonly element: HTMLLIElement;
  /** What it shows. */
  shown: ShownItem | undefined;
  /** What else it was drawn from: what is typed, what is said of it, where it stands, and what holds for all lines. */
  draft: string | undefined;
  hint: string | undefined;
  index: number;
  common: readonly unknown[];
}

/**
 * The list of lines. Each order item keeps its element for as long as it is in the basket, so that nothing a shopper is
 * using is swapped under their fingers, and a line that has not changed is not drawn again. Of a long basket the first lines
 * are drawn at once, for the shopper to see, and the others a moment later.
 */
export class LineList {
  /** The list, for the template to hold. */
  readonly element = make("ul", "items");
  readonly #lines = new Map<string, Line>();
  /** Ends when the lines are drawn from something newer. */
  #drawing = new AbortController();
  #view: View | undefined;
  /** What all lines are drawn from, the same object for as long as it says the same. */
  #common: readonly unknown[] = [];

  constructor(pictures: Pictures) {
    // Safari takes a list without bullets for no list.
    this.element.role = "list";
    // Heard here, where one listener does for any number of lines.
    for (const type of CONTROL_EVENTS) this.element.addEventListener(type, (event) => this.#handle(event));
    this.element.addEventListener("error", ({ target }) => pictures.giveUp(target as Element), true);
  }

  /** Draws the lines of a basket. */
  draw(view: View): void {
    this.stop();
    this.#view = view;
    const common = [view.format, view.readonly, view.showIssues];
    if (!sameParts(common, this.#common)) this.#common = common;
    const { signal } = (this.#drawing = new AbortController());
    const shown = shownItems(view.state).map((each) => withHeld(each, view));
    // Where more lines come than there was room for, what is below moves whatever they are like.
    if (this.#lines.size === 0) {
      this.element.className =
        shown.length > LONG ? "long" : shown.length > view.skeletonLines ? "" : "reserved";
    }
    this.#remove(new Set(shown.map(({ item: { id } }) => id)));
    // What goes wrong here is ours, and must not end in the page's own error handling.
    this.#drawLines(shown, view, signal).catch(console.error);
  }

  async #drawLines(shown: readonly ShownItem[], view: View, signal: AbortSignal): Promise<void> {
    let next = this.element.firstElementChild;
    const made = document.createDocumentFragment();
    const put = (): unknown => made.firstChild && this.element.insertBefore(made, next);
    let room = FIRST;
    let end = 0;
    let index = -1;
    // By hand: some old libraries put an `entries` of their own on every array.
    for (const each of shown) {
      index++;
      const known = this.#lines.get(each.item.id);
      if (!known && room-- <= 0 && performance.now() > end) {
        const isFirst = end === 0;
        if (isFirst || made.childElementCount >= BATCH) put();
        await (isFirst ? painted() : turn());
        if (signal.aborted) return;
        end = performance.now() + SLICE;
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

  /** Puts the focus on the control by which a line can be mended; where there is none, on what is wrong with it. */
  focusItem(itemId: string): void {
    focusFirst(this.#lines.get(itemId)?.element, "quantity-input", "remove", "item-error");
  }

  #handle(event: Event): void {
    const { shown } =
      [...this.#lines.values()].find(({ element }) => element.contains(event.target as Node)) ?? {};
    if (shown && this.#view) handleControl(event, shown, this.#view);
  }

  #drawLine(line: Line, shown: ShownItem, index: number, view: View): void {
    const { id, type } = shown.item;
    const draft = view.shopper.drafts.get(id);
    const hint = view.shopper.hints.get(id);
    const common = this.#common;
    const isDrawn =
      line.common === common &&
      line.index === index &&
      line.draft === draft &&
      line.hint === hint &&
      line.shown &&
      saysSame(line.shown, shown);
    Object.assign(line, { shown, draft, hint, index, common });
    if (isDrawn) return;
    const { element } = line;
    element.className = `item ${type === "add_on" ? "add-on" : ""} ${shown.pending ? "pending" : ""}`;
    element.ariaBusy = shown.pending ? "true" : null;
    render(item(shown, index, view), element);
  }

  #add(itemId: string): Line {
    const element = make("li", "item");
    const line: Line = { element, shown: undefined, draft: undefined, hint: undefined, index: 0, common: [] };
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
      if (neighbour !== undefined)
        focusFirst(this.#lines.get(neighbour)?.element, "remove", "quantity-input");
    });
  }
}

/** Whether a line says what it said. Every answer of the API's brings all order items anew, most of them unchanged. */
function saysSame(one: ShownItem, other: ShownItem): boolean {
  return (
    one.quantity === other.quantity &&
    one.pending === other.pending &&
    one.notice === other.notice &&
    sameData(one.issues, other.issues) &&
    sameData(one.item, other.item)
  );
}

/** A change that the host holds back is shown like one that is on its way. */
function withHeld(shown: ShownItem, { shopper }: View): ShownItem {
  const { quantity } = shopper.held.get(shown.item.id) ?? {};
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

function make<Name extends "ul" | "li">(name: Name, part: string): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  element.setAttribute("part", part);
  return element;
}
