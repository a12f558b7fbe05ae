const css = String.raw;

/**
 * The look: calm type, aligned amounts, one accent. Everything a host may change is a custom property that starts with
 * `--partner-checkout-`; sizes follow the host's font size, so that a page with another root size keeps its proportions.
 */
const styles = css`
  :host {
    display: block;
    min-inline-size: min(100%, 15em);
  }
  :host([hidden]) {
    display: none;
  }
  * {
    box-sizing: border-box;
    margin: 0;
    padding: 0;
  }
  .base {
    container-type: inline-size;
    /* Where the page's width follows from its content, as in a dialog: without this there would be none. */
    contain-intrinsic-inline-size: calc(15.5em - 2px);
    --accent: var(--partner-checkout-accent, light-dark(#1b4dd8, #9db8ff));
    --on-accent: var(--partner-checkout-on-accent, light-dark(#fff, #0d1b42));
    --words: initial;
    --text: var(--partner-checkout-text, light-dark(#16181d, #f1f2f4));
    --surface: var(--partner-checkout-surface, light-dark(#fff, #17191f));
    --danger: var(--partner-checkout-danger, light-dark(#b3201f, #ff9d94));
    --muted: var(--partner-checkout-muted, color-mix(in srgb, var(--text) 68%, var(--surface)));
    --border: var(--partner-checkout-border, color-mix(in srgb, var(--text) 14%, var(--surface)));
    --control-border: color-mix(in srgb, var(--text) 52%, var(--surface));
    --radius: var(--partner-checkout-radius, 0.75em);
    --space: var(--partner-checkout-space, 1em);
    --inner-radius: calc(var(--radius) * 0.6);
    --half: calc(var(--space) / 2);
    --target: max(2.25em, 24px);
    color-scheme: light dark;
    color: var(--text);
    background: var(--surface);
    border: 1px solid var(--border);
    border-radius: var(--radius);
    padding: var(--space);
    font-family: var(--partner-checkout-font, inherit);
    font-size: var(--partner-checkout-font-size, inherit);
    line-height: 1.45;
    text-align: left;
    white-space: normal;
    overflow-wrap: anywhere;
  }
  [dir="rtl"] {
    text-align: right;
  }
  .light {
    color-scheme: light;
  }
  .dark {
    color-scheme: dark;
  }
  button,
  input {
    font: inherit;
    color: inherit;
    background: none;
    border: 0;
    border-radius: var(--inner-radius);
    min-block-size: var(--target);
  }
  button {
    cursor: pointer;
  }
  [aria-disabled="true"] {
    cursor: default;
    opacity: 0.6;
  }
  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  h2 {
    font-size: 1.25em;
  }
  h2,
  .name,
  .price,
  .total,
  .secondary,
  .proceed {
    font-weight: 600;
  }
  .muted,
  .detail,
  .link,
  .item-error {
    color: var(--muted);
    font-size: 0.875em;
    font-weight: 400;
  }
  .head,
  .controls,
  .actions,
  .summary div {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0 var(--space);
  }
  .head {
    margin-block-end: var(--half);
  }
  .price,
  dd,
  input {
    font-variant-numeric: tabular-nums;
    text-align: end;
  }

  ul {
    list-style: none;
  }
  /* A merchant's words run their own way, and stay on the side of everything else. */
  p,
  #problem li,
  .link,
  .text * {
    unicode-bidi: plaintext;
  }
  .item,
  .summary {
    box-sizing: content-box;
    padding-block: var(--space);
    border-block-start: 1px solid var(--border);
  }
  .item {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) fit-content(45%);
    align-content: start;
    row-gap: 0.25em;
  }
  /* As high as most lines and sums are, so that nothing below moves when the basket comes. */
  .reserved + .side .summary {
    min-block-size: 5.3em;
  }
  .reserved .item:not(.add-on) {
    min-block-size: calc(4.5em + var(--target));
  }
  /* Nothing is laid out that is far from being seen. The focus outline goes beyond the line. */
  .long .item:nth-child(n + 21) {
    content-visibility: auto;
    overflow-clip-margin: 0.5em;
  }
  .picture {
    grid-area: 1 / 1 / span 2;
    inline-size: 3.5em;
    block-size: 4.5em;
    margin-inline-end: var(--space);
    object-fit: cover;
  }
  img:not([src]) {
    display: none;
  }
  .text {
    grid-column: 2;
  }
  .price {
    grid-column: 3;
    margin-inline-start: var(--space);
  }
  .add-on {
    margin-inline-start: var(--space);
  }
  .detail li {
    list-style: disc;
    margin-inline-start: 1.25em;
  }
  .price .muted {
    display: block;
  }
  .pending dd,
  .pending .price {
    color: var(--muted);
  }
  .controls {
    align-items: center;
  }
  .controls,
  .hint,
  .item-error {
    grid-column: 2 / -1;
  }
  .quantity {
    display: flex;
  }
  .quantity,
  .error,
  .ended {
    border: 1px solid var(--control-border);
    border-radius: var(--inner-radius);
  }
  .quantity *,
  .link {
    min-inline-size: var(--target);
  }
  .quantity * {
    text-align: center;
  }
  [aria-invalid="true"] {
    box-shadow: inset 0 0 0 2px var(--danger);
  }
  .link,
  dd {
    margin-inline-start: auto;
  }
  .link {
    text-decoration: underline;
    opacity: 1;
  }
  .item-error {
    color: var(--danger);
  }
  .item-error::before,
  .error::before {
    content: "!";
    content: "!" / "";
    float: inline-start;
    inline-size: 1.45em;
    margin-inline-end: 0.5em;
    border-radius: 50%;
    background: var(--danger);
    color: var(--surface);
    font-weight: 600;
    text-align: center;
  }
  .error,
  .ended {
    margin-block-start: var(--space);
    padding: var(--space);
  }
  .error {
    border-color: var(--danger);
    background: color-mix(in srgb, var(--danger) 7%, var(--surface));
  }
  .error + .body {
    margin-block-start: var(--space);
  }
  .error .link {
    color: inherit;
    font-size: inherit;
    text-align: inherit;
  }
  /* Beside the sign, not under it. */
  #problem,
  .item-error p {
    display: flow-root;
  }
  #problem li {
    margin-block-start: 0.25em;
  }
  #problem .link {
    padding-block: 0.35em;
  }
  .item-error p + p {
    margin-inline-start: 1.95em;
  }
  .actions {
    justify-content: start;
    gap: var(--half);
  }
  .actions,
  .total,
  .side .muted {
    margin-block-start: var(--half);
  }
  .secondary,
  .proceed {
    min-block-size: max(2.75em, var(--target));
    padding: 0.35em 1em;
    border: 1px solid var(--control-border);
    background: var(--surface);
  }
  .total {
    font-size: 1.2em;
  }
  .proceed {
    inline-size: 100%;
    border-color: var(--accent);
    background: var(--accent);
    color: var(--on-accent);
  }
  .bone,
  .picture {
    border-radius: var(--inner-radius);
    background: color-mix(in srgb, var(--text) 9%, var(--surface));
  }
  .bone {
    display: block;
    padding-block: 0.5em;
    border: 0;
    animation: breathe 1.6s infinite alternate;
  }
  .bone + .bone {
    margin-block-start: 0.4em;
  }
  @media (hover: hover) {
    button:hover {
      filter: brightness(1.1);
    }
  }
  .note {
    padding-block: var(--space);
    text-align: center;
  }

  /* The shopper's own language is on its way: nobody reads English for a moment, unless it takes longer. */
  .untranslated:not(:focus-within) {
    animation: wait 1s;
  }
  .base > :not([part="skeleton"]) {
    visibility: var(--words, inherit);
  }
  @keyframes wait {
    0%,
    to {
      --words: hidden;
    }
  }
  @keyframes breathe {
    to {
      opacity: 0.4;
    }
  }

  @container (inline-size >= 47em) {
    .body {
      display: grid;
      grid-template-columns: minmax(0, 1fr) 18em;
      gap: calc(var(--space) * 2);
      align-items: start;
    }
    .side {
      position: sticky;
      inset-block-start: var(--space);
    }
  }
  @container (inline-size < 27em) {
    .head {
      display: block;
    }
    .reserved .item:not(.add-on) {
      /* The narrower, the more lines a text has. */
      min-block-size: calc(max(6em, 18em - 50cqi) + var(--target));
    }
    .text,
    .price {
      grid-column: 2 / -1;
    }
    .price {
      margin: 0;
      text-align: start;
    }
    .price .muted {
      display: inline;
    }
  }
  @container (inline-size < 18em) {
    .picture {
      inline-size: 2.75em;
      block-size: 3.5em;
    }
    .controls {
      column-gap: var(--half);
    }
    .quantity {
      min-inline-size: 0;
    }
    .quantity * {
      min-inline-size: min(var(--target), 44px);
    }
    .controls,
    .hint,
    .item-error {
      grid-column: 1 / -1;
    }
    .subtotal,
    .discount,
    .tax {
      font-size: 0.875em;
    }
  }
  @media (pointer: coarse) {
    .base {
      --target: max(2.75em, 44px);
    }
  }
  @media (prefers-contrast: more) {
    .base {
      --border: var(--control-border);
      --muted: var(--text);
    }
  }
  @media (forced-colors: active) {
    button:not(.link),
    .bone {
      border: 1px solid;
    }
    [aria-invalid="true"] {
      border: 2px solid;
    }
    [aria-disabled="true"] {
      color: GrayText;
      opacity: 1;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    * {
      animation: none !important;
    }
  }
  @media print {
    button {
      display: none;
    }
  }
`;

let sheet: CSSStyleSheet | undefined;

/** The one style sheet that all elements share: adopted, so that no content security policy stands against it. */
export function styleSheet(): CSSStyleSheet {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
  }
  return sheet;
}
