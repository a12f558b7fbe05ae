import type { Basket } from "../../src/index.js";
import { demoApi, type CatalogueEntry } from "./demo-api.js";
import { button, find, make } from "./dom.js";
import { describe, type Notice } from "./notice.js";
import type { Stage } from "./stage.js";

/** The offers that the demo's shop sells, each with the calls that a host page would make. */
export class CataloguePanel {
  readonly #stage: Stage;
  readonly #notice: Notice;
  readonly #said = find("#catalogue-status", HTMLElement);
  #entries: readonly CatalogueEntry[] = [];

  constructor(stage: Stage, notice: Notice) {
    this.#stage = stage;
    this.#notice = notice;
  }

  /** An offer to put into a basket, in the currency that it has already. */
  findOffer(): CatalogueEntry | undefined {
    const currency = this.#stage.element?.basket?.total?.currency;
    const offers = this.#entries.filter(({ kind }) => kind === "offer");
    return offers.find((offer) => offer.currency === currency) ?? offers[0];
  }

  /** Fetches the catalogue and shows it. */
  async open(): Promise<void> {
    this.#entries = (await this.#notice.attempt(demoApi.catalogue)) ?? [];
    find("#catalogue", HTMLElement).replaceChildren(...this.#entries.map((entry) => this.#row(entry)));
  }

  #row(entry: CatalogueEntry): HTMLElement {
    const { name, kind } = entry;
    const add = button("Add", () => this.#add(entry), { ariaLabel: `Add ${name}` });
    const start = button("Start a new basket with this", () => this.#start(entry), {
      className: "quiet",
      ariaLabel: `Start a new basket with this: ${name}`,
    });
    return make(
      "li",
      {},
      make(
        "div",
        {},
        make("span", { className: "entry-name" }, name),
        make("span", { className: "help" }, `${kind === "add_on" ? "Add-on, " : ""}${priceText(entry)}`),
      ),
      make("div", { className: "buttons" }, ...(kind === "offer" ? [start] : []), add),
    );
  }

  async #add({ id, version, name, kind }: CatalogueEntry): Promise<void> {
    const element = this.#stage.element;
    if (!element) return;
    const parent = element.basket?.items.find(({ type }) => type === "offer");
    const parentId = kind === "add_on" && parent ? { parentId: parent.id } : {};
    const offer = kind === "add_on" ? { id, version, type: kind, ...parentId } : { id, version };
    await this.#report(`Adding ${name}`, element.addItem(offer));
  }

  async #start({ id, version, name, currency }: CatalogueEntry): Promise<void> {
    const element = this.#stage.element;
    if (!element) return;
    const country = currency === "GBP" ? { country: "GB" } : {};
    const order = { orderItems: [{ offer: { id, version } }], ...country, source: "playground" };
    await this.#report(`Starting a basket with ${name}`, element.initiate(order));
  }

  async #report(what: string, promise: Promise<Basket>): Promise<void> {
    this.#said.dataset["kind"] = "info";
    this.#said.textContent = `${what}…`;
    try {
      const { items } = await promise;
      this.#said.textContent = `${what}: resolved, ${items.length} ${items.length === 1 ? "line" : "lines"} in the basket.`;
    } catch (error) {
      this.#said.dataset["kind"] = "error";
      this.#said.textContent = `${what}: rejected, ${describe(error)}`;
    }
  }
}

function priceText({ price, currency }: CatalogueEntry): string {
  // The shop's own prices are exact decimals; as a label, a float's digits suffice.
  const amount = price === null || price === undefined ? NaN : Number(price);
  if (!Number.isFinite(amount)) return "price not Limio’s";
  try {
    return new Intl.NumberFormat("en-GB", { style: "currency", currency }).format(amount);
  } catch {
    return `${amount} ${currency}`;
  }
}
