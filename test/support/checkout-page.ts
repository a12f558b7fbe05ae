import { fixture, html, nextFrame } from "@open-wc/testing";
import "../../src/index.js";
import type { PartnerCheckoutElement } from "../../src/element.js";
import type { PartnerCheckoutEventMap, PartnerCheckoutEventName } from "../../src/element/events.js";
import { at, list, send, type DemoAnswer, type DemoJson } from "../demo/demo-client.js";
import { nth, type ApiDouble } from "./api-double.js";
import { aBasket } from "./baskets.js";
import { until } from "./deferred.js";

/** Attributes for `<partner-checkout>`; `undefined` takes a default away. */
export type Attributes = Readonly<Record<string, string | undefined>>;

/** A request as the stand-in has logged it. */
export interface LoggedRequest {
  readonly endpoint: string;
  readonly method: string;
  readonly path: string;
  /** 0 when the connection was dropped, `null` while the answer is awaited. */
  readonly status: number | null;
  readonly request: unknown;
  readonly response: unknown;
  readonly overlapping: number;
}

/** A page with the element on it, seen as a shopper or a host sees it: by role and name, by event, by request. */
export class CheckoutPage {
  readonly element: PartnerCheckoutElement;
  readonly #events: { readonly name: string; readonly event: CustomEvent }[] = [];

  constructor(element: PartnerCheckoutElement) {
    this.element = element;
    const names: readonly PartnerCheckoutEventName[] = [
      "basket-load",
      "basket-change",
      "basket-before-change",
      "basket-restart",
      "basket-validate",
      "basket-error",
      "checkout-proceed",
    ];
    for (const name of names) {
      element.addEventListener(name, (event: Event) => {
        this.#events.push({ name, event: event as CustomEvent });
        // No test leaves its own page.
        if (name === "checkout-proceed") event.preventDefault();
      });
    }
  }

  /**
   * Starts a scenario of the stand-in and puts the element on the page.
   *
   * @param prepare - Is called between the two, to set faults or change the cookie.
   */
  static async open(
    scenario = "new-basket",
    attributes: Attributes = {},
    prepare: () => unknown = () => undefined,
  ): Promise<CheckoutPage> {
    await send("POST", `/demo/scenario/${scenario}`);
    await prepare();
    return await CheckoutPage.place(attributes);
  }

  /** Puts the element on the page, in whatever state the stand-in is. */
  static async place(attributes: Attributes = {}): Promise<CheckoutPage> {
    const holder = await fixture<HTMLElement>(html`<div lang="en-GB"></div>`);
    const element = document.createElement("partner-checkout");
    const all: Attributes = { "token-url": "/demo/token", ...attributes };
    for (const [name, value] of Object.entries(all)) {
      if (value !== undefined) element.setAttribute(name, value);
    }
    const page = new CheckoutPage(element);
    holder.append(element);
    await element.updateComplete;
    return page;
  }

  /** Starts a scenario, puts the element on the page and waits until it has loaded. */
  static async load(scenario = "new-basket", attributes: Attributes = {}): Promise<CheckoutPage> {
    const page = await CheckoutPage.open(scenario, attributes);
    await page.settled();
    return page;
  }

  /** Loads the page, then lets it reach the API by a double, which has answered with a basket. */
  static async loadThrough(api: ApiDouble, basket = aBasket()): Promise<CheckoutPage> {
    const page = await CheckoutPage.load();
    page.element.api = api;
    await page.until(() => api.validates.length === 1);
    nth(api.validates, 0).resolve(basket);
    const shown = JSON.stringify(basket);
    await page.until(() => JSON.stringify(page.element.basket) === shown);
    return page;
  }

  /** Resolves when a condition holds, looked at after every frame; fails after ten seconds. */
  async until(condition: () => unknown): Promise<void> {
    await until(() => Boolean(condition()), nextFrame);
    await this.element.updateComplete;
  }

  /** Resolves when nothing is loading and no change is on its way. */
  async settled(): Promise<void> {
    await this.until(() => !["idle", "loading"].includes(this.element.status) && !this.element.busy);
  }

  /** The text that can be seen, on one line. */
  get text(): string {
    const copy = this.#root.querySelector("[part=base]")?.cloneNode(true);
    if (!(copy instanceof Element)) return "";
    for (const unseen of copy.querySelectorAll("[aria-live], .visually-hidden")) unseen.remove();
    return oneLine(copy.textContent);
  }

  /** The text of a part, on one line; `undefined` where there is no such part. */
  part(name: string): string | undefined {
    const found = this.#root.querySelector(`[part~=${name}]`);
    return found ? oneLine(found.textContent) : undefined;
  }

  /** How many elements have a part. */
  count(part: string): number {
    return this.#root.querySelectorAll(`[part~=${part}]`).length;
  }

  /** The lines from top to bottom. */
  get lines(): readonly CheckoutLine[] {
    return [...this.#root.querySelectorAll<HTMLElement>("[part~=item]")].map(
      (line) => new CheckoutLine(line),
    );
  }

  /** A line by its position. */
  line(index: number): CheckoutLine {
    const line = this.lines[index];
    if (!line) throw new Error(`There is no line ${index}`);
    return line;
  }

