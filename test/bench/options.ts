import { parseArgs } from "node:util";
import type { Contender } from "./contender.js";
import { settings as allSettings, type Setting } from "./settings.js";

/** What is to be run. */
export interface Plan {
  readonly quick: boolean;
  readonly rounds: number;
  readonly contenders: readonly Contender[];
  readonly settings: readonly Setting[];
}

/**
 * Reads the command line.
 *
 * @throws {Error} For what is not known.
 */
export function readOptions(args: readonly string[], all: readonly Contender[]): Plan {
  const { values } = parseArgs({
    args: [...args],
    options: {
      rounds: { type: "string" },
      only: { type: "string" },
      settings: { type: "string" },
      quick: { type: "boolean", default: false },
    },
  });
  const { quick } = values;
  const rounds = Number(values.rounds ?? (quick ? 1 : 15));
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error("--rounds takes a whole number");
  const contenders = chosen(values.only, all) ?? all.filter(({ isPeer = false }) => !(quick && isPeer));
  const settings = chosen(values.settings, allSettings) ?? allSettings.filter((each) => !quick || each.quick);
  return { quick, rounds, contenders, settings };
}

function chosen<T extends { readonly name: string }>(
  list: string | undefined,
  all: readonly T[],
): readonly T[] | undefined {
  return list?.split(",").map((name) => {
    const found = all.find((each) => each.name === name);
    if (!found) throw new Error(`There is no ${name}, only ${all.map((each) => each.name).join(", ")}`);
    return found;
  });
}
