// Runs tests under Node: those of modules that need no browser, or with `soak` the model of the basket store and the
// damaged answers, a hundred times as often as in a browser, or as `SOAK` says. A seed that was told is tried again
// with `SEED`.
import Mocha from "mocha";
import { specs } from "./specs.js";

const isSoak = process.argv.includes("soak");
if (isSoak) process.env.SOAK ??= "100";
const mocha = new Mocha({ reporter: isSoak ? "spec" : "dot", timeout: isSoak ? 0 : 15_000 });
mocha.files = isSoak ? ["test/basket/basket-store.model.test.ts", "test/api/wire.fuzz.test.ts"] : [...specs];
await mocha.loadFilesAsync();
let passed = 0;
mocha
  .run((failed) => {
    console.log(`${passed} passed, ${failed} failed`);
    // Nobody closes the channel that the tests wait by.
    process.exit(failed > 0 ? 1 : 0);
  })
  .on("pass", () => {
    passed++;
  });
