// Writes dist/integrity.json: for every script in dist, what a page's `integrity` attribute must say of it
// (Subresource Integrity, https://www.w3.org/TR/SRI/).
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

const NAME = "integrity.json";
const dist = fileURLToPath(new URL("../../dist", import.meta.url));

const files = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map(({ parentPath, name }) => relative(dist, join(parentPath, name)).split(sep).join("/"))
  .filter((name) => name.endsWith(".js"))
  .toSorted();
const integrity = files.map((name) => {
  const hash = createHash("sha384").update(readFileSync(join(dist, name)));
  return [name, `sha384-${hash.digest("base64")}`];
});
writeFileSync(join(dist, NAME), `${JSON.stringify(Object.fromEntries(integrity), null, 2)}\n`);
