// Tests the built scripts on pages as partners have them, in a browser, with headers of the pages' own. Needs
// `npm run build`.
import { register } from "node:module";
import { runMocha } from "../support/run-mocha.js";

register("../node/hooks.js", import.meta.url);

const names = ["policies", "twice", "integrity", "styles", "footprint", "entries", "languages"];
await runMocha({
  files: names.map((name) => `test/pages/${name}.pages.ts`),
  timeout: 60_000,
  reporter: "spec",
});
