import { html, nothing, type TemplateResult } from "lit/html.js";
import { problem } from "./problem.js";
import { summary } from "./summary.js";
import type { BasketView, View } from "./view.js";

/** What stands between heading and footer, by what there is to show. */
export function content(view: View): unknown {
  const { status, state, format, skeletonLines } = view;
  const { basket, error } = state;
  if (error?.code === "cookie-missing") {
    return html`<div part="missing" class="note">
      <slot name="missing">${note(format.text("missingTitle"), format.text("missingDetail"))}</slot>
    </div>`;
  }
  const isWaiting = status === "idle" || status === "loading";
  return html`${problem(view)}${
    basket && status !== "missing"
      ? lines({ ...view, basket })
      : isWaiting
        ? skeleton(skeletonLines)
        : nothing
  }`;
}

function lines(view: BasketView): TemplateResult {
  const { basket, format } = view;
  if (basket.items.length === 0) {
    return html`<div part="empty" class="note">
      <slot name="empty">${note(format.text("emptyTitle"), format.text("emptyDetail"))}</slot>
    </div>`;
  }
  return html`<div class="body">
    ${view.lines} ${summary(view)}
  </div>`;
}

function note(title: string, detail: string): TemplateResult {
  return html`<p class="name">${title}</p>
    <p class="muted">${detail}</p>`;
}

/** Grey shapes of the size of what follows. Said in words elsewhere, so silent here. */
function skeleton(count: number): TemplateResult {
  const line = html`<li class="item">
    <span class="picture bone"></span>
    <div class="text"><span class="bone"></span><span class="bone"></span></div>
  </li>`;
  return html`<div part="skeleton" class="body" aria-hidden="true">
    <ul class="reserved">
      ${Array.from({ length: count }, () => line)}
    </ul>
    <div class="side">
      <div class="summary"><span class="bone"></span></div>
      <span class="bone proceed"></span>
    </div>
  </div>`;
}
