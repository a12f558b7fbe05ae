import { make } from "./dom.js";

/** Samples of what a host may put into the element, by slot; `""` is the fallback seen before the script. */
const samples: ReadonlyMap<string, () => HTMLElement> = new Map([
  ["", () => make("a", { href: "/partner-site.html" }, "See your basket on our basket page")],
  ["header", () => slotted("header", make("p", {}, "Free delivery on every printed issue."))],
  [
    "footer",
    () => slotted("footer", make("p", {}, make("small", {}, "Cancel any time before your first renewal."))),
  ],
  [
    "empty",
    () => slotted("empty", make("p", {}, "Nothing chosen yet. The quarterly bundle is a good start.")),
  ],
  [
    "missing",
    () => slotted("missing", make("p", {}, "Choose a subscription, and your basket appears here.")),
  ],
  [
    "restart",
    () => slotted("restart", make("a", { href: "/partner-site.html#offers" }, "Back to the offers")),
  ],
]);

/** What can be slotted, with a label for each. */
export const slotOptions: readonly (readonly [name: string, label: string])[] = [
  ["fallback", "Fallback (no slot)"],
  ...[...samples.keys()].filter(Boolean).map((name) => [name, name] as const),
];

/** Fresh elements for the slots that are wanted. */
export function slotContents(wanted: readonly string[]): readonly HTMLElement[] {
  return [...samples].filter(([name]) => wanted.includes(name || "fallback")).map(([, create]) => create());
}

function slotted(slot: string, element: HTMLElement): HTMLElement {
  element.slot = slot;
  return element;
}
