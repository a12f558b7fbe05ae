// Adds to dist what no compiler writes there: declarations written by hand, the way from dist/testing.js to what is
// declared in dist/testing/, and the proxies, which run as they are.
import { cpSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const path = (relative) => fileURLToPath(new URL(`../../${relative}`, import.meta.url));

cpSync(path("src/types"), path("dist/types"), { recursive: true });
for (const name of ["edge.js", "express.js", "nginx.conf"]) {
  cpSync(path(`demo/proxies/${name}`), path(`dist/proxies/${name}`));
}
writeFileSync(path("dist/testing.d.ts"), 'export * from "./testing/testing.js";\n');
