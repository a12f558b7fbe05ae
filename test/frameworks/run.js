// Tests the pages in `demo/frameworks`, each built with its framework from the package as it is published: all of them, or
// those that are named, `npm run test:frameworks -- React Vue`. Needs `npm run build`.
import { register } from "node:module";
import { runMocha } from "../support/run-mocha.js";

// Node 20 reads no TypeScript by itself.
register("../node/hooks.js", import.meta.url);

await runMocha({ files: ["test/frameworks/frameworks.pages.ts"], timeout: 30_000, reporter: "spec" });
