import { readAddress } from "./address.js";
import { attributeSpecs, MISSPELT } from "./attributes.js";

/** Values that hold when the address says nothing. */
const initial: ReadonlyMap<string, string> = new Map([
  ["scenario", "new-basket"],
  ...attributeSpecs.map(({ name, fallback }) => [name, fallback] as const),
  [MISSPELT, ""],
  ["token-url", "/demo/token"],
  ["checkout-url", "/checkout.html?basket={basketId}"],
  ["token-source", "token-url"],
  ["slots", ""],
  // Else Continue would lead away from the log of its event.
  ["host", "stay"],
  ["css", ""],
  ["width", "600"],
  ["ground", "auto"],
  ["direction", "ltr"],
]);

/** Attributes that no address may carry. */
const secrets = new Set(attributeSpecs.filter(({ kind }) => kind === "secret").map(({ name }) => name));

/**
 * Everything that can be set in the playground, as strings by name; `"on"` for a boolean attribute that is there. Kept in
 * the page's address, so that what is seen can be linked to.
 */
export class Settings {
  readonly #values = new Map(initial);
  readonly #listeners = new Set<(name: string) => void>();
  readonly #linked: ReadonlySet<string>;
  /** What the address said wrongly, each with what would be right. */
  readonly refusals: readonly string[];

  /** Reads what the address says. */
  constructor() {
    const { values, refusals } = readAddress(location.search, new Set(initial.keys()));
    for (const [name, value] of values) this.#values.set(name, value);
    this.#linked = new Set(values.keys());
    this.refusals = refusals;
    // What is wrong, and a token above all, is not to stay there.
    if (refusals.length > 0) this.#mirror();
  }

  /** A value; `""` where nothing is set. */
  get(name: string): string {
    return this.#values.get(name) ?? "";
  }

  /** The words of a value that is a list. */
  list(name: string): readonly string[] {
    return this.get(name).split(" ").filter(Boolean);
  }

  /** Changes a value, and the address with it. */
  set(name: string, value: string): void {
    if (this.get(name) === value) return;
    this.#values.set(name, value);
    this.#mirror();
    for (const listener of this.#listeners) listener(name);
  }

  /** Adds a word to a list, or takes it out. */
  toggle(name: string, word: string, isIn: boolean): void {
    const others = this.list(name).filter((each) => each !== word);
    this.set(name, [...others, ...(isIn ? [word] : [])].join(" "));
  }

  /** Everything as it was at first. */
  reset(): void {
    for (const [name, value] of initial) this.set(name, value);
  }

  /** A value that holds at first. */
  initial(name: string): string {
    return initial.get(name) ?? "";
  }

  /** Whether a value differs from what holds at first. */
  isChanged(name: string): boolean {
    return this.get(name) !== this.initial(name);
  }

  /** Whether the page was opened by a link that asks for this. */
  isLinked(name: string): boolean {
    return this.#linked.has(name);
  }

  /** Calls back after each change, with the name of what has changed. */
  onChange(listener: (name: string) => void): void {
    this.#listeners.add(listener);
  }

  #mirror(): void {
    const changed = [...initial.keys()].filter((name) => this.isChanged(name) && !secrets.has(name));
    // Without a scenario a link would show the one that whoever follows it happens to be in.
    const named = changed.length > 0 ? new Set(["scenario", ...changed]) : changed;
    const query = new URLSearchParams([...named].map((name) => [name, this.get(name)]));
    const text = query.toString();
    history.replaceState(history.state, "", `${location.pathname}${text && `?${text}`}${location.hash}`);
  }
}
