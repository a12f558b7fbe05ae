import { css } from "lit";

/**
 * The look: calm type, aligned amounts, one accent. Everything a host may change is a custom property that starts with
 * `--partner-checkout-`; sizes follow the host's font size, so that a page with another root size keeps its proportions.
 */
export const styles = css`
  :host {
    display: block;
    container-type: inline-size;
    min-inline-size: min(100%, 15rem);
  }
  :host([hidden]) {
    display: none;
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  .base {
    --accent: var(--partner-checkout-accent, light-dark(#1b4dd8, #9db8ff));
    --on-accent: var(--partner-checkout-on-accent, light-dark(#ffffff, #0d1b42));
    --text: var(--partner-checkout-text, light-dark(#16181d, #f1f2f4));
    --muted: var(--partner-checkout-muted, light-dark(#5a606b, #a9b0bd));
    --surface: var(--partner-checkout-surface, light-dark(#ffffff, #17191f));
    --border: var(--partner-checkout-border, light-dark(#dfe2e8, #363b46));
    --control: var(--partner-checkout-control-border, light-dark(#8a919e, #767e8c));
    --danger: var(--partner-checkout-danger, light-dark(#b3201f, #ff9d94));
    --danger-surface: var(--partner-checkout-danger-surface, light-dark(#fdf1f0, #33191a));
    --radius: var(--partner-checkout-radius, 0.75em);
    --space: var(--partner-checkout-space, 1em);
    --target: 2.25em;
    color-scheme: light dark;
    color: var(--text);
    background: var(--surface);
    border: 1px solid var(--border);
    border-radius: var(--radius);
    padding: calc(var(--space) * 1.25);
    font-family: var(--partner-checkout-font, inherit);
    font-size: var(--partner-checkout-font-size, inherit);
    line-height: 1.45;
    text-align: start;
    overflow-wrap: anywhere;
  }
  .light {
    color-scheme: light;
  }
  .dark {
    color-scheme: dark;
  }
  h2,
  p,
  ul,
  dl,
  dd {
    margin: 0;
    padding: 0;
  }
  ul {
    list-style: none;
  }
  button,
  input {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
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
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0 var(--space);
    margin-block-end: calc(var(--space) * 0.5);
  }
  h2 {
    font-size: 1.25em;
    font-weight: 650;
    line-height: 1.3;
    letter-spacing: -0.01em;
  }
  .muted,
  .count,
  .status {
    color: var(--muted);
    font-size: 0.875em;
  }
  .status:empty {
    display: none;
  }

  .item {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    gap: calc(var(--space) * 0.25) var(--space);
    padding-block: var(--space);
    border-block-start: 1px solid var(--border);
  }
  .picture,
  .no-picture {
    grid-row: 1 / span 2;
    inline-size: 3.5em;
    block-size: 4.5em;
    border-radius: calc(var(--radius) * 0.5);
    object-fit: cover;
    background: var(--border);
  }
  .no-picture {
    background: none;
    inline-size: 0;
    margin-inline-end: calc(var(--space) * -1);
  }
  .add-on {
    padding-inline-start: calc(var(--space) * 1.5);
    border-block-start-style: dashed;
  }
  .name {
    font-weight: 600;
  }
  .detail {
    color: var(--muted);
    font-size: 0.875em;
  }
  .detail p,
  .detail ul {
    display: block;
  }
  .detail li {
    list-style: disc;
    margin-inline-start: 1.25em;
  }
  .price {
    text-align: end;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  .price .muted {
    display: block;
    font-weight: 400;
  }
  .controls {
    grid-column: 2 / -1;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.5em var(--space);
  }
  .pending .price,
  .pending.summary .total dd {
    opacity: 0.55;
  }
  .quantity {
    display: inline-flex;
    border: 1px solid var(--control);
    border-radius: calc(var(--radius) * 0.6);
  }
  .quantity button,
  .quantity input {
    inline-size: var(--target);
    min-block-size: var(--target);
    padding: 0;
    border: 0;
    background: none;
    text-align: center;
    border-radius: calc(var(--radius) * 0.6 - 1px);
  }
  .quantity input {
    inline-size: 3em;
    font-variant-numeric: tabular-nums;
    border-radius: 0;
  }
  .quantity input[aria-invalid="true"] {
    box-shadow: inset 0 0 0 2px var(--danger);
  }
  .quantity button {
    cursor: pointer;
    font-size: 1.1em;
    line-height: 1;
  }
  .quantity button[aria-disabled="true"] {
    color: var(--muted);
    opacity: 0.5;
    cursor: not-allowed;
  }
  .link {
    min-block-size: var(--target);
    padding: 0 0.25em;
    border: 0;
    background: none;
    color: var(--muted);
    font-size: 0.875em;
    text-decoration: underline;
    text-underline-offset: 0.2em;
    cursor: pointer;
  }
  .link:hover {
    color: var(--text);
  }
  .item-error {
    grid-column: 1 / -1;
    color: var(--danger);
    font-size: 0.875em;
    font-weight: 500;
  }
  .item-error::before,
  .error-text::before {
    content: "!";
    display: inline-grid;
    place-content: center;
    inline-size: 1.3em;
    block-size: 1.3em;
    margin-inline-end: 0.5em;
    border: 1.5px solid currentColor;
    border-radius: 50%;
    font-size: 0.8em;
    font-weight: 700;
    line-height: 1;
  }

  .error,
  .problems {
    margin-block: calc(var(--space) * 0.75);
    padding: calc(var(--space) * 0.75) var(--space);
    border: 1px solid var(--danger);
    border-radius: calc(var(--radius) * 0.75);
    background: var(--danger-surface);
  }
  .error-text + .error-text {
    margin-block-start: 0.5em;
  }
  .problems ul {
    list-style: disc;
    padding-inline-start: 1.25em;
  }
  .problems .link {
    color: inherit;
    text-align: start;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
    margin-block-start: calc(var(--space) * 0.5);
  }
  .secondary {
    min-block-size: 2.5em;
    padding: 0.35em 1em;
    border: 1px solid var(--control);
    border-radius: calc(var(--radius) * 0.6);
    background: var(--surface);
    font-weight: 600;
    cursor: pointer;
  }
  .secondary:hover {
    border-color: currentColor;
  }

  .summary {
    padding-block: var(--space);
    border-block-start: 1px solid var(--border);
  }
  .summary div {
    display: flex;
    justify-content: space-between;
    gap: var(--space);
  }
  .summary dd {
    text-align: end;
    font-variant-numeric: tabular-nums;
  }
  .summary .total {
    margin-block-start: calc(var(--space) * 0.5);
    font-size: 1.2em;
    font-weight: 700;
  }
  .total .muted {
    font-size: 0.75em;
    font-weight: 400;
  }
  .proceed {
    inline-size: 100%;
    min-block-size: 3em;
    padding: 0.6em 1.25em;
    border: 1px solid transparent;
    border-radius: calc(var(--radius) * 0.75);
    background: var(--accent);
    color: var(--on-accent);
    font-weight: 650;
    cursor: pointer;
  }
  .proceed:hover {
    filter: brightness(1.08);
  }
  .proceed[aria-disabled="true"] {
    cursor: progress;
    opacity: 0.7;
  }
  .note {
    padding-block: calc(var(--space) * 1.5);
    text-align: center;
  }
  .note .name {
    font-size: 1.1em;
  }

  .skeleton .item {
    min-block-size: 6.5em;
  }
  .bone {
    display: block;
    block-size: 0.9em;
    border-radius: 0.3em;
    background: var(--border);
    animation: breathe 1.6s ease-in-out infinite alternate;
  }
  .skeleton .picture {
    animation: breathe 1.6s ease-in-out infinite alternate;
  }
  @keyframes breathe {
    to {
      opacity: 0.45;
    }
  }

  @container (inline-size >= 44rem) {
    .body {
      display: grid;
      grid-template-columns: minmax(0, 1fr) minmax(15em, 20em);
      gap: calc(var(--space) * 2);
      align-items: start;
    }
    .side {
      position: sticky;
      inset-block-start: var(--space);
    }
    .side .summary {
      border-block-start-color: var(--border);
    }
  }
  @container (inline-size < 22rem) {
    .base {
      padding: var(--space);
    }
    .picture,
    .no-picture {
      inline-size: 2.75em;
      block-size: 3.5em;
    }
    .no-picture {
      inline-size: 0;
    }
    .controls {
      grid-column: 1 / -1;
    }
    .picture,
    .no-picture {
      grid-row: 1;
    }
  }
  @media (pointer: coarse) {
    .base {
      --target: max(2.75em, 44px);
    }
    .secondary {
      min-block-size: 44px;
    }
  }
  @media (prefers-contrast: more) {
    .base {
      --border: var(--control);
      --muted: var(--text);
    }
  }
  @media (forced-colors: active) {
    .quantity button,
    .proceed,
    .secondary {
      border: 1px solid ButtonBorder;
    }
    .quantity button[aria-disabled="true"] {
      color: GrayText;
      opacity: 1;
    }
    :focus-visible {
      outline-color: Highlight;
    }
    .bone {
      border: 1px solid GrayText;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    * {
      animation: none !important;
      transition: none !important;
    }
  }
  @media print {
    .controls,
    .proceed,
    .actions {
      display: none;
    }
  }
`;
