import { html, nothing, type TemplateResult } from "lit";
import { issuesOf, type Issue } from "../../domain/basket.js";
import type { PartnerCheckoutError } from "../../domain/error.js";
import { shownItems, type ShownItem } from "../../basket/basket-state.js";
import { errorText, issueText } from "../problem-text.js";
import { plainText } from "../rich-text.js";
import { isEnd, type BasketView, type View } from "./view.js";

/** What is wrong with one line, as sentences. */
export function itemProblems(
  { issues, notice, item }: ShownItem,
  { format, showIssues }: View,
): readonly string[] {
  const sentences: string[] = [];
  if (notice?.type === "failed") {
    sentences.push(format.text("failed", { reason: errorText(notice.error, format) }));
  } else if (notice) {
    const { message } = notice.mismatch;
    if (message) sentences.push(message);
    sentences.push(format.text("mismatch", { count: item.quantity }));
  }
  if (showIssues) sentences.push(...issues.map((issue) => issueText(issue, format)));
  return sentences;
}

/** What concerns the whole basket: one box, one way to try again, and beside it any other way on. */
export function problem(view: View): TemplateResult | typeof nothing {
  const { state, format, showIssues } = view;
  const { error, basket } = state;
  if (error) return error.code === "cookie-missing" ? nothing : box([errorText(error, format)], error, view);
  if (!basket || !showIssues) return nothing;
  const { validation } = basket;
  const issues: readonly Issue[] = issuesOf(basket, undefined);
  if (issues.length > 0)
    return box(
      issues.map((issue) => issueText(issue, format)),
      undefined,
      view,
    );
  if (validation && !validation.valid && validation.issues.length === 0) {
    return box([format.text("reason.none")], undefined, view);
  }
  return nothing;
}

function box(
  sentences: readonly string[],
  error: PartnerCheckoutError | undefined,
  { format, handlers }: View,
): TemplateResult {
  return html`<div part="error" class="error">
    ${sentences.map((sentence) => html`<p class="error-text">${sentence}</p>`)}
    <div class="actions">
      <button type="button" part="retry" class="secondary" @click=${() => handlers.retry()}>
        ${format.text("retry")}
      </button>
      ${
        isEnd(error?.code)
          ? html`<slot name="restart" @click=${() => handlers.restart()}
              ><button type="button" class="secondary">${format.text("restart")}</button></slot
            >`
          : nothing
      }
    </div>
  </div>`;
}

/** Several problems at once, found on *Continue*: a list that takes the focus and leads to the lines. */
export function problemList(view: BasketView): TemplateResult | typeof nothing {
  const { format, handlers, state } = view;
  if (!view.showProblems) return nothing;
  const lines = shownItems(state).flatMap((shown) =>
    itemProblems(shown, view).map((sentence) => ({
      itemId: shown.item.id,
      name: plainText(shown.item.name),
      sentence,
    })),
  );
  const general = issuesOf(view.basket, undefined);
  const count = lines.length + general.length;
  if (count < 2) return nothing;
  return html`<div class="problems" id="problems" role="group" tabindex="-1" aria-labelledby="problems-title">
    <p id="problems-title" class="name">${format.text("problems", { count })}</p>
    <ul>
      ${general.map((issue) => html`<li>${issueText(issue, format)}</li>`)}
      ${lines.map(
        ({ itemId, name, sentence }) =>
          html`<li>
            <button type="button" class="link" @click=${() => handlers.focusItem(itemId)}>
              ${name}: ${sentence}
            </button>
          </li>`,
      )}
    </ul>
  </div>`;
}
