// Tests the built scripts on pages as partners have them, in a browser, with headers of the pages' own. Needs
// `npm run build`.
import { register } from "node:module";
import Mocha from "mocha";

register("../node/hooks.js", import.meta.url);

const mocha = new Mocha({ reporter: "spec", timeout: 60_000 });
for (const name of ["policies", "twice", "integrity", "styles"]) mocha.addFile(`test/pages/${name}.pages.ts`);
await mocha.loadFilesAsync();
let passed = 0;
mocha
  .run((failed) => {
    console.log(`${passed} passed, ${failed} failed`);
    process.exit(failed > 0 ? 1 : 0);
  })
  .on("pass", () => {
    passed++;
  });
