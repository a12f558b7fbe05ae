/**
 * Keeps the focus where a shopper expects it: after a line has gone, on the next line's remove button, else on the
 * previous one's, else on the heading.
 */
export class FocusKeeper {
  readonly #root: () => DocumentFragment | HTMLElement;
  #before: { readonly itemId: string; readonly order: readonly string[] } | undefined;

  /** @param root - The root that the lines are in; asked for when it is needed. */
  constructor(root: () => DocumentFragment | HTMLElement) {
    this.#root = root;
  }

  /** Notes, before a render, which line has the focus. */
  remember(): void {
    const itemId = this.#focused()?.closest<HTMLElement>("li")?.dataset["item"];
    this.#before = itemId === undefined ? undefined : { itemId, order: this.#order() };
  }

  /** Puts the focus, after a render, where it belongs if its line has gone. */
  restore(): void {
    if (!this.#before) return;
    const { itemId, order } = this.#before;
    this.#before = undefined;
    const left = new Set(this.#order());
    if (left.has(itemId)) return;
    const index = order.indexOf(itemId);
    const neighbour =
      order.slice(index + 1).find((id) => left.has(id)) ??
      order.slice(0, index).findLast((id) => left.has(id));
    if (neighbour === undefined) this.focus("#heading");
    else (this.#control(neighbour, "remove") ?? this.#control(neighbour, "quantity-input"))?.focus();
  }

  /** Puts the focus on the control by which a line can be mended. */
  focusItem(itemId: string): void {
    (this.#control(itemId, "quantity-input") ?? this.#control(itemId, "remove"))?.focus();
  }

  /** Puts the focus on the first element that a selector finds. */
  focus(selector: string): void {
    this.#root().querySelector<HTMLElement>(selector)?.focus();
  }

  #focused(): Element | null {
    const root = this.#root();
    return root instanceof ShadowRoot ? root.activeElement : null;
  }

  #order(): readonly string[] {
    return [...this.#root().querySelectorAll<HTMLElement>("li[data-item]")].map(
      (line) => line.dataset["item"] ?? "",
    );
  }

  #control(itemId: string, part: string): HTMLElement | undefined {
    const lines = this.#root().querySelectorAll<HTMLElement>("li[data-item]");
    const line = [...lines].find((each) => each.dataset["item"] === itemId);
    return line?.querySelector<HTMLElement>(`[part=${part}]`) ?? undefined;
  }
}