  /** A button by its accessible name, or by a part of it. */
  button(name: string | RegExp): HTMLElement {
    return byName(this.#root, "button", name);
  }

  /** What the live regions hold: what a screen reader was last told. */
  get announced(): { readonly polite: string; readonly assertive: string } {
    const region = (politeness: string): string =>
      oneLine(this.#root.querySelector(`[aria-live=${politeness}]`)?.textContent);
    return { polite: region("polite"), assertive: region("assertive") };
  }

  /** The element inside that has the focus. */
  get focused(): Element | null {
    return this.#root.activeElement;
  }

  /** Details of the events of one name so far, oldest first. */
  events<Name extends PartnerCheckoutEventName>(
    name: Name,
  ): readonly PartnerCheckoutEventMap[Name]["detail"][] {
    return this.#events.filter((entry) => entry.name === name).map(({ event }) => event.detail as never);
  }

  /** Names of all events so far, oldest first. */
  get eventNames(): readonly string[] {
    return this.#events.map(({ name }) => name);
  }

  /** Requests that the stand-in has seen since the scenario started. */
  async requests(endpoint?: string): Promise<readonly LoggedRequest[]> {
    const log = (await send("GET", "/demo/requests")).json as unknown as readonly LoggedRequest[];
    return log.filter((entry) => endpoint === undefined || entry.endpoint === endpoint);
  }

  /** The basket as the stand-in keeps it: units by order item id. */
  async kept(): Promise<ReadonlyMap<string, number>> {
    const { json } = await send("GET", "/demo/state");
    const items = (at(json, "basket", "order", "orderItems") ?? []) as readonly {
      readonly id: string;
      readonly quantity: number;
    }[];
    return new Map(items.map(({ id, quantity }) => [id, quantity]));
  }

  get #root(): ShadowRoot {
    const { shadowRoot } = this.element;
    if (!shadowRoot) throw new Error("The element has no shadow root");
    return shadowRoot;
  }

  /** The order item actions of each update that the stand-in has seen. */
  async sentActions(): Promise<readonly (readonly DemoJson[])[]> {
    return (await this.requests("update")).map(({ request }) => list(at(request, "orderItemActions")));
  }

  /** The quantities that each update has asked for. */
  async askedQuantities(): Promise<readonly (readonly unknown[])[]> {
    return (await this.sentActions()).map((actions) => actions.map((action) => action["quantity"]));
  }

  /** Types a quantity into a line and waits until that is drawn. */
  async type(line: CheckoutLine, text: string): Promise<void> {
    line.type(text);
    await this.element.updateComplete;
  }

  /** Presses a key in a line's quantity input and waits until what it does is drawn. */
  async press(line: CheckoutLine, key: string, init?: KeyboardEventInit): Promise<void> {
    line.press(key, init);
    await this.element.updateComplete;
  }

  /** Leaves a line's quantity input and waits until what that does is drawn. */
  async leave(line: CheckoutLine): Promise<void> {
    line.input.blur();
    await nextFrame();
    await this.element.updateComplete;
  }

  /** Presses a button and waits until what it does is drawn. */
  async click(button: HTMLElement): Promise<void> {
    button.focus();
    button.click();
    await this.element.updateComplete;
  }
}

/** One line of the basket, as it can be seen. */
export class CheckoutLine {
  readonly #line: HTMLElement;

  constructor(line: HTMLElement) {
    this.#line = line;
  }

  /** The text of a part of the line, on one line. */
  part(name: string): string | undefined {
    const found = this.#line.querySelector(`[part~=${name}]`);
    return found ? oneLine(found.textContent) : undefined;
  }

  get name(): string | undefined {
    return this.part("item-name");
  }

  /** The quantity input; fails where the quantity cannot be changed. */
  get input(): HTMLInputElement {
    const input = this.#line.querySelector("input");
    if (!input) throw new Error("The line has no quantity input");
    return input;
  }

  /** Whether the quantity can be changed. */
  get isEditable(): boolean {
    return this.#line.querySelector("input") !== null;
  }

  get quantity(): string {
    return this.input.value;
  }

  /** A button of the line by its accessible name. */
  button(name: string | RegExp): HTMLElement {
    return byName(this.#line, "button", name);
  }

  /** Types into the quantity input, without entering it. */
  type(text: string): void {
    const { input } = this;
    input.focus();
    input.value = text;
    input.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
  }

  /** Presses a key in the quantity input. */
  press(key: string, init: KeyboardEventInit = {}): void {
    this.input.dispatchEvent(
      new KeyboardEvent("keydown", { key, bubbles: true, composed: true, cancelable: true, ...init }),
    );
  }
}

/** Makes the stand-in fail in a way of its own. */
export async function addFault(fault: Readonly<Record<string, unknown>>): Promise<DemoAnswer> {
  return await send("POST", "/demo/faults", fault);
}

/** Makes the stand-in well again. */
export async function clearFaults(): Promise<void> {
  await send("DELETE", "/demo/faults");
}

function byName(root: ParentNode, selector: string, name: string | RegExp): HTMLElement {
  const found = [...root.querySelectorAll<HTMLElement>(selector)].find((element) => {
    const accessible = oneLine(element.getAttribute("aria-label") ?? element.textContent);
    return typeof name === "string" ? accessible === name : name.test(accessible);
  });
  if (!found) throw new Error(`There is no ${selector} named ${String(name)}`);
  return found;
}

function oneLine(text: string | null | undefined): string {
  return (text ?? "").replace(/\s+/g, " ").trim();
}
