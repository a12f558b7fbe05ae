import type { Plugin } from "vite";
import { runnerImport } from "vite";

/** From where each kind of script finds what lies beside it. */
const IMPORTS = {
  es: "import(/* @vite-ignore */ `./locales/${language}.js`)",
  // A script of another origin without `crossorigin` has no base of its own. An `<img name="currentScript">`, which has no
  // text, must not be one either.
  iife: "import(/* @vite-ignore */ new URL(`locales/${language}.js`, source).href)",
};
const SOURCE = `const { text, src } = document.currentScript ?? {};
const source = text === undefined ? text : src;`;

/** Lets a script load the texts of a language from `locales/` beside it, in place of the module that names every file. */
export function localesBeside(file: string, format: keyof typeof IMPORTS): Plugin {
  return {
    name: "locales-beside",
    apply: "build",
    async load(id) {
      if (id !== file) return null;
      const { module } = await runnerImport<{ languages: readonly string[] }>(file, { configFile: false });
      const code = `${format === "iife" ? SOURCE : ""}
        export const languages = ${JSON.stringify(module.languages.join(" "))}.split(" ");
        export const loadMessages = async (language) => (await ${IMPORTS[format]}).default;`;
      return { code, map: null };
    },
  };
}
