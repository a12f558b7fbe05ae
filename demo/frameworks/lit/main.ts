import { html, LitElement, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import "partner-checkout";
import type { PartnerCheckoutEventMap } from "partner-checkout";
import { getToken, messages } from "../shop";

@customElement("shop-page")
export class ShopPage extends LitElement {
  @state() private isOpen = true;
  @state() private isDark = false;
  @state() private notes: readonly string[] = [];

  protected override render() {
    return html`
      <h1>Lit</h1>
      <label>
        <input type="checkbox" .checked=${this.isOpen} @change=${() => (this.isOpen = !this.isOpen)} /> Basket
      </label>
      <label>
        <input type="checkbox" .checked=${this.isDark} @change=${() => (this.isDark = !this.isDark)} /> Dark
      </label>
      ${
        this.isOpen
          ? html`<partner-checkout
              checkout-url="/checkout?basket={basketId}"
              heading-level=${3}
              .theme=${this.isDark ? "dark" : "light"}
              .messages=${messages}
              .getToken=${getToken}
              @basket-load=${this.loaded}
              @basket-change=${this.changed}
              @checkout-proceed=${this.proceed}
            ></partner-checkout>`
          : nothing
      }
      <ul role="log">
        ${this.notes.map((text) => html`<li>${text}</li>`)}
      </ul>
    `;
  }

  private loaded({ detail }: PartnerCheckoutEventMap["basket-load"]) {
    this.note(`Loaded ${detail.basket.items.length} lines`);
  }

  private changed({ detail }: PartnerCheckoutEventMap["basket-change"]) {
    this.note(`Changed by ${detail.source} to ${detail.basket.total?.amount}`);
  }

  private proceed(event: PartnerCheckoutEventMap["checkout-proceed"]) {
    event.preventDefault();
    this.note(`Continued to ${event.detail.url}`);
  }

  private note(text: string) {
    this.notes = [...this.notes, text];
  }
}
