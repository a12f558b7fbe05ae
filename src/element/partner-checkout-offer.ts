import type { OfferReference } from "../domain/basket.js";
import { CONTROL } from "./control.js";
import { Base } from "./settings-element.js";
import { offerQuantity } from "./settings.js";
import { setState } from "./states.js";

/** The part of `<partner-checkout>` that an offer needs. Absent while that is not defined yet. */
interface Checkout extends HTMLElement {
  offer?: (offer: OfferReference, quantity: number) => Promise<boolean>;
}

/**
 * Stands around a button or link of the partner's own: a click on that puts an offer into the basket of a
 * `<partner-checkout>`, or into a new basket where there is none. It has no look of its own. While the offer is on its way
 * further clicks do nothing. A failure is shown and announced in the `<partner-checkout>`, which dispatches the events,
 * `basket-before-change` first.
 *
 * @summary Makes a button of yours put an offer into the basket.
 * @tagname partner-checkout-offer
 *
 * @attr {string} offer-id - Id of the offer, from Limio's catalogue.
 * @attr {string} offer-version - Published version of the offer, from the catalogue.
 * @attr {number} [quantity=1] - Whole units, 1 to 9999. Anything else counts as 1, and the console says so.
 * @attr {string} for - Id of the `<partner-checkout>` whose basket the offer goes into. Not needed where the page, or the shadow root that both stand in, has only one.
 *
 * @slot - Your own markup, with a button or a link in it. Where the script is missing, a link still leads on.
 *
 * @cssstate busy - The offer is on its way. `aria-busy` says so, too.
 * @cssstate failed - The last click came to nothing. The `<partner-checkout>` says why, or the console where the offer lacks something.
 */
export class PartnerCheckoutOfferElement extends Base {
  readonly #internals = this.attachInternals();
  #isBusy = false;

  constructor() {
    super();
    this.addEventListener("click", (event) => this.#press(event));
  }

  /** @internal */
  connectedCallback(): void {
    // A copy of one that was busy is not.
    if (!this.#isBusy) this.ariaBusy = null;
  }

  #press(event: MouseEvent): void {
    const control = event
      .composedPath()
      .find((node) => node === this || (node as Partial<Element>).matches?.(CONTROL));
    // What a partner has cancelled, and a link that is to open elsewhere, go their own way.
    if (control === this || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey)
      return;
    if (this.#isBusy) {
      event.preventDefault();
      return;
    }
    const id = this.getAttribute("offer-id");
    const version = this.getAttribute("offer-version");
    const checkout = this.#checkout;
    // Where the offer cannot be put into a basket a link leads on as well.
    if (!id || !version || !checkout?.offer) {
      if (!id || !version) this.#warn(id ? "offer-version" : "offer-id");
      else if (this.hasAttribute("for")) this.#warn("for");
      else console.warn(`<${this.localName}> found no <partner-checkout>, or several and no for="…"`);
      this.#show(false, true);
      return;
    }
    event.preventDefault();
    const quantity = offerQuantity.read(this.getAttribute("quantity") ?? 1);
    if (!quantity) this.#warn("quantity");
    this.#show(true);
    checkout.offer({ id, version }, quantity ?? 1).then(
      (isRefused) => this.#show(false, isRefused),
      () => this.#show(false, true),
    );
  }

  get #checkout(): Checkout | null | undefined {
    const id = this.getAttribute("for");
    const root = this.getRootNode() as Document;
    if (id) return root.getElementById(id) ?? document.getElementById(id);
    const near = root.querySelectorAll<HTMLElement>("partner-checkout");
    const all = near.length > 0 ? near : document.querySelectorAll<HTMLElement>("partner-checkout");
    return all.length > 1 ? undefined : all[0];
  }

  #show(isBusy: boolean, isFailed = false): void {
    this.#isBusy = isBusy;
    this.ariaBusy = String(isBusy);
    setState(this.#internals, "busy", isBusy);
    setState(this.#internals, "failed", isFailed);
  }

  /** What is allowed, and why, `debug` on the `<partner-checkout>` says. */
  #warn(name: string): void {
    console.warn(`<${this.localName}> cannot use ${name}="${this.getAttribute(name) ?? ""}"`);
  }
}
