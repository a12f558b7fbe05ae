import { attributeSpecs } from "./attributes.js";

/** Where the element gets its tokens from. */
export const tokenSources = [
  ["token-url", "token-url"],
  ["getToken", "getToken"],
  ["token", "token"],
  ["none", "None"],
] as const;

/** Values that hold when the address says nothing. */
const initial: ReadonlyMap<string, string> = new Map([
  ...attributeSpecs.map(({ name, fallback }) => [name, fallback] as const),
  ["token-url", "/demo/token"],
  ["scenario", "new-basket"],
  ["token-source", "token-url"],
  ["slots", ""],
  ["host", ""],
  ["css", ""],
  ["width", "600"],
  ["ground", "auto"],
  ["direction", "ltr"],
]);

/** Attributes that are there or not, and the one that no address may carry. */
const booleans = new Set(attributeSpecs.filter(({ kind }) => kind === "boolean").map(({ name }) => name));
const secrets = new Set(attributeSpecs.filter(({ kind }) => kind === "secret").map(({ name }) => name));

/**
 * Everything that can be set in the playground, as strings by name; `"on"` for a boolean attribute that is there. Kept in
 * the page's address, so that what is seen can be linked to.
 */
export class Settings {
  readonly #values = new Map(initial);
  readonly #listeners = new Set<(name: string) => void>();

  /** Reads what the address says. */
  constructor() {
    for (const [name, value] of new URLSearchParams(location.search)) {
      if (!initial.has(name) || secrets.has(name)) continue;
      const isOff = value === "off" || value === "false";
      this.#values.set(name, booleans.has(name) ? (isOff ? "" : "on") : value);
    }
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

  /** Whether a value differs from what holds at first. */
  isChanged(name: string): boolean {
    return this.get(name) !== initial.get(name);
  }

  /** Calls back after each change, with the name of what has changed. */
  onChange(listener: (name: string) => void): void {
    this.#listeners.add(listener);
  }

  #mirror(): void {
    const query = new URLSearchParams();
    for (const name of initial.keys()) {
      if (this.isChanged(name) && !secrets.has(name)) query.set(name, this.get(name));
    }
    const text = query.toString();
    history.replaceState(history.state, "", `${location.pathname}${text && `?${text}`}${location.hash}`);
  }
}
