import { html, nothing, type TemplateResult } from "lit/html.js";
import { issuesOf } from "../../domain/basket.js";
import { isRestartable } from "../../domain/error.js";
import { OF_BASKET, shownItems, type ShownItem } from "../../basket/basket-state.js";
import { aboutItem, errorText, failureText, issueText, mismatchText } from "../problem-text.js";
import type { View } from "./view.js";

/** What is wrong with one line, as sentences. */
export function itemProblems({ issues, notice }: ShownItem, { format, showIssues }: View): readonly string[] {
  const sentences: (string | undefined)[] = [];
  if (notice?.type === "failed") {
    sentences.push(failureText(notice.error, format));
  } else if (notice) {
    const { message, actual: count } = notice.mismatch;
    sentences.push(message, format.text("mismatch", { count }));
  }
  if (showIssues) sentences.push(...issues.map((issue) => issueText(issue, format)));
  return sentences.filter((sentence) => sentence !== undefined);
}

/** What is wrong with the whole basket, as sentences. */
function basketProblems({
  state: { error, basket, notices },
  format,
  showIssues,
  shopper,
}: View): readonly string[] {
  if (error) return [errorText(error, format)];
  const notice = notices.get(OF_BASKET);
  if (notice?.type === "mismatch")
    return [aboutItem(notice.item, mismatchText(notice.mismatch, format), format)];
  const news = shopper.showNews ? [format.text("changedElsewhere")] : [];
  const { validation } = basket ?? {};
  if (!basket || !validation || !showIssues) return news;
  const hasReason = validation.valid || validation.issues.length > 0 || basket.items.length === 0;
  const issues = hasReason
    ? issuesOf(basket, undefined).map((issue) => issueText(issue, format))
    : [format.text("reason.none")];
  return [...news, ...issues];
}

/**
 * What is wrong, in one box, with one way to try again and beside it any other way on. Several problems at once, found
 * on *Continue*, are a list that takes the focus and leads to the lines.
 */
export function problem(view: View): TemplateResult | typeof nothing {
  const { format, shopper, state, status } = view;
  const sentences = basketProblems(view);
  const isListed = shopper.showProblems && status !== "missing";
  const entries = [
    ...sentences,
    ...(isListed ? shownItems(state) : []).flatMap((shown) =>
      itemProblems(shown, view).map(
        (sentence) =>
          html`<button type="button" class="link" @click=${() => shopper.focusItem(shown.item.id)}>
            ${aboutItem(shown.item, sentence, format)}
          </button>`,
      ),
    ),
  ];
  const count = entries.length;
  const list =
    isListed && count > 1
      ? html`<div id="problem" role="group" tabindex="-1" aria-labelledby="problem-count">
          <p id="problem-count" class="name">${format.text("problems", { count })}</p>
          <ul>
            ${entries.map((entry) => html`<li>${entry}</li>`)}
          </ul>
        </div>`
      : undefined;
  const isOfBasket = sentences.length > 0;
  if (!list && !isOfBasket) return nothing;
  const button = (part: string, label: string, onClick: () => void): TemplateResult =>
    html`<button
      type="button"
      part=${part}
      class="secondary"
      aria-describedby=${list ? "problem-count" : "problem"}
      @click=${onClick}
    >
      ${label}
    </button>`;
  const restart = html`<slot name="restart" @click=${() => shopper.restart()}
    >${button("", format.text("restart"), () => shopper.seekOffer())}</slot
  >`;
  // A basket that has been ordered, or is too old, is nothing to be alarmed about.
  return html`<div part="error" class=${status === "missing" ? "ended" : "error"}>
    ${list ?? html`<div id="problem">${sentences.map((sentence) => html`<p>${sentence}</p>`)}</div>`}
    ${
      isOfBasket
        ? html`<div class="actions">
            ${isRestartable(state.error?.code) ? restart : nothing}
            ${button("retry", format.text("retry"), () => shopper.retry())}
          </div>`
        : nothing
    }
  </div>`;
}
