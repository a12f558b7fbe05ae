import { readFile } from "node:fs/promises";

/** What a recipe imports, by package. */
export type Modules = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

type Run = (...values: readonly unknown[]) => Promise<Readonly<Record<string, unknown>>>;

const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor as new (
  ...parametersAndCode: readonly string[]
) => Run;

/**
 * Runs the code of a recipe in the README, as it stands there.
 *
 * @param name - The words that it begins with, in bold.
 * @param modules - What its imports get.
 * @param scope - What else it finds there.
 * @param results - Names of what it is to hand out.
 */
export async function runRecipe(
  name: string,
  modules: Modules,
  scope: Readonly<Record<string, unknown>>,
  results: readonly string[],
): Promise<Readonly<Record<string, unknown>>> {
  const readme = await readFile(new URL("../../README.md", import.meta.url), "utf8");
  const [, code] =
    new RegExp(String.raw`^\*\*${name}\*\*.*?^\`\`\`js\n(.*?)^\`\`\``, "ms").exec(readme) ?? [];
  if (code === undefined) throw new Error(`The README has no recipe for ${name}`);
  const body = code.replaceAll(
    /^import (\{[^}]*\}) from ("[^"]+");/gm,
    (_, names: string, module: string) => `const ${names} = modules[${module}];`,
  );
  const run = new AsyncFunction(
    "modules",
    ...Object.keys(scope),
    `${body}\nreturn { ${results.join(", ")} };`,
  );
  return await run(modules, ...Object.values(scope));
}
