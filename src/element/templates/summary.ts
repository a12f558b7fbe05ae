import { html, nothing, type TemplateResult } from "lit";
import { isZero, type Money } from "../../domain/money.js";
import type { BasketView } from "./view.js";

/** What is to be paid, and the way on. */
export function summary(view: BasketView): TemplateResult {
  const { basket, format, handlers, proceeding } = view;
  const { subtotal, discount, taxes, total, promoCode, expiresAt } = basket;
  const isPending = view.state.intents.length > 0;
  const row = (part: string, label: string, value: unknown): TemplateResult =>
    html`<div part=${part} class=${part}>
      <dt>${label}</dt>
      <dd>${value}</dd>
    </div>`;
  const negative = (money: Money): string =>
    format.money(isZero(money) ? money : { ...money, amount: `-${money.amount}` });
  return html`<div class="side">
    <dl part="summary" class="summary ${isPending ? "pending" : ""}">
      ${subtotal ? row("subtotal", format.text("subtotal"), format.money(subtotal)) : nothing}
      ${
        discount
          ? row(
              "discount",
              promoCode ? format.text("discountCode", { code: promoCode }) : format.text("discount"),
              negative(discount),
            )
          : nothing
      }
      ${taxes.map(({ code, amount }) =>
        row("tax", code ? format.text("taxNamed", { code }) : format.text("tax"), format.money(amount)),
      )}
      ${row(
        "total",
        format.text("total"),
        total
          ? html`${format.money(total)}${isPending ? html` <span class="muted">${format.text("updating")}</span>` : nothing}`
          : html`<span class="muted">${format.text("totalUnknown")}</span>`,
      )}
    </dl>
    <button
      type="button"
      part="proceed"
      class="proceed"
      aria-disabled=${proceeding ? "true" : nothing}
      @click=${() => handlers.proceed()}
    >
      ${format.text(proceeding ? "proceeding" : "proceed")}
    </button>
    ${
      expiresAt === undefined || !view.expiresSoon
        ? nothing
        : html`<p class="muted">${format.text("expiresSoon", { time: format.time(expiresAt) })}</p>`
    }
  </div>`;
}
