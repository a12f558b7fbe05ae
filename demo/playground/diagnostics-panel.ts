import type { Finding } from "../../src/diagnostics.js";
import { watchFindings } from "../../src/diagnostics.js";
import type { PartnerCheckoutElement } from "../../src/index.js";
import { breakages, type Breakage } from "./breakages.js";
import { button, find, make } from "./dom.js";
import type { Settings } from "./settings.js";
import type { Stage } from "./stage.js";

/** So long nothing is to change before it is shown and read out: an element that loads comes to its findings one by one. */
const PAUSE = 300;

/** Shows what the element's diagnostics find, and breaks the embedding on purpose. */
export class DiagnosticsPanel {
  readonly #settings: Settings;
  readonly #stage: Stage;
  readonly #switch = find("#diagnose", HTMLInputElement);
  readonly #said = find("#diagnosis", HTMLElement);
  readonly #list = find("#findings", HTMLElement);
  readonly #count = find("#finding-count", HTMLElement);
  readonly #buttons: ReadonlyMap<Breakage, HTMLButtonElement>;
  /** What the settings were before each breakage. */
  readonly #before = new Map<Breakage, ReadonlyMap<string, string>>();
  #findings: readonly Finding[] = [];
  #shown = "";
  #pause: ReturnType<typeof setTimeout> | undefined;
  #unwatch = (): void => undefined;

  constructor(settings: Settings, stage: Stage) {
    this.#settings = settings;
    this.#stage = stage;
    this.#switch.addEventListener("change", () => {
      // What happened before `debug` nobody has looked into. A fresh element shows all of it.
      void this.#freshly(() => settings.set("debug", this.#switch.checked ? "on" : ""));
    });
    this.#buttons = new Map(
      breakages.map((each) => [each, button(each.label, () => this.#toggle(each))] as const),
    );
    find("#breakages", HTMLElement).append(...this.#buttons.values());
    settings.onChange(() => this.#showSettings());
    this.#showSettings();
  }

  /** Watches another element in place of the one before. */
  follow(element: PartnerCheckoutElement): void {
    this.#unwatch();
    this.#unwatch = watchFindings(element, (findings) => {
      this.#findings = findings;
      this.#showSoon();
    });
  }

  get #isOn(): boolean {
    return this.#settings.get("debug") !== "";
  }

  #showSettings(): void {
    this.#switch.checked = this.#isOn;
    for (const [each, toggle] of this.#buttons) toggle.ariaPressed = String(this.#isMade(each));
    this.#showSoon();
  }

  #isMade({ changes }: Breakage): boolean {
    return Object.entries(changes).every(([name, value]) => this.#settings.get(name) === value);
  }

  async #toggle(breakage: Breakage): Promise<void> {
    const names = Object.keys(breakage.changes);
    const before = this.#before.get(breakage);
    await this.#freshly(() => {
      if (this.#isMade(breakage)) {
        for (const name of names) this.#settings.set(name, before?.get(name) ?? this.#settings.initial(name));
        return;
      }
      this.#before.set(breakage, new Map(names.map((name) => [name, this.#settings.get(name)])));
      for (const name of names) this.#settings.set(name, breakage.changes[name] ?? "");
      this.#settings.set("debug", "on");
    });
  }

  /** Changes settings, and puts an element on the stage that has never known others. */
  async #freshly(change: () => void): Promise<void> {
    this.#stage.clear();
    change();
    await this.#stage.replace();
  }

  #showSoon(): void {
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.#show(), PAUSE);
  }

  #show(): void {
    const findings = this.#isOn ? this.#findings : [];
    const key = JSON.stringify(findings);
    if (key !== this.#shown) {
      this.#shown = key;
      this.#list.replaceChildren(...findings.map(toItem));
      this.#count.textContent = findings.length > 0 ? String(findings.length) : "";
    }
    const { status = "loading" } = this.#stage.element ?? {};
    const isUndecided = this.#isOn && findings.length === 0 && ["idle", "loading"].includes(status);
    if (isUndecided) this.#showSoon();
    const text = isUndecided ? "" : this.#summary(findings);
    // Written again, the same text would be read out again.
    if (this.#said.textContent !== text) this.#said.textContent = text;
  }

  #summary(findings: readonly Finding[]): string {
    if (!this.#isOn) return "Off: nothing is looked into.";
    if (findings.length === 0) return "Nothing found.";
    const codes = findings.map(({ code }) => code).join(", ");
    return `${findings.length} ${findings.length === 1 ? "thing" : "things"} to mend: ${codes}.`;
  }
}

function toItem({ code, problem, remedies }: Finding): HTMLElement {
  return make(
    "li",
    {},
    make("h3", {}, make("code", {}, code)),
    make("p", {}, problem),
    make("ul", { ariaLabel: `How to mend ${code}` }, ...remedies.map((remedy) => make("li", {}, remedy))),
  );
}
