import { SCENARIO_NAMES } from "../api/scenario-names.js";
import { attributeOf, settings, type Setting, type SettingName } from "../../src/element/settings.js";
import { attributeSpecs, type AttributeSpec } from "./attributes.js";
import { isDeliberate } from "./breakages.js";
import { behaviours, directions, grounds, tokenSources, widths } from "./choices.js";
import { slotOptions } from "./slots.js";

/** What the address says. */
export interface Address {
  /** Settings that it names, with right values. */
  readonly values: ReadonlyMap<string, string>;
  /** What it says wrongly, each with what would be right. */
  readonly refusals: readonly string[];
}

interface Rule {
  /** What is right, for whoever wrote something else. */
  readonly allowed: string;
  /** `undefined` for a wrong value. */
  readonly read: (text: string) => string | undefined;
}

/** From this length on a wrong value is not repeated whole. */
const LONGEST = 40;

const rules: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ["scenario", { ...oneOf(SCENARIO_NAMES), allowed: "the name of a scenario" }],
  ["width", oneOf(values(widths))],
  ["ground", oneOf(values(grounds))],
  ["direction", oneOf(values(directions))],
  ["token-source", oneOf(values(tokenSources))],
  ["slots", someOf(values(slotOptions))],
  ["host", someOf(values(behaviours))],
  ...attributeSpecs.map((spec) => [spec.name, ruleOf(spec)] as const),
]);

/**
 * Reads the playground's address.
 *
 * @param names - The settings that there are. What else an address says is somebody else's.
 */
export function readAddress(search: string, names: ReadonlySet<string>): Address {
  const found = new Map<string, string>();
  const refusals: string[] = [];
  for (const [name, text] of new URLSearchParams(search)) {
    if (!names.has(name)) continue;
    const rule = rules.get(name);
    const value = rule ? rule.read(text) : text;
    if (value === undefined) refusals.push(`${shown(name, text)} (${rule?.allowed})`);
    else found.set(name, value);
  }
  return { values: found, refusals };
}

/** A wrong value as it is told. A token is not: whoever looks on could read it. */
function shown(name: string, text: string): string {
  if (attributeSpecs.some((spec) => spec.name === name && spec.kind === "secret")) return name;
  return `${name}=${text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text}`;
}

function ruleOf({ name, kind }: AttributeSpec): Rule {
  if (kind === "secret") return { allowed: "a token does not belong in an address", read: () => undefined };
  if (kind === "boolean") {
    const known: Readonly<Record<string, string>> = { "": "on", on: "on", true: "on", off: "", false: "" };
    return { allowed: "on or off", read: (text) => known[text] };
  }
  const property = (Object.keys(settings) as SettingName[]).find((each) => attributeOf(each) === name);
  const setting: Setting<unknown> | undefined = property && settings[property];
  return {
    allowed: setting?.allowed ?? "",
    read: (text) =>
      text === "" || isDeliberate(name, text) || setting?.read(text) !== undefined ? text : undefined,
  };
}

function oneOf(allowed: readonly string[]): Rule {
  return {
    allowed: allowed.join(", "),
    read: (text) => allowed.find((each) => each === text),
  };
}

function someOf(allowed: readonly string[]): Rule {
  return {
    allowed: `some of ${allowed.join(", ")}`,
    read: (text) =>
      text.split(" ").every((word) => word === "" || allowed.includes(word)) ? text : undefined,
  };
}

function values(options: readonly (readonly [value: string, ...labels: string[]])[]): readonly string[] {
  return options.map(([value]) => value);
}
