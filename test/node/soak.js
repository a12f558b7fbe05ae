// Tries the model of the basket store and the damaged answers a hundred times as often as usual, or as `SOAK` says:
// `npm run test:soak`. A seed that was told is tried again with `SEED`.
import Mocha from "mocha";

process.env.SOAK ??= "100";
const mocha = new Mocha({ timeout: 0, reporter: "spec" });
for (const name of ["basket/basket-store.model", "api/wire.fuzz"]) mocha.addFile(`test/${name}.test.ts`);
await mocha.loadFilesAsync();
// Nobody closes the channel that the tests wait by.
mocha.run((failures) => process.exit(failures > 0 ? 1 : 0));
