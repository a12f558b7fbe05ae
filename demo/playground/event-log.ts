import type { PartnerCheckoutElement, PartnerCheckoutEventName } from "../../src/index.js";
import { find, make } from "./dom.js";
import { toJson, toLine } from "./json.js";
import { describe } from "./notice.js";

const NAMES = [
  "basket-load",
  "basket-change",
  "basket-before-change",
  "basket-restart",
  "basket-validate",
  "basket-error",
  "checkout-proceed",
] as const satisfies readonly PartnerCheckoutEventName[];

/** Entries beyond this many fall out at the end. */
const LONGEST = 200;

/** Writes down every event of the element, newest first. */
export class EventLog {
  readonly #list = find("#events", HTMLElement);
  readonly #count = find("#event-count", HTMLOutputElement);
  readonly #onEvent: () => void;
  #total = 0;

  /** @param onEvent - Called after each entry. */
  constructor(onEvent: () => void) {
    this.#onEvent = onEvent;
    find("#clear-events", HTMLButtonElement).addEventListener("click", () => this.#clear());
  }

  /** Listens to an element. */
  follow(element: PartnerCheckoutElement): void {
    for (const name of NAMES) {
      element.addEventListener(name, ({ type, detail }: CustomEvent<object>) => this.#write(type, detail));
    }
  }

  #write(type: string, detail: object): void {
    const error = "error" in detail ? detail.error : undefined;
    const pre = make("pre", { tabIndex: 0 });
    const entry = make(
      "details",
      { className: "entry" },
      make(
        "summary",
        {},
        make("time", {}, timeText(new Date())),
        make("code", { className: error ? "bad" : "good" }, type),
        make("span", { className: "line" }, error ? describe(error) : toLine(detail)),
      ),
      pre,
    );
    // What the detail held at the time is shown, and made into text only for those who look.
    entry.addEventListener("toggle", () => (pre.textContent ||= toJson(detail)));
    this.#list.prepend(make("li", {}, entry));
    if (this.#list.childElementCount > LONGEST) this.#list.lastElementChild?.remove();
    this.#count.value = String(++this.#total);
    this.#onEvent();
  }

  #clear(): void {
    this.#list.replaceChildren();
    this.#total = 0;
    this.#count.value = "";
  }
}

/** A time of day with milliseconds. */
export function timeText(date: Date): string {
  return `${date.toLocaleTimeString("en-GB")}.${String(date.getMilliseconds()).padStart(3, "0")}`;
}
