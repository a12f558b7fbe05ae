// Tries what would be published: builds it twice from a clean copy, packs it, installs it as a stranger would, and buys
// with it in a browser. Says in a sentence what is wrong first. `npm run release:check -- --built` takes `dist` as it is for
// one of the two builds.
import { register } from "node:module";

// Node 20 reads no TypeScript by itself.
register("../node/hooks.js", import.meta.url);

const { checkRelease } = await import("./check.ts");
await checkRelease(process.argv.includes("--built"));
