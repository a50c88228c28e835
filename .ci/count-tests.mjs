// node .ci/count-tests.mjs FILE.json: "passed failed skipped" out of vitest's JSON report.
import { readFileSync } from 'node:fs'

const report = JSON.parse(readFileSync(process.argv[2], 'utf8'))
// A file that did not load has no tests to count, and still failed.
const unloaded = report.testResults.filter(
  ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
)
const skipped = report.numPendingTests + report.numTodoTests
console.log(report.numPassedTests, report.numFailedTests + unloaded.length, skipped)
