// pnpm bench [workload…] [--rounds 5] [--assert] [--round-trip-ms 0 --think-ms 0]
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { cpus } from 'node:os'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { formatReport, formatVerdict, stateOf } from './report.ts'
import type { Situation } from './sessions/situation.ts'
import { bigOutputWorkload } from './workload/big-output.ts'
import { commandCost } from './workload/commands.ts'
import { engine } from './workload/engine.ts'
import { largeFile } from './workload/large-file.ts'
import { netboxWorkload } from './workload/netbox.ts'
import { resultsFile } from './workload/results-file.ts'
import { roundTrips } from './workload/round-trips.ts'
import { scale } from './workload/scale.ts'
import { threads } from './workload/threads.ts'
import { w1 } from './workload/w1.ts'
import { w2 } from './workload/w2.ts'
import { w3 } from './workload/w3.ts'
import { w4 } from './workload/w4.ts'
import { w5 } from './workload/w5.ts'
import { w6 } from './workload/w6.ts'
import { w7 } from './workload/w7.ts'
import { w8 } from './workload/w8.ts'
import type { Verdict, Workload } from './workload/workload.ts'

const workloads: Readonly<Record<string, Workload>> = {
  w1,
  w2,
  w3,
  w4,
  w5,
  w6,
  w7,
  w8,
  engine,
  commands: commandCost,
  'round-trips': roundTrips,
  'big-output': bigOutputWorkload,
  'results-file': resultsFile,
  threads,
  scale,
  netbox: netboxWorkload,
  'large-file': largeFile,
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '5' },
    assert: { type: 'boolean', default: false },
    'round-trip-ms': { type: 'string' },
    'think-ms': { type: 'string' },
  },
})
const { 'round-trip-ms': roundTripMs, 'think-ms': thinkMs } = values
const situation: Situation | undefined =
  roundTripMs === undefined && thinkMs === undefined
    ? undefined
    : { roundTripMs: Number(roundTripMs ?? 0), thinkMs: Number(thinkMs ?? 0) }
const unasked = Object.entries(workloads).filter(([, { isOnRequest }]) => isOnRequest !== true)
const names = positionals.length > 0 ? positionals : unasked.map(([name]) => name)
for (const name of names) {
  if (!workloads[name])
    throw new Error(`No workload ${name}; there are: ${Object.keys(workloads).join(', ')}`)
}

const root = fileURLToPath(new URL('../..', import.meta.url))
// Contenders run on what is published.
execFileSync(process.execPath, ['scripts/build.mjs'], { cwd: root, stdio: 'inherit' })

const hasAddon = existsSync(
  fileURLToPath(new URL('lib/protocol/crypto/build/Release/sshcrypto.node', ssh2Folder())),
)
console.log(`the installed ssh2's native addon: ${hasAddon ? 'there' : 'not there'}\n`)
const machine = { node: process.version, cpu: cpus()[0]?.model, cores: cpus().length, hasAddon }
const startedAt = new Date().toISOString().replaceAll(/[:.]/g, '-')
const verdicts: Record<string, readonly Verdict[]> = {}
const failed: string[] = []

for (const name of names) {
  const workload = workloads[name] as Workload
  console.log(`${name}: ${workload.title}; medians of ${values.rounds}\n`)
  try {
    const report = await workload.run({ rounds: Number(values.rounds), situation })
    console.log(`${formatReport(report)}\n`)
    writeResult(name, report)
    verdicts[name] = report.verdicts
  } catch (error) {
    console.error(`${name} failed: there is no speed where work is not done`, error)
    failed.push(name)
    process.exitCode = 1
  }
}

if (names.length > 1) {
  console.log('all promises\n')
  for (const [name, ofWorkload] of Object.entries(verdicts)) {
    for (const verdict of ofWorkload) console.log(`${name.padEnd(13)}${formatVerdict(verdict)}`)
  }
  for (const name of failed) console.log(`${name.padEnd(13)}FAILED`)
  console.log()
  writeResult('all', { verdicts, failed })
}

const broken = Object.values(verdicts)
  .flat()
  .filter((verdict) => stateOf(verdict) === 'BROKEN')
if (broken.some(({ isSelfCheck }) => isSelfCheck)) {
  console.error('The floor is not a floor: this measurement says nothing.')
  process.exitCode = 1
}
if (values.assert && broken.length > 0) process.exitCode = 1

function writeResult(name: string, result: object): void {
  mkdirSync(`${root}/bench/results`, { recursive: true })
  const file = `bench/results/${name}-${startedAt}.json`
  const json = JSON.stringify({ name, rounds: Number(values.rounds), machine, ...result }, null, 2)
  writeFileSync(`${root}/${file}`, json)
  console.log(`${file}\n`)
}

function ssh2Folder(): URL {
  const main = createRequire(import.meta.url).resolve('ssh2') // ssh2/lib/index.js
  return new URL('..', pathToFileURL(main))
}
