import { existsSync, readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { root } from './run.mjs'

/**
 * Counts the tests in a report of vitest's JSON reporter. A file that could not even be loaded
 * holds no tests; it counts as one failure. No report (vitest never got that far): none.
 *
 * @returns `passed` as a number, `failed` and `skipped` as titles with their files.
 */
export function readVitestReport(path) {
  const found = { passed: 0, failed: [], skipped: [] }
  if (!existsSync(path)) return found
  for (const { name, status, assertionResults } of JSON.parse(readFileSync(path, 'utf8'))
    .testResults) {
    const file = relative(root, name)
    const failedBefore = found.failed.length
    for (const { status: state, fullName, failureMessages = [] } of assertionResults) {
      const title = `${file} > ${fullName}`
      if (state === 'passed') found.passed += 1
      else if (state === 'failed') found.failed.push(`${title}\n    ${firstLine(failureMessages)}`)
      else found.skipped.push(`${title} [${state}]`)
    }
    if (status === 'failed' && found.failed.length === failedBefore) found.failed.push(file)
  }
  return found
}

function firstLine([message = '']) {
  return message.split('\n', 1)[0].slice(0, 300)
}
