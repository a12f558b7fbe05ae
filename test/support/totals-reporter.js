/**
 * Prints which tests failed and why, and as the last line how many passed and failed: the end of a log is what is
 * kept of it. A file that could not run counts as a failure.
 *
 * @returns {import("@web/test-runner").Reporter}
 */
export function totalsReporter() {
  return {
    onTestRunFinished({ sessions, testCoverage }) {
      const totals = { passed: 0, failed: 0, skipped: 0 };
      for (const { testFile, testResults, errors } of sessions) {
        count(testResults, totals, [testFile.replace(/^.*\/test\//, "test/")]);
        if (errors.length > 0 || !testResults) {
          totals.failed++;
          for (const { message } of errors) console.log(`FAILED: ${testFile}: ${message}`);
        }
      }
      if (testCoverage) {
        const { lines, branches } = testCoverage.summary;
        console.log(`Coverage of src: ${lines.pct} % of lines, ${branches.pct} % of branches`);
      }
      const skipped = totals.skipped > 0 ? `, ${totals.skipped} skipped` : "";
      console.log(`${totals.passed} passed, ${totals.failed} failed${skipped}`);
    },
  };
}

function count(suite, totals, path) {
  for (const { name, skipped, passed, error } of suite?.tests ?? []) {
    if (skipped) totals.skipped++;
    else if (passed) totals.passed++;
    else {
      totals.failed++;
      console.log(`FAILED: ${[...path, name].join(" > ")}: ${error?.message}`);
    }
  }
  for (const child of suite?.suites ?? []) count(child, totals, [...path, child.name]);
}
