// Compiles the template in the browser, for want of Angular's own build.
import "@angular/compiler";
import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from "@angular/core";
import { bootstrapApplication } from "@angular/platform-browser";
import "partner-checkout";
import type { PartnerCheckoutEventMap } from "partner-checkout";
import { getToken, messages } from "../shop";

@Component({
  selector: "shop-page",
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <main>
      <h1>Angular</h1>
      <label>
        <input type="checkbox" [checked]="isOpen()" (change)="isOpen.set(!isOpen())" /> Basket
      </label>
      <label>
        <input type="checkbox" [checked]="isDark()" (change)="isDark.set(!isDark())" /> Dark
      </label>
      @if (isOpen()) {
        <partner-checkout
          checkout-url="/checkout?basket={basketId}"
          [attr.heading-level]="3"
          [theme]="isDark() ? 'dark' : 'light'"
          [messages]="messages"
          [getToken]="getToken"
          (basket-load)="note('Loaded ' + $event.detail.basket.items.length + ' lines')"
          (basket-change)="note('Changed by ' + $event.detail.source + ' to ' + $event.detail.basket.total?.amount)"
          (checkout-proceed)="proceed($event)"
        ></partner-checkout>
      }
      <ul role="log">
        @for (text of notes(); track $index) {
          <li>{{ text }}</li>
        }
      </ul>
    </main>
  `,
})
class ShopPage {
  readonly isOpen = signal(true);
  readonly isDark = signal(false);
  readonly notes = signal<readonly string[]>([]);
  readonly messages = messages;
  readonly getToken = getToken;

  note(text: string): void {
    this.notes.update((before) => [...before, text]);
  }

  proceed(event: PartnerCheckoutEventMap["checkout-proceed"]): void {
    event.preventDefault();
    this.note(`Continued to ${event.detail.url}`);
  }
}

await bootstrapApplication(ShopPage);
