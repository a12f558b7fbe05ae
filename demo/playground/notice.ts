import { button, make } from "./dom.js";

/** One line below the header that says what went wrong, or what has just been done. */
export class Notice {
  readonly #text = make("span");
  readonly #line: HTMLElement;

  /** @param region - Live region of the page; it stays the same node, so that changes are read out. */
  constructor(region: HTMLElement) {
    this.#line = make(
      "div",
      { className: "notice", hidden: true },
      this.#text,
      button("Dismiss", () => this.clear(), { className: "quiet" }),
    );
    region.append(this.#line);
  }

  /** Says something. */
  say(text: string, kind: "info" | "error" = "info"): void {
    this.#text.textContent = text;
    this.#line.dataset["kind"] = kind;
    this.#line.hidden = false;
  }

  /** Says nothing any more. */
  clear(): void {
    this.#line.hidden = true;
    this.#text.textContent = "";
  }

  /** Does something, and says why when it fails. */
  async attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      this.say(describe(error), "error");
      return undefined;
    }
  }
}

/** What is shown of an error: code and status, where it has them, and its message. */
export function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code, status } = error as { code?: unknown; status?: unknown };
  return [code, status, error.message]
    .filter((part) => typeof part === "string" || typeof part === "number")
    .join(" · ");
}
