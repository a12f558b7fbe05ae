import type { Stage } from "./stage.js";
import { find, make } from "./dom.js";
import { toJson } from "./json.js";

const STATES = ["loading", "ready", "empty", "missing", "error", "busy", "invalid"];
/** `busy` changes without an event, so the element is looked at this often; milliseconds. */
const INTERVAL = 150;

/** Shows what the element says of itself: status, busy, custom states and basket. */
export function createStatePanel(stage: Stage): void {
  const status = find("#state-status", HTMLElement);
  const busy = find("#state-busy", HTMLElement);
  const custom = find("#state-custom", HTMLElement);
  const basket = find("#state-basket", HTMLElement);
  let shownKey = "";
  let shownBasket: unknown = {};

  const look = (): void => {
    const { element } = stage;
    if (document.hidden || !element) return;
    const states = STATES.filter((name) => matchesState(element, name));
    const key = [element.status, element.busy, ...states].join(" ");
    if (key !== shownKey) {
      shownKey = key;
      status.textContent = element.status;
      status.dataset["status"] = element.status;
      busy.textContent = String(element.busy);
      custom.replaceChildren(...states.map((name) => make("code", {}, `:state(${name})`)));
    }
    // Snapshots are frozen: the same object means the same content.
    if (element.basket !== shownBasket) {
      shownBasket = element.basket;
      basket.textContent = element.basket ? toJson(element.basket) : "undefined";
    }
  };
  setInterval(look, INTERVAL);
}

function matchesState(element: Element, name: string): boolean {
  try {
    return element.matches(`:state(${name})`);
  } catch {
    // A browser that does not know custom states takes the selector for a mistake.
    return false;
  }
}
