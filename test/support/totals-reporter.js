/**
 * Prints as the last line how many tests passed and failed. A file that could not run counts as a failure.
 *
 * @returns {import("@web/test-runner").Reporter}
 */
export function totalsReporter() {
  return {
    onTestRunFinished({ sessions, testCoverage }) {
      const totals = { passed: 0, failed: 0, skipped: 0 };
      for (const { testResults, errors } of sessions) {
        count(testResults, totals);
        if (errors.length > 0 || !testResults) totals.failed++;
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

function count(suite, totals) {
  for (const test of suite?.tests ?? []) {
    if (test.skipped) totals.skipped++;
    else if (test.passed) totals.passed++;
    else totals.failed++;
  }
  for (const child of suite?.suites ?? []) count(child, totals);
}
