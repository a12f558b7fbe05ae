// Runs the tests in the engines that are named, or in all: `npm run test:browsers -- firefox webkit`. What else is said,
// such as `--files`, goes to the test runner.
import { startTestRunner } from "@web/test-runner";
import { engines } from "./engines.js";

const args = process.argv.slice(2);
const named = args.filter((arg) => Object.hasOwn(engines, arg));
const others = args.filter((arg) => !Object.hasOwn(engines, arg));
if (others.length > 0 && !others[0].startsWith("-")) {
  console.error(`There is no engine "${others[0]}", but ${Object.keys(engines).join(", ")}.`);
  process.exit(1);
}
process.env.BROWSERS = (named.length > 0 ? named : Object.keys(engines)).join();
await startTestRunner({ argv: others });
