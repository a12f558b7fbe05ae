// Tests the built scripts on pages as partners have them, in a browser, with headers of the pages' own: all of them, or
// those that are named, `npm run test:pages -- gallery`. Needs `npm run build`. With UPDATE_SNAPSHOTS set, screenshots and
// accessibility trees are written anew instead of compared.
import { register } from "node:module";
import { runMocha } from "../support/run-mocha.js";

register("../node/hooks.js", import.meta.url);

const all = [
  "policies",
  "twice",
  "integrity",
  "styles",
  "footprint",
  "early-start",
  "entries",
  "diagnostics",
  "testing",
  "languages",
  "accessibility",
  "headless",
  "layout-shift",
  "gallery",
  "demo",
  "manifest",
  "editors",
];
const named = process.argv.slice(2);
const names = named.length > 0 ? named : all;
await runMocha({
  files: names.map((name) => `test/pages/${name}.pages.ts`),
  timeout: 60_000,
  reporter: "spec",
});
