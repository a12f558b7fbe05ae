import { LitElement, type PropertyDeclaration } from "lit";
import { attributeOf, settings, type Setting, type SettingName } from "./settings.js";

const names = Object.keys(settings) as SettingName[];
const bySettingName: ReadonlyMap<PropertyKey, Setting<unknown>> = new Map(Object.entries(settings));

/**
 * An element with a property for each setting. Right values only ever get in: a wrong one gives way to the default,
 * with one warning in the console that names the attribute, the value and what is allowed.
 */
export class SettingsElement extends LitElement {
  static override readonly properties = {
    ...Object.fromEntries(names.map((name) => [name, { attribute: attributeOf(name) }])),
    readonly: { type: Boolean },
    debug: { type: Boolean },
    getToken: { attribute: false },
    messages: { attribute: false },
    api: { attribute: false },
    token: { noAccessor: true },
  };

  readonly #warned = new Set<string>();

  /** @internal */
  static override getPropertyDescriptor(
    name: PropertyKey,
    key: string | symbol,
    options: PropertyDeclaration,
  ): PropertyDescriptor | undefined {
    const descriptor = super.getPropertyDescriptor(name, key, options);
    const setting = bySettingName.get(name);
    return setting && descriptor
      ? {
          ...descriptor,
          get(this: SettingsElement) {
            return descriptor.get?.call(this) ?? setting.fallback;
          },
          set(this: SettingsElement, value: unknown) {
            const isGiven = value !== null && value !== undefined;
            const right = isGiven ? setting.read(value) : undefined;
            if (isGiven && right === undefined) {
              this.warn(attributeOf(name as SettingName), value, setting.allowed);
            }
            descriptor.set?.call(this, right);
          },
        }
      : descriptor;
  }

  /** Says once in the console that a value is not one of those allowed. */
  protected warn(attribute: string, value: unknown, allowed: string): void {
    // User name and password in a URL are nobody else's business.
    const shown = typeof value === "string" ? value.replace(/\/\/[^/]*@/, "//…@") : typeof value;
    const warning = `<${this.localName}> ${attribute}="${shown}" is not ${allowed}`;
    if (this.#warned.has(warning)) return;
    this.#warned.add(warning);
    console.warn(warning);
  }
}
