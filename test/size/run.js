// Holds the scripts to the bytes that are written in `bytes.json`, of each file and of each module in it, and names the
// module that grew. Needs `npm run build`. `npm run size -- --update` writes down what there is: growth is a decision, to be
// seen in a commit.
import { readFile, writeFile } from "node:fs/promises";

import { differences, weigh } from "./weigh.js";

const FILES = [
  "partner-checkout.js",
  "partner-checkout.iife.js",
  "partner-checkout.start.js",
  "partner-checkout.diagnostics.js",
  "analytics.js",
];
const pinned = new URL("bytes.json", import.meta.url);

const now = {
  // Another Brotli may pack in another way; what is packed is the same.
  brotli: process.versions.brotli,
  files: Object.fromEntries(await Promise.all(FILES.map(async (file) => [file, await weigh(file)]))),
};
for (const [file, { brotli, bytes }] of Object.entries(now.files)) {
  console.log(`${file}: ${brotli} bytes with Brotli 11, ${bytes} as it is`);
}
if (process.argv.includes("--update")) {
  await writeFile(pinned, `${JSON.stringify(now, undefined, 2)}\n`);
} else {
  const found = differences(JSON.parse(await readFile(pinned, "utf8")), now);
  for (const difference of found) console.error(difference);
  if (found.length > 0) {
    console.error("If that is meant: npm run size -- --update");
    process.exitCode = 1;
  }
}
