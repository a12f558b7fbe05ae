// Adds to dist the declarations that the compiler does not write there: those written by hand, and the way from
// dist/testing.js to what is declared in dist/testing/.
import { cpSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const path = (relative) => fileURLToPath(new URL(`../../${relative}`, import.meta.url));

cpSync(path("src/types"), path("dist/types"), { recursive: true });
writeFileSync(path("dist/testing.d.ts"), 'export * from "./testing/testing.js";\n');
