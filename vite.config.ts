import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig, type UserConfig } from "vite";

import { demoApiPlugin } from "./demo/server.js";
import { compiledChecks } from "./test/support/compile-checks.js";
import { compiledSchemas } from "./test/support/compile-schemas.js";
import { compileTemplates } from "./test/support/compile-templates.js";
import { filesBeside } from "./test/support/files-beside.js";
import { fitJsCookie } from "./test/support/fit-js-cookie.js";
import { fitLit } from "./test/support/fit-lit.js";
import { minifyTemplates } from "./test/support/minify-templates.js";
import { squeeze } from "./test/support/squeeze.js";

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

// Without `output.minify` an ES library keeps its white space; legal comments are written beside instead.
const output = { minify: true, comments: { legal: false, annotation: false, jsdoc: false } } as const;

function localeEntries(): Record<string, string> {
  const names = readdirSync(path("src/i18n/locales")).map((file) => `locales/${file.replace(/\.ts$/, "")}`);
  return Object.fromEntries(names.map((name) => [name, path(`src/i18n/${name}.ts`)]));
}

/** The script for pages without a build: one file with everything in it. */
function script(format: "es" | "iife", entry: string, fileName: string): UserConfig {
  return {
    publicDir: false,
    plugins: [
      compiledSchemas(path("src/api/schema.ts")),
      filesBeside(
        {
          locales: path("src/i18n/locale-files.ts"),
          diagnostics: path("src/element/diagnostics.ts"),
          element: path("src/element-file.ts"),
        },
        format,
      ),
      fitLit(),
      fitJsCookie(),
      minifyTemplates(),
      compileTemplates(),
      squeeze(),
    ],
    build: {
      target: "es2022",
      sourcemap: true,
      emptyOutDir: false,
      license: { fileName: "licenses.md" },
      lib: { entry: path(entry), formats: [format], name: "partnerCheckout", fileName: () => fileName },
      // Squeezing takes its time, which is nobody's mistake.
      rolldownOptions: { output: { ...output, codeSplitting: false }, checks: { bundlerTimings: false } },
    },
  };
}

/** The stand-in for tests of partners' own pages: one file with everything in it, to be read by whoever debugs. */
const testing: UserConfig = {
  publicDir: false,
  plugins: [compiledChecks(path("demo/api/checks.ts"), path("demo/api/contract.ts"))],
  build: {
    target: "es2022",
    emptyOutDir: false,
    minify: false,
    license: { fileName: "testing-licenses.md" },
    lib: { entry: path("demo/api/testing.ts"), formats: ["es"], fileName: () => "testing.js" },
    rolldownOptions: { output: { codeSplitting: false }, checks: { bundlerTimings: false } },
  },
};

const modes: Record<string, UserConfig> = {
  /** The entries for bundlers. Dependencies stay imports, so that a page has one Lit. */
  library: {
    publicDir: false,
    plugins: [minifyTemplates()],
    build: {
      target: "es2022",
      // `npm run build` begins anew; `npm start` leaves there what it does not make.
      emptyOutDir: false,
      sourcemap: true,
      lib: {
        entry: {
          index: path("src/index.ts"),
          element: path("src/element.ts"),
          client: path("src/client.ts"),
          diagnostics: path("src/diagnostics.ts"),
          ...localeEntries(),
        },
        formats: ["es"],
      },
      rolldownOptions: {
        external: /^(?:lit|js-cookie|zod)(?:\/|$)/,
        output: { chunkFileNames: "shared/[name]-[hash].js" },
      },
    },
  },
  module: script("es", "src/script.ts", "partner-checkout.js"),
  classic: script("iife", "src/script.ts", "partner-checkout.iife.js"),
  /** What loads the script, and does not wait for it to ask for the basket. */
  start: script("es", "src/start.ts", "partner-checkout.start.js"),
  /** What the scripts load for `debug`. */
  diagnostics: script("es", "src/diagnostics.ts", "partner-checkout.diagnostics.js"),
  testing,
  /** For pages with a build and without: it imports nothing. */
  analytics: {
    publicDir: false,
    build: {
      target: "es2022",
      sourcemap: true,
      emptyOutDir: false,
      lib: { entry: path("src/analytics.ts"), formats: ["es"], fileName: () => "analytics.js" },
      rolldownOptions: { output: { ...output, codeSplitting: false } },
    },
  },
};

/** The demo: pages, the embedded API, and the built scripts under `/` as a partner would find them. */
const demo: UserConfig = {
  root: path("demo"),
  publicDir: path("dist"),
  plugins: [demoApiPlugin()],
  build: {
    outDir: path("dist-demo"),
    emptyOutDir: true,
    rolldownOptions: {
      input: ["index", "partner-site", "checkout", "gallery", "headless", "forty-lines", "frameworks"].map(
        (name) => path(`demo/${name}.html`),
      ),
    },
  },
  // The stand-in answers for itself to pages of other origins.
  server: { cors: false, fs: { allow: [path(".")] } },
  preview: { cors: false },
};

export default defineConfig(({ mode }) => modes[mode] ?? demo);
