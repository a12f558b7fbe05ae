// Tries the built script where page and API are on other hosts, on other sites, in frames and behind proxies, in a
// browser. Needs `npm run build`.
import { register } from "node:module";
import { runMocha } from "../support/run-mocha.js";

register("../node/hooks.js", import.meta.url);
const all = ["subdomain", "other-site", "frames", "proxies", "own-page"];
const names = process.argv.length > 2 ? process.argv.slice(2) : all;
await runMocha({ files: names.map((name) => `test/sites/${name}.site.ts`), timeout: 30_000 });
