import { fileURLToPath } from "node:url";
import { esbuildPlugin } from "@web/dev-server-esbuild";
import { defaultReporter } from "@web/test-runner";
import { chromeLauncher } from "@web/test-runner-chrome";
import puppeteer from "puppeteer-core";
import { runnerImport } from "vite";

import { findBrowser } from "./test/support/find-browser.js";
import { koaConnect } from "./test/support/koa-connect.js";
import { pageCommands } from "./test/support/page-commands.js";
import { totalsReporter } from "./test/support/totals-reporter.js";

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));

// Node 20 reads no TypeScript; Vite does.
const load = async (file) => (await runnerImport(path(file), { configFile: false })).module;
const { createDemoApi } = await load("./demo/api/handler.ts");
const { connectHandler } = await load("./demo/server.ts");
const { compileSchemas } = await load("./test/support/compile-schemas.ts");
const compiled = compileSchemas(await load("./src/api/schema.ts"));

export default {
  files: "test/**/*.test.ts",
  nodeResolve: true,
  // Two at a time, and axe's first run goes over time on a small machine.
  concurrency: 1,
  testFramework: { config: { timeout: 15_000 } },
  browserStartTimeout: 60_000,
  // The damaged answers take their time where a machine is busy.
  testsFinishTimeout: 600_000,
  middleware: [koaConnect(connectHandler(createDemoApi()))],
  plugins: [
    esbuildPlugin({ ts: true, target: "es2022", tsconfig: path("./tsconfig.json") }),
    pageCommands(),
    {
      name: "compiled-schemas",
      serve: ({ path: asked }) =>
        asked === "/compiled-schemas.js" ? { body: compiled, type: "js" } : undefined,
    },
  ],
  browsers: [
    chromeLauncher({
      puppeteer,
      // A cookie jar of its own for every file.
      createPage: async ({ browser }) => (await browser.createBrowserContext()).newPage(),
      launchOptions: {
        executablePath: findBrowser(),
        args: [
          ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
        ],
      },
    }),
  ],
  filterBrowserLogs: ({ args }) => !/Lit is in dev mode/.test(String(args[0])),
  coverage: true,
  coverageConfig: {
    include: ["src/**/*.ts"],
    exclude: ["src/script.ts"],
    reporters: ["text", "json-summary"],
  },
  reporters: [defaultReporter({ reportTestProgress: process.stdout.isTTY }), totalsReporter()],
};
