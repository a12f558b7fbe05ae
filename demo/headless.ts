import {
  createApi,
  openBasket,
  plainText,
  shownItems,
  statusOf,
  stepQuantity,
  systemClock,
  type BasketState,
  type ErrorCode,
  type Money,
  type ShownItem,
} from "../src/client.js";
import { find } from "./playground/dom.js";

const OFFER = { id: "487d2056579473390a2fc5487683e4ab", version: "cb56007c9c063c33e3fd80426ef53df1" };

/** What goes wrong, in words; one sentence does for all the rest. */
const words: Partial<Record<ErrorCode, string>> = {
  "cookie-missing": "",
  offline: "You’re offline. We’ll carry on when you’re connected again.",
  "bad-gateway": "The shop isn’t answering right now. Your basket is safe.",
  "basket-completed": "This basket has been ordered. Thank you!",
  "basket-expired": "This basket has expired.",
};

const inWords = (code: ErrorCode): string => words[code] ?? "That didn’t work. Your basket is safe.";

/** The exact amount goes in as text: as a number it might be rounded first. */
const inMoney = ({ amount, currency }: Money): string =>
  new Intl.NumberFormat("en-GB", { style: "currency", currency }).format(amount as Intl.StringNumericLiteral);

const list = find("#lines", HTMLElement);
const template = find("#line", HTMLTemplateElement);
const lines = new Map<string, HTMLElement>();

function draw(state: BasketState): void {
  const { basket, error, intents, notices } = state;
  const status = statusOf(state);
  const isBusy = status === "loading" || intents.length > 0;
  const items = status === "missing" ? [] : shownItems(state);
  const problems = basket?.validation?.issues.filter(({ itemId }) => itemId === undefined) ?? [];
  find("#basket", HTMLElement).ariaBusy = String(isBusy);
  const count = `${items.length || "No"} item${items.length === 1 ? "" : "s"}`;
  write("#status", isBusy ? "One moment…" : status === "error" && !basket ? "" : count);
  // A change that came to something else on a line that is no longer there.
  const lost = notices.get("") ? "The shop has changed something else as well. Please look again." : "";
  write(
    "#error",
    error ? inWords(error.code) : [lost, ...problems.map(({ message }) => message)].join(" ").trim(),
  );
  write("#total strong", basket?.total ? inMoney(basket.total) : "Told at the checkout");
  show("#retry", status === "error");
  show("#start", status === "missing" || status === "empty");
  show("#total", items.length > 0);
  show("#continue", items.length > 0);

  for (const [id, line] of lines) {
    if (items.some(({ item }) => item.id === id)) continue;
    const hadFocus = line.contains(document.activeElement);
    line.remove();
    lines.delete(id);
    if (hadFocus) find("#title", HTMLElement).focus();
  }
  // A line that is where it belongs stays untouched: moved, it would lose the focus.
  items.forEach((shown, place) => {
    const line = lines.get(shown.item.id) ?? makeLine(shown.item.id);
    if (list.children[place] !== line) list.insertBefore(line, list.children[place] ?? null);
    drawLine(line, shown);
  });
}

function makeLine(id: string): HTMLElement {
  const line = find("li", HTMLElement, template.content).cloneNode(true) as HTMLElement;
  lines.set(id, line);
  line.addEventListener("click", ({ target }) => {
    const shown = shownItems(session.state).find(({ item }) => item.id === id);
    const button = target instanceof Element ? target.closest("button") : null;
    if (!shown || !button || button.ariaDisabled === "true") return;
    const { quantity, item } = shown;
    const units =
      button.value === "0" ? 0 : stepQuantity(item.quantityRule, quantity, button.value === "1" ? 1 : -1);
    attempt(() => session.store.setQuantity(id, units, "user"));
  });
  return line;
}

function drawLine(line: HTMLElement, { item, quantity, pending, notice, issues }: ShownItem): void {
  const { quantityRule: rule, amount } = item;
  // A merchant's words are HTML: shown as text, whatever they hold does nothing.
  const name = plainText(item.name) || "An item that can’t be shown";
  write("h3", name, line);
  write(".price", amount ? inMoney(amount) : "", line);
  write("output", String(quantity), line);
  const problem =
    notice?.type === "failed"
      ? inWords(notice.error.code)
      : notice
        ? "The shop has made it another quantity."
        : "";
  write(
    ".bad",
    [problem, ...issues.map(({ message }) => message ?? "This can’t be ordered.")].join(" "),
    line,
  );
  find("output", HTMLElement, line).ariaLabel = `Quantity of ${name}`;
  for (const button of line.querySelectorAll("button")) {
    const step = button.value === "1" ? 1 : -1;
    const isRemove = button.value === "0";
    button.ariaLabel = isRemove ? `Remove ${name}` : `${step > 0 ? "One more" : "One less"}: ${name}`;
    button.hidden = !isRemove && !rule.editable;
    // Not `disabled`, which would take the focus away at a limit.
    button.ariaDisabled = String(
      pending === "remove" || (isRemove ? !item.removable : stepQuantity(rule, quantity, step) === quantity),
    );
  }
}

/** Live regions speak when they change, so what stays the same is left alone. */
function write(selector: string, text: string, root: ParentNode = document): void {
  const element = find(selector, HTMLElement, root);
  if (element.textContent !== text) element.textContent = text;
}

function show(selector: string, isShown: boolean): void {
  const element = find(selector, HTMLElement);
  const hadFocus = element === document.activeElement;
  element.hidden = !isShown;
  if (hadFocus && !isShown) find("#title", HTMLElement).focus();
}

/** What goes wrong stands in the state, and so on the screen. */
function attempt(task: () => Promise<unknown>): void {
  void (async () => await task())().catch(() => undefined);
}

const session = openBasket(
  { api: createApi({ apiBase: "/api", tokenUrl: "/demo/token" }), clock: systemClock },
  draw,
);

find("#retry", HTMLElement).addEventListener("click", () => attempt(() => session.retry()));
find("#start", HTMLElement).addEventListener("click", () => attempt(() => session.addItem(OFFER, 1, "user")));
find("#continue", HTMLElement).addEventListener("click", () =>
  attempt(async () => {
    await session.flush();
    const { id, validation } = await session.store.validate();
    if (validation?.valid) location.assign(`?checkout=${encodeURIComponent(id)}`);
  }),
);

const handedOn = new URLSearchParams(location.search).get("checkout");
show("#checkout-note", handedOn !== null);
write("#checkout-note", `This is where Limio’s checkout would open, with ${handedOn}.`);
