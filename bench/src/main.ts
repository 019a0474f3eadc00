// pnpm bench [workload…] [--rounds 5] [--assert]
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { cpus } from 'node:os'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { formatReport, isKept } from './report.ts'
import { bigOutputWorkload } from './workload/big-output.ts'
import { commandCost } from './workload/commands.ts'
import { engine } from './workload/engine.ts'
import { resultsFile } from './workload/results-file.ts'
import { roundTrips } from './workload/round-trips.ts'
import { w1 } from './workload/w1.ts'
import { w7 } from './workload/w7.ts'
import { w8 } from './workload/w8.ts'
import type { Workload } from './workload/workload.ts'

const workloads: Readonly<Record<string, Workload>> = {
  w1,
  w7,
  w8,
  engine,
  commands: commandCost,
  'round-trips': roundTrips,
  'big-output': bigOutputWorkload,
  'results-file': resultsFile,
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '5' },
    assert: { type: 'boolean', default: false },
  },
})

const root = fileURLToPath(new URL('../..', import.meta.url))
// Contenders run on what is published.
execFileSync(process.execPath, ['scripts/build.mjs'], { cwd: root, stdio: 'inherit' })

const hasAddon = existsSync(
  fileURLToPath(new URL('lib/protocol/crypto/build/Release/sshcrypto.node', ssh2Folder())),
)
console.log(`ssh2's native addon: ${hasAddon ? 'there' : 'not there'}\n`)

for (const name of positionals.length > 0 ? positionals : Object.keys(workloads)) {
  const workload = workloads[name]
  if (!workload)
    throw new Error(`No workload ${name}; there are: ${Object.keys(workloads).join(', ')}`)
  console.log(`${name}: ${workload.title}; medians of ${values.rounds}\n`)
  const report = await workload.run(Number(values.rounds))
  console.log(`${formatReport(report)}\n`)

  const machine = { node: process.version, cpu: cpus()[0]?.model, cores: cpus().length, hasAddon }
  mkdirSync(`${root}/bench/results`, { recursive: true })
  const file = `bench/results/${name}-${new Date().toISOString().replaceAll(/[:.]/g, '-')}.json`
  writeFileSync(`${root}/${file}`, JSON.stringify({ name, machine, ...report }, null, 2))
  console.log(`${file}\n`)

  const broken = report.verdicts.filter((verdict) => !isKept(verdict))
  if (broken.some(({ isSelfCheck }) => isSelfCheck)) {
    console.error('The floor is not a floor: this measurement says nothing.')
    process.exitCode = 1
  }
  if (values.assert && broken.length > 0) process.exitCode = 1
}

function ssh2Folder(): URL {
  const main = createRequire(import.meta.url).resolve('ssh2') // ssh2/lib/index.js
  return new URL('..', pathToFileURL(main))
}
