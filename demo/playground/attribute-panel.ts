import { attributeSpecs, type AttributeSpec } from "./attributes.js";
import { make, uniqueId } from "./dom.js";
import type { Settings } from "./settings.js";

/** How long typing pauses before what was typed is applied; milliseconds. */
const PAUSE = 400;

/** A control for every attribute, made from the table of attributes. */
export function createAttributePanel(form: HTMLFormElement, settings: Settings): void {
  const rows = attributeSpecs.map((spec) => createRow(spec, settings));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.append(...rows.map(({ row }) => row));
  const showAll = (): void => rows.forEach(({ show }) => show());
  settings.onChange(showAll);
  showAll();
}

function createRow(spec: AttributeSpec, settings: Settings): { row: HTMLElement; show: () => void } {
  const { name, kind, help } = spec;
  const id = uniqueId(name);
  const helpId = `${id}-help`;
  const control = createControl(spec);
  control.id = id;
  control.setAttribute("aria-describedby", helpId);
  const row = make(
    "div",
    { className: `field ${kind}` },
    make("label", { htmlFor: id }, make("code", {}, name)),
    control,
    make("p", { id: helpId, className: "help" }, help),
  );
  if (control instanceof HTMLInputElement && spec.suggestions) {
    const options = make("datalist", { id: `${id}-list` });
    options.append(...spec.suggestions.map((value) => make("option", { value })));
    control.setAttribute("list", options.id);
    row.append(options);
  }

  let pause: ReturnType<typeof setTimeout> | undefined;
  const apply = (): void => {
    clearTimeout(pause);
    settings.set(name, read(control));
  };
  control.addEventListener("change", apply);
  control.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(apply, kind === "text" || kind === "number" || kind === "secret" ? PAUSE : 0);
  });

  const show = (): void => {
    const value = settings.get(name);
    if (read(control) !== value) write(control, value);
    row.classList.toggle("changed", settings.isChanged(name));
    const source = settings.get("token-source");
    if (name === "token" || name === "token-url") control.disabled = source !== name;
  };
  return { row, show };
}

function createControl(spec: AttributeSpec): HTMLInputElement | HTMLSelectElement {
  const { kind, allowed = [], fallback, minimum, maximum } = spec;
  switch (kind) {
    case "choice": {
      const options = allowed.map((value) =>
        make("option", { value }, value === fallback ? `${value} (default)` : value),
      );
      return make("select", {}, ...options);
    }
    case "boolean":
      return make("input", { type: "checkbox" });
    case "number":
      return make("input", {
        type: "number",
        min: String(minimum ?? ""),
        max: String(maximum ?? ""),
        placeholder: fallback,
      });
    case "secret":
      return make("input", {
        type: "password",
        autocomplete: "off",
        spellcheck: false,
        placeholder: "From the demo",
      });
    case "text":
      return make("input", {
        type: "text",
        autocomplete: "off",
        spellcheck: false,
        placeholder: fallback || "None",
      });
  }
}

function read(control: HTMLInputElement | HTMLSelectElement): string {
  if (control instanceof HTMLInputElement && control.type === "checkbox") return control.checked ? "on" : "";
  return control.value;
}

function write(control: HTMLInputElement | HTMLSelectElement, value: string): void {
  if (control instanceof HTMLInputElement && control.type === "checkbox") {
    control.checked = value !== "";
    return;
  }
  // A link may carry a wrong value on purpose, to see how the element takes it.
  const isUnknown =
    control instanceof HTMLSelectElement && ![...control.options].some((option) => option.value === value);
  if (isUnknown) control.append(make("option", { value }, `${value} (not allowed)`));
  control.value = value;
}
