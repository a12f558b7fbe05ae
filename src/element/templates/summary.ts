import { html, nothing, type TemplateResult } from "lit/html.js";
import { isZero, type Money } from "../../domain/money.js";
import type { BasketView } from "./view.js";

/** What is to be paid, and the way on. */
export function summary({ basket, busy, format, shopper, ...view }: BasketView): TemplateResult {
  const { text, money } = format;
  const isProceeding = shopper.proceeding !== undefined;
  const { subtotal, discount, taxes, total, promoCode, expiresAt } = basket;
  const row = (part: string, label: string, amount: Money | undefined, note = ""): unknown =>
    amount || note
      ? html`<div part=${part} class=${part}>
          <dt>${label}</dt>
          <dd><span class=${amount ? "visually-hidden" : "muted"}>${note}</span> ${amount && money(amount)}</dd>
        </div>`
      : nothing;
  return html`<div class="side">
    <dl part="summary" class=${busy ? "summary pending" : "summary"}>
      ${row("subtotal", text("subtotal"), subtotal)}
      ${row(
        "discount",
        promoCode ? text("discountCode", { code: promoCode }) : text("discount"),
        discount && (isZero(discount) ? discount : { ...discount, amount: `-${discount.amount}` }),
      )}
      ${taxes.map(({ code, amount }) => row("tax", code ? text("taxNamed", { code }) : text("tax"), amount))}
      ${row("total", text("total"), total, total ? (busy ? text("updating") : "") : text("totalUnknown"))}
    </dl>
    <button
      type="button"
      part="proceed"
      class="proceed"
      aria-disabled=${isProceeding}
      @click=${() => shopper.proceed()}
    >
      ${text(isProceeding ? "proceeding" : "proceed")}
    </button>
    ${
      view.expiresSoon && expiresAt
        ? html`<p class="muted">${text("expiresSoon", { time: format.time(expiresAt) })}</p>`
        : nothing
    }
  </div>`;
}
