import { demoApi, type Scenario, type SessionState } from "./demo-api.js";
import { button, find, make } from "./dom.js";
import type { Notice } from "./notice.js";
import type { Settings } from "./settings.js";
import type { Stage } from "./stage.js";

/** The scenario that a visitor sees without choosing one. */
const DEFAULT = "new-basket";

/** Chooses what state the shop is in. */
export class ScenarioPanel {
  readonly #settings: Settings;
  readonly #stage: Stage;
  readonly #notice: Notice;
  readonly #select = find("#scenario", HTMLSelectElement);
  readonly #summary = find("#scenario-summary", HTMLElement);
  #scenarios: readonly Scenario[] = [];

  constructor(settings: Settings, stage: Stage, notice: Notice) {
    this.#settings = settings;
    this.#stage = stage;
    this.#notice = notice;
    this.#select.addEventListener("change", () => void this.start(this.#select.value));
    find("#scenario-actions", HTMLElement).append(
      button("Reload element", () => stage.replace()),
      button("Reset", () => this.#reset(), { title: "All settings as at first, and the scenario anew" }),
    );
    // Another tab of this browser may have started another scenario: the session is shared.
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden) void this.#followSession();
    });
  }

  /** Goes on with the basket that this browser has, unless the address asks for another scenario or there is none. */
  async open(state: SessionState | undefined): Promise<void> {
    await this.#load();
    const wanted = this.#settings.get("scenario");
    const isFresh = !state || !hasStarted(state);
    const isAnother = this.#settings.isLinked("scenario") && wanted !== state?.scenario;
    if (isFresh || isAnother) {
      await this.start(wanted || DEFAULT);
      return;
    }
    this.#adopt(state.scenario);
    await this.#stage.replace();
  }

  /** Puts the shop into a state, and a fresh element on the stage, so that its loading is seen. */
  async start(name: string): Promise<void> {
    // An element that stays would follow the changing cookie, and load what is about to be replaced.
    this.#stage.clear();
    this.#notice.clear();
    await this.#notice.attempt(() => demoApi.start(name));
    this.#adopt(name);
    await this.#stage.replace();
  }

  async #reset(): Promise<void> {
    this.#stage.clear();
    await this.#notice.attempt(demoApi.clearFaults);
    await this.#notice.attempt(() => demoApi.change({ latency: 0, tokenLifetime: 3600 }));
    this.#settings.reset();
    await this.start(DEFAULT);
  }

  async #load(): Promise<void> {
    this.#scenarios = (await this.#notice.attempt(demoApi.scenarios)) ?? [];
    const groups = new Map<string, HTMLOptGroupElement>();
    for (const { name, title, group } of this.#scenarios) {
      const options = groups.get(group) ?? make("optgroup", { label: group });
      groups.set(group, options);
      options.append(make("option", { value: name }, title));
    }
    this.#select.replaceChildren(...groups.values());
  }

  async #followSession(): Promise<void> {
    const state = await demoApi.state().catch(() => undefined);
    if (state?.scenario && state.scenario !== this.#settings.get("scenario")) this.#adopt(state.scenario);
  }

  #adopt(name: string | null): void {
    const scenario = this.#scenarios.find((each) => each.name === name);
    if (name !== null) this.#settings.set("scenario", name);
    this.#select.value = scenario?.name ?? "";
    this.#summary.textContent =
      scenario?.summary ??
      (name ? `The demo knows no scenario “${name}”.` : "A basket started on this page.");
  }
}

/** Whether this browser has seen a scenario. A session that nobody has put into one holds a basket unknown to the browser. */
function hasStarted({ scenario, basketId }: SessionState): boolean {
  if (scenario !== DEFAULT) return Boolean(scenario ?? basketId);
  return basketId !== null && document.cookie.includes(basketId);
}
