import { existsSync, readFileSync } from 'node:fs'

/**
 * Counts the tests in a report of vitest's JSON reporter. A file that could not even be loaded
 * holds no tests; it counts as one failure. No report (vitest never got that far): all zero.
 *
 * @returns `passed` and `failed` as numbers, `skipped` as the full titles.
 */
export function readVitestReport(path) {
  const counts = { passed: 0, failed: 0, skipped: [] }
  if (!existsSync(path)) return counts
  for (const file of JSON.parse(readFileSync(path, 'utf8')).testResults) {
    const failedBefore = counts.failed
    for (const { status, fullName } of file.assertionResults) {
      if (status === 'passed') counts.passed += 1
      else if (status === 'failed') counts.failed += 1
      else counts.skipped.push(`${fullName} [${status}]`)
    }
    if (file.status === 'failed' && counts.failed === failedBefore) counts.failed += 1
  }
  return counts
}
