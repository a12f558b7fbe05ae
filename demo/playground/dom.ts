/** What may stand inside an element. */
export type Child = Node | string | undefined;

/** Makes an element with properties and children. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

/** The element of the page that a selector names. The page has it, or it is broken. */
export function find<T extends Element>(selector: string, type: new () => T, root: ParentNode = document): T {
  const element = root.querySelector(selector);
  if (element instanceof type) return element;
  throw new Error(`The page has no ${type.name} ${selector}`);
}

/** Makes a button that does something. */
export function button(
  text: string,
  onClick: () => unknown,
  properties: Partial<HTMLButtonElement> = {},
): HTMLButtonElement {
  const element = make("button", { type: "button", ...properties }, text);
  element.addEventListener("click", () => void onClick());
  return element;
}

let labels = 0;

/** An id that no other element has, for a label or a description to refer to. */
export function uniqueId(prefix: string): string {
  return `${prefix}-${++labels}`;
}

/** Makes radio buttons that look like one control, and keeps them in step with a value. */
export function radioGroup(
  fieldset: HTMLFieldSetElement,
  options: readonly (readonly [value: string, label: string])[],
  onChoose: (value: string) => void,
): (value: string) => void {
  const name = uniqueId("choice");
  const inputs = options.map(([value]) => make("input", { type: "radio", name, value }));
  fieldset.append(
    make(
      "div",
      { className: "segments" },
      ...inputs.map((input, index) => make("label", {}, input, make("span", {}, options[index]?.[1] ?? ""))),
    ),
  );
  fieldset.addEventListener("change", ({ target }) => {
    if (target instanceof HTMLInputElement) onChoose(target.value);
  });
  return (value) => {
    for (const input of inputs) input.checked = input.value === value;
  };
}
