import type { Ajv } from "ajv";
import standaloneCode from "ajv/dist/standalone/index.js";
import type { Plugin } from "vite";
import { runnerImport } from "vite";

/** The module that makes checks from the schemas of the OpenAPI document, as far as it is needed here. */
interface Checks {
  readonly ajv: Ajv;
  readonly placeOf: (name: string) => string;
}

/**
 * Prints `demo/api/checks.ts` anew, without Ajv: the same checks as plain functions. Ajv makes functions out of text while
 * it runs, which a page with a Content-Security-Policy forbids.
 *
 * @param names - The schemas whose checks are wanted.
 */
export function compileChecks({ ajv, placeOf }: Checks, names: readonly string[]): string {
  // A check of its own name would hide a global one, as `Error` does.
  const places = names.map((name) => [`check${name}`, placeOf(name)]);
  const code = importsOf(standaloneCode(ajv, Object.fromEntries(places)));
  return `${code}
    const checks = { ${names.map((name) => `${name}: check${name}`).join(", ")} };
    export const findCheck = (name) => checks[name];`;
}

/** Puts imports in place of the calls of `require` that Ajv prints even where it is told to print modules. */
function importsOf(code: string): string {
  const imports = new Map<string, string>();
  const body = code.replaceAll(/require\("([^"]+)"\)/g, (_, module: string) => {
    const name = imports.get(module) ?? `module${imports.size}`;
    imports.set(module, name);
    return name;
  });
  return [...[...imports].map(([module, name]) => `import ${name} from "${module}.js";`), body].join("\n");
}

/** Puts the compiled checks in place of the module that makes them with Ajv. */
export function compiledChecks(file: string, contract: string): Plugin {
  return {
    name: "compiled-checks",
    apply: "build",
    async load(id) {
      if (id !== file) return null;
      const { module: checks } = await runnerImport<Checks>(file, { configFile: false });
      const { module } = await runnerImport<{ bodySchemas: readonly string[] }>(contract, {
        configFile: false,
      });
      return { code: compileChecks(checks, module.bodySchemas), map: null };
    },
    renderChunk: (code) => ({
      // Where packages lie on the machine that builds is nobody's business, and would make two builds differ.
      code: code.replaceAll(/^\/\/ \S*node_modules\/\S+\n/gm, ""),
      map: null,
    }),
  };
}
