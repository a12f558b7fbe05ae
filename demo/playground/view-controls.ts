import { languageNames } from "../languages.js";
import { directions, grounds, widths } from "./choices.js";
import { find, make, radioGroup } from "./dom.js";
import type { Settings } from "./settings.js";

/** The surroundings of the element: width of its column, ground and direction of the page; and its language. */
export function createViewControls(frame: HTMLElement, ground: HTMLElement, settings: Settings): void {
  const showWidth = radioGroup(find("#width", HTMLFieldSetElement), widths, (value) => {
    // A width that was dragged by hand gives way even when the same preset is chosen again.
    frame.style.inlineSize = "";
    settings.set("width", value);
    apply();
  });
  const showGround = radioGroup(find("#ground", HTMLFieldSetElement), grounds, (value) =>
    settings.set("ground", value),
  );
  const showDirection = radioGroup(find("#direction", HTMLFieldSetElement), directions, (value) =>
    settings.set("direction", value),
  );

  function apply(): void {
    const width = settings.get("width");
    const isPreset = widths.some(([value]) => value === width);
    frame.style.inlineSize = isPreset && width !== "full" ? `calc(${width}px + var(--frame))` : "100%";
    showWidth(isPreset ? width : "full");
    ground.dataset["ground"] = settings.get("ground");
    showGround(settings.get("ground"));
    frame.dir = settings.get("direction") === "rtl" ? "rtl" : "ltr";
    showDirection(frame.dir);
  }

  const language = find("#language", HTMLSelectElement);
  language.append(make("option", { value: "" }, "The page’s"));
  language.append(...languageNames.map(([value, name]) => make("option", { value, lang: value }, name)));
  const showLanguage = (): void => {
    const value = settings.get("locale");
    language.value = value;
    if (language.value === value) return;
    // A tag that was typed below, with a region, say.
    language.append(make("option", { value }, value));
    language.value = value;
  };
  language.addEventListener("change", () => settings.set("locale", language.value));
  showLanguage();

  const size = find("#size", HTMLOutputElement);
  new ResizeObserver(([entry]) => {
    const width = Math.round(entry?.contentRect.width ?? 0);
    size.value = `${width} px`;
    // Dragging leaves a width in plain pixels, which is none of the presets.
    if (frame.style.inlineSize.endsWith("px")) showWidth("");
  }).observe(frame);

  settings.onChange((name) => {
    if (name === "locale") showLanguage();
    if (["width", "ground", "direction"].includes(name)) apply();
  });
  apply();
}
