import type { Plugin } from "vite";
import { runnerImport } from "vite";

const BESIDE = "\0beside";

/** How each kind of script loads a file that lies beside it. */
const LOADERS = {
  es: "export const beside = (file) => import(/* @vite-ignore */ `./${file}.js`);",
  // A script of another origin without `crossorigin` has no base of its own. An `<img name="currentScript">`, which has no
  // text, must not be one either.
  iife: `const { text, src } = document.currentScript ?? {};
    const source = text === undefined ? text : src;
    export const beside = (file) => import(/* @vite-ignore */ new URL(file + ".js", source).href);`,
};

/** The modules that load files, each with what stands in its place in a script. */
export interface FilesBeside {
  /** The module that names every language's file. */
  readonly locales: string;
  /** The module that loads the diagnostics. */
  readonly diagnostics: string;
  /** The module that loads the element. */
  readonly element: string;
}

/** Lets a script load what not every page needs from files that lie beside it. */
export function filesBeside(modules: FilesBeside, format: keyof typeof LOADERS): Plugin {
  return {
    name: "files-beside",
    apply: "build",
    resolveId: (id) => (id === BESIDE ? id : null),
    async load(id) {
      if (id === BESIDE) return { code: LOADERS[format], map: null };
      const loaded = new Map([
        [modules.diagnostics, `loadDiagnostics = async () => await beside("partner-checkout.diagnostics")`],
        [modules.element, `loadElement = async () => await beside("partner-checkout")`],
      ]).get(id);
      if (loaded) return { code: `import { beside } from "${BESIDE}"; export const ${loaded};`, map: null };
      if (id !== modules.locales) return null;
      const { module } = await runnerImport<{ languages: readonly string[] }>(id, { configFile: false });
      const code = `import { beside } from "${BESIDE}";
        export const languages = ${JSON.stringify(module.languages.join(" "))}.split(" ");
        export const loadMessages = async (language) => (await beside("locales/" + language)).default;`;
      return { code, map: null };
    },
  };
}
