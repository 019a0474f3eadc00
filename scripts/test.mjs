// `npm test`: from a fresh clone to one verdict. Runs every step, also after one has failed.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { installDependencies, requireNode } from './install-dependencies.mjs'
import { installServers } from './install-servers.mjs'
import { readVitestReport } from './read-vitest-report.mjs'
import { run } from './run.mjs'

requireNode()
const scratch = mkdtempSync(join(tmpdir(), 'nornir-ts-test-'))
const report = join(scratch, 'vitest.json')

const steps = [
  { name: 'install', run: () => installDependencies({ tools: true }), needed: true },
  { name: 'servers', run: installServers },
  { name: 'build', run: () => run(['node', 'scripts/build.mjs']) },
  { name: 'lint', run: () => run(['biome', 'ci', '--error-on-warnings', '.']) },
  { name: 'types', run: () => run(['tsc', '-p', 'tsconfig.check.json']) },
  { name: 'tests', run: runVitest },
  { name: 'unused code', run: () => run(['knip']) },
  { name: 'api docs', run: () => run(['typedoc', '--out', join(scratch, 'api')]) },
  { name: 'packages', run: () => run(['node', 'scripts/check-packages.mjs']) },
]

function runVitest() {
  const json = ['--reporter=json', `--outputFile.json=${report}`]
  return run(['vitest', 'run', '--reporter=default', ...json])
}

const outcomes = []
for (const step of steps) {
  console.log(`\n━━ ${step.name}`)
  const startedAt = performance.now()
  const code = step.run() ?? 0
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  outcomes.push({ name: step.name, ok: code === 0, seconds })
  console.log(`━━ ${step.name}: ${code === 0 ? 'ok' : `FAILED (exit code ${code})`}, ${seconds} s`)
  if (step.needed && code !== 0) break
}

const tests = readVitestReport(report)
rmSync(scratch, { recursive: true, force: true })

let failed = tests.failed.length
for (const { name, ok } of outcomes) {
  // A red vitest with a red test in its report is one failure, not two.
  if (!ok && !(name === 'tests' && tests.failed.length > 0)) failed += 1
}
if (process.env['CI'] === 'true' && tests.skipped.length > 0) {
  console.error(`\nNothing may be skipped in CI, but these were:\n  ${tests.skipped.join('\n  ')}`)
  failed += tests.skipped.length
}

console.log()
for (const { name, ok, seconds } of outcomes) {
  console.log(`${ok ? 'ok    ' : 'FAILED'}  ${name.padEnd(12)} ${seconds.padStart(7)} s`)
}
// Here again, where whoever looks at the end of a long log finds them.
if (tests.failed.length > 0) console.log(`\nFailed:\n  ${tests.failed.join('\n  ')}`)
console.log(`\n${tests.passed} passed, ${failed} failed, ${tests.skipped.length} skipped`)
process.exitCode = failed === 0 ? 0 : 1
