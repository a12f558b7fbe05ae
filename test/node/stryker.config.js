// Mutation testing of the modules that need no browser: `npm run test:mutation`.
import { specs } from "./specs.js";

/** @type {import("@stryker-mutator/api/core").PartialStrykerOptions} */
export default {
  testRunner: "mocha",
  testRunnerNodeArgs: ["--import", "./test/node/register.js"],
  mochaOptions: { spec: specs },
  plugins: ["@stryker-mutator/mocha-runner"],
  coverageAnalysis: "perTest",
  mutate: [
    "src/{domain,api,basket}/*.ts",
    "src/element/urls.ts",
    "!src/basket/{landing-state,revalidation,shared-baskets,basket-session}.ts",
  ],
  ignorePatterns: ["dist*", "coverage", "demo", "README.md"],
  reporters: ["clear-text", "progress-append-only", "json"],
  jsonReporter: { fileName: "coverage/mutation.json" },
  thresholds: { high: 95, low: 85, break: 85 },
  concurrency: 2,
  tempDirName: "coverage/stryker",
  // It would read it by a compiler that TypeScript 7 no longer brings.
  tsconfigFile: "none",
};
