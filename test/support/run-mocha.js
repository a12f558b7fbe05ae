import Mocha from "mocha";

/**
 * Runs tests under Node, says as the last line how many passed and failed, and ends the process.
 *
 * @param {object} options
 * @param {readonly string[]} options.files
 * @param {number} options.timeout - Milliseconds for a test; 0 for no limit.
 * @param {string} [options.reporter]
 */
export async function runMocha({ files, timeout, reporter = "dot" }) {
  const mocha = new Mocha({ reporter, timeout });
  mocha.files = [...files];
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
}
