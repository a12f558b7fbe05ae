import type { PartnerCheckoutElement } from "../../src/index.js";
import { writtenSpecs } from "./attributes.js";
import { demoApi } from "./demo-api.js";
import type { Settings } from "./settings.js";
import { slotContents } from "./slots.js";

/** Sources of tokens that are attributes, by the attribute. */
const tokenAttributes = new Set(["token", "token-url"]);

/** Where the live element stands: makes it, keeps its attributes in step with the settings, replaces it. */
export class Stage {
  readonly #frame: HTMLElement;
  readonly #settings: Settings;
  readonly #onCreate: (element: PartnerCheckoutElement) => void;
  readonly #onError: (error: unknown) => void;
  #element: PartnerCheckoutElement | undefined;
  #replacements = 0;

  /** @param onCreate - Is given each new element before it is connected, so that no event is missed. */
  constructor(
    frame: HTMLElement,
    settings: Settings,
    onCreate: (element: PartnerCheckoutElement) => void,
    onError: (error: unknown) => void,
  ) {
    this.#frame = frame;
    this.#settings = settings;
    this.#onCreate = onCreate;
    this.#onError = onError;
    settings.onChange((name) => this.#follow(name));
  }

  /** The element that is on the stage. */
  get element(): PartnerCheckoutElement | undefined {
    return this.#element;
  }

  /** Takes the element off. The stage keeps its height, so that the page does not jump. */
  clear(): void {
    this.#frame.style.minBlockSize = `${this.#frame.offsetHeight}px`;
    this.#element?.remove();
    this.#element = undefined;
  }

  /** Puts a fresh element in the old one's place. */
  async replace(): Promise<void> {
    this.clear();
    const replacement = ++this.#replacements;
    // For a moment the old one keeps its basket, in case it was only moved. The fresh one is to load its own.
    await new Promise((resolve) => setTimeout(resolve));
    if (replacement !== this.#replacements) return;
    const element = document.createElement("partner-checkout");
    for (const { name } of writtenSpecs) {
      if (!tokenAttributes.has(name)) this.#applyAttribute(element, name);
    }
    this.#applyTokens(element);
    element.append(...slotContents(this.#settings.list("slots")));
    this.#onCreate(element);
    this.#element = element;
    this.#frame.append(element);
    // The room that was kept is given back when the new element has had time to fill it.
    setTimeout(() => {
      if (this.#element === element) this.#frame.style.minBlockSize = "";
    }, 1_500);
  }

  #follow(name: string): void {
    const element = this.#element;
    if (!element) return;
    if (name === "token-source" || tokenAttributes.has(name)) this.#applyTokens(element);
    else if (name === "slots") element.replaceChildren(...slotContents(this.#settings.list("slots")));
    else if (writtenSpecs.some((spec) => spec.name === name)) this.#applyAttribute(element, name);
  }

  #applyAttribute(element: PartnerCheckoutElement, name: string): void {
    const value = this.#settings.get(name);
    const spec = writtenSpecs.find((each) => each.name === name);
    if (value === "" || value === spec?.fallback) element.removeAttribute(name);
    else element.setAttribute(name, spec?.kind === "boolean" ? "" : value);
  }

  #applyTokens(element: PartnerCheckoutElement): void {
    const source = this.#settings.get("token-source");
    element.getToken = source === "getToken" ? () => demoApi.token() : undefined;
    if (source === "token-url") this.#applyAttribute(element, "token-url");
    else element.removeAttribute("token-url");
    // The attribute vanishes when it is read, so only the property can take a token away again.
    element.token = undefined;
    if (source === "token") this.#applyToken(element).catch(this.#onError);
  }

  async #applyToken(element: PartnerCheckoutElement): Promise<void> {
    const token = this.#settings.get("token") || (await demoApi.token());
    const isStillMeant = this.#element === element && this.#settings.get("token-source") === "token";
    if (isStillMeant) element.setAttribute("token", token);
  }
}
