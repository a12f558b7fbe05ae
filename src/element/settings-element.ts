import {
  attributeOf,
  propertyOf,
  settings,
  withoutPassword,
  type Setting,
  type SettingName,
} from "./settings.js";

/** On a server the module is loaded, and nothing more. */
// oxlint-disable-next-line typescript/no-extraneous-class -- the stand-in has nothing to hold
export const Base = globalThis.HTMLElement ?? class {};

const names = Object.keys(settings) as SettingName[];

/**
 * An element with a property for each setting, and the attribute that goes with it. Only right values are stored: a
 * wrong one gives way to the default, with one warning in the console that names the attribute, the value and what is
 * allowed. Changes at the same time make one drawing.
 *
 * Lit draws the templates elsewhere; its base class would cost a shopper 1.8 kB more than this one, for what is not used here.
 */
export abstract class SettingsElement extends Base {
  /** @internal */
  static readonly observedAttributes = [...propertyOf.keys(), "token"];

  /** What is seen until the first drawing: a declared shadow root's content, else what stands between the tags. */
  readonly #early = [...(this.shadowRoot?.childNodes ?? [document.createElement("slot")])];
  /** @internal */
  readonly renderRoot = this.attachShadow({ mode: "open" });
  readonly #values = new Map<SettingName, unknown>();
  readonly #warned = new Set<string>();
  #update: Promise<void> | undefined;
  #isChanged = false;

  constructor() {
    super();
    this.renderRoot.append(...this.#early);
  }

  /** Resolves when what has been set so far is drawn: `await element.updateComplete`. */
  get updateComplete(): Promise<void> {
    return this.#update ?? Promise.resolve();
  }

  /**
   * Draws the element anew, soon.
   *
   * @internal
   */
  requestUpdate(): void {
    this.#update ??= Promise.resolve()
      .then(async () => {
        for (let due = this.whenDue(); due; due = this.whenDue()) await due;
        this.#update = undefined;
        if (!this.isConnected) return;
        this.draw();
        // Where nothing can be drawn, as in XML, they stay.
        for (const node of this.#early.splice(0)) node.remove();
      })
      // What goes wrong here is ours, and must not end in the page's own error handling.
      .catch(console.error);
  }

  /** @internal */
  connectedCallback(): void {
    const own = this as Record<string, unknown>;
    for (const name of [...names, "token"]) {
      // What a host wrote before the element was defined hides the property.
      if (!Object.hasOwn(own, name)) continue;
      const early = own[name];
      delete own[name];
      own[name] = early;
    }
    this.changed();
  }

  /** @internal */
  attributeChangedCallback(attribute: string, _: string | null, value: string | null): void {
    const name = propertyOf.get(attribute);
    // Past what a host wrote on the element before it was defined, which wins.
    if (name) this.writeSetting(name, value);
  }

  /** @internal */
  readSetting(name: SettingName): unknown {
    return this.#values.get(name) ?? settings[name].fallback;
  }

  /** @internal */
  writeSetting(name: SettingName, value: unknown): void {
    const setting: Setting<unknown> = settings[name];
    const isGiven = value !== null && value !== undefined;
    const right = isGiven ? setting.read(value) : undefined;
    if (isGiven && right === undefined) this.#warnOfValue(attributeOf(name), value, setting.allowed);
    if (right === this.#values.get(name)) return;
    this.#values.set(name, right);
    this.changed();
  }

  /** Goes by what is set, and draws the element anew, because a setting has changed. */
  protected changed(): void {
    this.#isChanged = true;
    // Together with what else is set at this moment, and not only when something is drawn.
    queueMicrotask(() => this.follow());
    this.requestUpdate();
  }

  /** Goes by settings that have changed. */
  protected abstract follow(): void;

  /** Whether a setting has changed since this was last asked. */
  protected takeChange(): boolean {
    const isChanged = this.#isChanged;
    this.#isChanged = false;
    return isChanged;
  }

  /** What to wait for before this is asked again; `undefined` when the element is to be drawn. */
  protected whenDue(): Promise<void> | undefined {
    return undefined;
  }

  /** Draws the element. */
  protected abstract draw(): void;

  /**
   * Says something to developers, once.
   *
   * @internal
   */
  warn(text: string): void {
    const warning = `<${this.localName}> ${text}`;
    if (this.#warned.has(warning)) return;
    this.#warned.add(warning);
    console.warn(warning);
  }

  #warnOfValue(attribute: string, value: unknown, allowed: string): void {
    const shown = typeof value === "string" ? withoutPassword(value) : typeof value;
    this.warn(`${attribute}="${shown}" is not ${allowed}`);
  }
}

for (const name of names) {
  Object.defineProperty(SettingsElement.prototype, name, {
    get(this: SettingsElement) {
      return this.readSetting(name);
    },
    set(this: SettingsElement, value: unknown) {
      this.writeSetting(name, value);
    },
  });
}
