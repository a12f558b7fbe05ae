/**
 * Prints which tests failed or were skipped and why, how many passed and failed in each engine, and their sum as the
 * last line: the end of a log is what is kept of it. A file that could not run counts as a failure.
 *
 * @returns {import("@web/test-runner").Reporter}
 */
export function totalsReporter() {
  return {
    onTestRunFinished({ sessions, testCoverage }) {
      const engines = new Map();
      for (const { browser, testFile, testResults, errors } of sessions) {
        const totals = engines.get(browser) ?? { passed: 0, failed: 0, skipped: 0 };
        engines.set(browser, totals);
        const path = [browser.name, testFile.replace(/^.*\/test\//, "test/")];
        count(testResults, totals, path);
        if (errors.length > 0 || !testResults) {
          totals.failed++;
          for (const { message } of errors) console.log(`FAILED: ${path.join(" > ")}: ${message}`);
        }
      }
      if (testCoverage) {
        const { lines, branches } = testCoverage.summary;
        console.log(`Coverage of src: ${lines.pct} % of lines, ${branches.pct} % of branches`);
      }
      const all = { passed: 0, failed: 0, skipped: 0 };
      for (const [{ name, version = "did not start" }, totals] of engines) {
        console.log(`${name} ${version}: ${sentence(totals)}`);
        for (const key of Object.keys(all)) all[key] += totals[key];
      }
      console.log(sentence(all));
    },
  };
}

function sentence({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

function count(suite, totals, path) {
  for (const { name, skipped, passed, error } of suite?.tests ?? []) {
    const title = [...path, name].join(" > ");
    if (skipped) {
      totals.skipped++;
      console.log(`SKIPPED: ${title}`);
    } else if (passed) totals.passed++;
    else {
      totals.failed++;
      console.log(`FAILED: ${title}: ${error?.message}`);
    }
  }
  for (const child of suite?.suites ?? []) count(child, totals, [...path, child.name]);
}
