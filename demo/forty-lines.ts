import * as client from "../src/client.js";

const at = (id: string): HTMLElement => document.getElementById(id) as HTMLElement;
const session = client.openBasket(
  { api: client.createApi({ apiBase: "/api", tokenUrl: "/demo/token" }), clock: client.systemClock },
  draw,
);

function draw(state: client.BasketState): void {
  const { basket, error, intents } = state;
  const status = client.statusOf(state); // "loading", "ready", "empty", "missing" or "error"
  at("list").ariaBusy = String(status === "loading" || intents.length > 0);
  at("alert").textContent =
    error && error.code !== "cookie-missing" ? "That didn’t work. Nothing is lost." : "";
  const isOver = status === "missing" || error?.code === "basket-not-found";
  at("start").hidden = !isOver && status !== "empty";
  at("total").textContent = basket?.total && !isOver ? inMoney(basket.total) : "";
  at("list").replaceChildren(...(isOver ? [] : client.shownItems(state).map(line)));
}

function line({ item, quantity, notice }: client.ShownItem): HTMLElement {
  const element = document.createElement("li");
  const button = (textContent: string, units: number): HTMLElement => {
    const onclick = (): unknown => session.store.setQuantity(item.id, units, "user").catch(() => {});
    return Object.assign(document.createElement("button"), { textContent, onclick });
  };
  element.append(client.plainText(item.name), ` × ${quantity} `, button("Remove", 0));
  const more = client.stepQuantity(item.quantityRule, quantity, 1);
  if (item.quantityRule.editable && more > quantity) element.append(button("One more", more));
  if (notice?.type === "failed") element.append(" That didn’t work.");
  return element;
}

function inMoney({ amount, currency }: client.Money): string {
  const language = document.documentElement.lang.replace("_", "-") || "en";
  const exact = amount as Intl.StringNumericLiteral; // as a number it might be rounded
  return new Intl.NumberFormat(language, { style: "currency", currency }).format(exact);
}
const offer = { id: "487d2056579473390a2fc5487683e4ab", version: "cb56007c9c063c33e3fd80426ef53df1" };
at("start").addEventListener("click", () => void session.addItem(offer, 1, "user").catch(() => {}));
