import type { PartnerCheckoutElement } from "../../src/index.js";
import { behaviours, tokenSources } from "./choices.js";
import { find, make, radioGroup } from "./dom.js";
import type { Notice } from "./notice.js";
import type { Settings } from "./settings.js";
import { slotOptions } from "./slots.js";

/** What a host page supplies beside attributes: tokens, slotted content, and what it does on events. */
export function createHostPanel(settings: Settings): void {
  const showSource = radioGroup(find("#token-source", HTMLFieldSetElement), tokenSources, (value) =>
    settings.set("token-source", value),
  );
  const checks = [
    ...checkList(find("#slots", HTMLFieldSetElement), slotOptions, settings, "slots"),
    ...checkList(find("#host", HTMLFieldSetElement), behaviours, settings, "host"),
  ];
  const show = (): void => {
    showSource(settings.get("token-source"));
    for (const update of checks) update();
  };
  settings.onChange(show);
  show();
}

/** Makes an element's host behave as chosen. `onRestart` is what a host would do to let the shopper start again. */
export function behaveAsHost(
  element: PartnerCheckoutElement,
  settings: Settings,
  notice: Notice,
  onRestart: () => void,
): void {
  element.addEventListener("basket-before-change", ({ detail }) => {
    if (settings.list("host").includes("confirm")) detail.waitUntil(confirmed(detail.actions.length));
  });
  element.addEventListener("checkout-proceed", (event) => {
    if (!settings.list("host").includes("stay")) return;
    event.preventDefault();
    const { url } = event.detail;
    const destination = url ? `to ${new URL(url).pathname}` : "nowhere: there is no checkout-url";
    notice.say(`checkout-proceed, cancelled. Without “Stay here on Continue” it leads ${destination}.`);
  });
  element.addEventListener("basket-restart", onRestart);
}

function checkList(
  fieldset: HTMLFieldSetElement,
  options: readonly (readonly [value: string, label: string, help?: string])[],
  settings: Settings,
  setting: string,
): readonly (() => void)[] {
  return options.map(([value, label, help]) => {
    const input = make("input", { type: "checkbox" });
    input.addEventListener("change", () => settings.toggle(setting, value, input.checked));
    const text = make("span", {}, label, help && make("small", { className: "help" }, ` ${help}`));
    fieldset.append(make("label", { className: "check" }, input, text));
    return () => {
      input.checked = settings.list(setting).includes(value);
    };
  });
}

/** Settles when the shopper agrees, and rejects when they do not. */
async function confirmed(count: number): Promise<void> {
  const dialog = find("#confirm", HTMLDialogElement);
  find("p", HTMLElement, dialog).textContent =
    count === 1 ? "The element wants to send a change." : `The element wants to send ${count} changes.`;
  dialog.returnValue = "";
  dialog.showModal();
  await new Promise((resolve) => dialog.addEventListener("close", resolve, { once: true }));
  if (dialog.returnValue !== "yes") throw new Error("The shopper did not agree");
}
