import { button, find } from "./dom.js";
import type { Settings } from "./settings.js";

/** How long typing pauses before the styles are applied; milliseconds. */
const PAUSE = 300;

/** Looks that a host page may give the element, as its style sheet would have them. */
const looks: readonly (readonly [name: string, css: string])[] = [
  [
    "Newsprint",
    `partner-checkout {
  --partner-checkout-accent: #1a1a1a;
  --partner-checkout-on-accent: #fffdf7;
  --partner-checkout-text: #1a1a1a;
  --partner-checkout-muted: #5f5a50;
  --partner-checkout-surface: #fffdf7;
  --partner-checkout-border: #d9d2c3;
  --partner-checkout-radius: 0;
  --partner-checkout-font: Georgia, serif;
}`,
  ],
  [
    "Midnight",
    `partner-checkout {
  --partner-checkout-accent: #c4f061;
  --partner-checkout-on-accent: #14210a;
  --partner-checkout-text: #f0f2ff;
  --partner-checkout-muted: #a9aed0;
  --partner-checkout-surface: #14172b;
  --partner-checkout-border: #2e3355;
  --partner-checkout-danger: #ffa8a0;
  --partner-checkout-radius: 1.25rem;
}`,
  ],
  [
    "Compact, by part",
    `partner-checkout {
  --partner-checkout-font-size: 0.875rem;
  --partner-checkout-space: 0.75rem;
}
partner-checkout::part(base) {
  border: 0;
}
partner-checkout::part(proceed) {
  border-radius: 10rem;
}`,
  ],
];

/** CSS that the host page has for the element: custom properties and parts. */
export function createStylingPanel(settings: Settings): void {
  const editor = find("#css", HTMLTextAreaElement);
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets.push(sheet);
  find("#looks", HTMLElement).append(
    ...looks.map(([name, css]) => button(name, () => settings.set("css", css))),
    button("None", () => settings.set("css", ""), { className: "quiet" }),
  );

  let pause: ReturnType<typeof setTimeout> | undefined;
  editor.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(() => settings.set("css", editor.value), PAUSE);
  });
  const show = (): void => {
    const css = settings.get("css");
    if (editor.value !== css) editor.value = css;
    // Nested, so that what is tried out stays on the stage.
    sheet.replaceSync(css && `#frame {\n${css}\n}`);
  };
  settings.onChange((name) => {
    if (name === "css") show();
  });
  show();
}
