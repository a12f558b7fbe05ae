import { writtenSpecs } from "./attributes.js";
import { copyOnClick } from "./copying.js";
import { find, make } from "./dom.js";
import { writeElement, type Piece, type WrittenAttribute } from "./markup.js";
import type { Settings } from "./settings.js";
import { slotContents } from "./slots.js";

const script: readonly Piece[] = [
  { text: "<script", kind: "tag" },
  { text: " " },
  { text: "type", kind: "name" },
  { text: "=" },
  { text: '"module"', kind: "value" },
  { text: " " },
  { text: "src", kind: "name" },
  { text: "=" },
  { text: '"/partner-checkout.js"', kind: "value" },
  { text: "></script>", kind: "tag" },
  { text: "\n" },
];

const getToken = `
<script type="module">
  document.querySelector("partner-checkout").getToken = async () => {
    const response = await fetch("/demo/token", { method: "POST" });
    return (await response.json()).access_token;
  };
</script>`;

/** Keeps the HTML to copy in step with the settings. */
export function createSnippet(settings: Settings): void {
  const code = find("#snippet", HTMLElement);
  copyOnClick(find("#copy", HTMLButtonElement), find("#copied", HTMLOutputElement), code);

  function show(): void {
    const pieces = [
      ...script,
      ...style(settings.get("css")),
      ...writeElement(writtenAttributes(settings), slotContents(settings.list("slots"))),
      ...(settings.get("token-source") === "getToken" ? [{ text: getToken }] : []),
    ];
    code.replaceChildren(
      ...pieces.map(({ text, kind }) => (kind ? make("span", { className: kind }, text) : text)),
    );
  }

  settings.onChange(show);
  show();
}

function style(css: string): readonly Piece[] {
  if (!css.trim()) return [];
  const lines = css.trim().replaceAll("\n", "\n  ");
  return [
    { text: "<style>", kind: "tag" },
    { text: `\n  ${lines}\n` },
    { text: "</style>", kind: "tag" },
    { text: "\n" },
  ];
}

/** The attributes that say something other than the element's own defaults. */
function writtenAttributes(settings: Settings): readonly WrittenAttribute[] {
  const source = settings.get("token-source");
  return writtenSpecs.flatMap(({ name, kind, fallback }): readonly WrittenAttribute[] => {
    if (name === "token-url" && source !== "token-url") return [];
    if (name === "token") return source === "token" ? [[name, "…"]] : [];
    const value = settings.get(name);
    if (value === "" || value === fallback) return [];
    return [[name, kind === "boolean" ? true : value]];
  });
}
