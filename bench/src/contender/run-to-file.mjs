// Ours, as a user writes it, on the built packages: a task that returns a text of so many bytes, on many
// hosts, in a fresh process. Arguments: how many hosts, how many bytes, and `file` or `memory` for
// where the results go.
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { initNornir, readResults } from '@nornir-ts/core'

const [count, bytes] = process.argv.slice(2, 4).map(Number)
const folder = mkdtempSync(join(tmpdir(), 'nornir-ts-bench-'))
const resultsFile = process.argv[4] === 'file' ? join(folder, 'results.ndjson') : undefined
const hosts = Object.fromEntries(Array.from({ length: count }, (_, index) => [`h${index}`, {}]))
const nr = await initNornir({ inventory: { hosts } })

const cpu = process.cpuUsage()
const startedAt = performance.now()
const task = async ({ host }) => Buffer.alloc(bytes, host.name).toString('latin1')
const result = await nr.run(task, undefined, { resultsFile })
const runMs = performance.now() - startedAt
const { user, system } = process.cpuUsage(cpu)
const peakMb = process.resourceUsage().maxRSS / 1024

const readAt = performance.now()
let answer = 0
for await (const { value } of resultsFile ? readResults(resultsFile) : result.values())
  if (value.length === bytes) answer += 1
const figures = {
  runMs,
  cpuPerHostUs: (user + system) / count,
  peakMb,
  readMs: performance.now() - readAt,
  fileMb: resultsFile ? statSync(resultsFile).size / 2 ** 20 : 0,
}
rmSync(folder, { recursive: true })
console.log(JSON.stringify({ answer, figures }))
