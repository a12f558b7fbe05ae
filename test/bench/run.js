// Measures the element beside a hand-written page, and beside what a partner would otherwise embed. Needs `npm run build`.
//
//   npm run bench -- --rounds 15 --only vanilla,partner-checkout --settings slow-4g-5,cpu4-1000
//   npm run bench -- --quick   says within a minute whether all of it works, and nothing of times
import { register } from "node:module";

register("../node/hooks.js", import.meta.url);

const { bench } = await import("./bench.ts");
await bench(process.argv.slice(2));
