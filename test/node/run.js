// Runs tests under Node: those of modules that need no browser, or with `soak` the model of the basket store and the
// damaged answers, a hundred times as often as in a browser, or as `SOAK` says. A seed that was told is tried again
// with `SEED`.
import { runMocha } from "../support/run-mocha.js";
import { specs, otherSpecs } from "./specs.js";

if (process.argv.includes("soak")) {
  process.env.SOAK ??= "100";
  const files = ["test/basket/basket-store.model.test.ts", "test/api/wire.fuzz.test.ts"];
  await runMocha({ files, timeout: 0, reporter: "spec" });
} else await runMocha({ files: [...specs, ...otherSpecs], timeout: 15_000 });
