import { fileURLToPath } from "node:url";
import { esbuildPlugin } from "@web/dev-server-esbuild";
import { defaultReporter } from "@web/test-runner";
import { runnerImport } from "vite";

import { engines } from "./test/support/engines.js";
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

// `npm run test:browsers` names the engines.
const { BROWSERS, QUICK } = process.env;
const names = BROWSERS?.split(",") ?? ["chromium"];
const browsers = names.map((name) => engines[name]());
/** What comes to the same in every engine, and is tried under Node as well, but for the stand-in's own tests. */
const sameEverywhere = [
  "test/api/{compiled-schemas,wire}*.test.ts",
  "test/basket/{basket-store,change-queue}*.test.ts",
  "test/demo/{api,faults}.test.ts",
  "test/element/fault-answers.test.ts",
  "test/analytics.test.ts",
];
// With `QUICK`, one engine is enough for those.
const chromium = browsers[Math.max(0, names.indexOf("chromium"))];

export default {
  files: ["test/**/*.test.ts", ...(QUICK ? sameEverywhere.map((each) => `!${each}`) : [])],
  groups: QUICK ? [{ name: "same everywhere", files: sameEverywhere, browsers: [chromium] }] : [],
  nodeResolve: true,
  // On a machine that is busy with other things.
  testFramework: { config: { timeout: 60_000 } },
  browserStartTimeout: 120_000,
  testsStartTimeout: 120_000,
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
  browsers,
  // Each runs several files at a time.
  concurrentBrowsers: 1,
  filterBrowserLogs: ({ args }) => !/Lit is in dev mode/.test(String(args[0])),
  coverage: BROWSERS === undefined,
  coverageConfig: {
    include: ["src/**/*.ts"],
    exclude: ["src/script.ts"],
    reporters: ["text", "json-summary"],
  },
  reporters: [defaultReporter({ reportTestProgress: process.stdout.isTTY }), totalsReporter()],
};
