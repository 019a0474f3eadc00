// Many more hosts than are at work at once: results go to a file, sessions are closed with their hosts.
// Does the job in the file that is named on the command line. With `interruptAt` it gives itself
// Ctrl-C when so many hosts have ended, and with `again` once more as soon as the first has been heard.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { initNornir, interruptSignal, readResults } from '@nornir-ts/core'
import { sendCommand, ssh } from '@nornir-ts/plugins-ssh'

const job = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const { devices, username, password, count, concurrency, interruptAt, again } = job

const login = { hostname: '127.0.0.1', username, password, platform: 'cisco_ios' }
const hosts = Array.from({ length: count }, (_, index) => {
  const { port } = devices[index % devices.length]
  return [`r${index + 1}`, { port, ...login }]
})
const folder = mkdtempSync(join(tmpdir(), 'nornir-ts-bench-'))
const resultsFile = join(folder, 'results.ndjson')
const nr = await initNornir({
  inventory: { hosts: Object.fromEntries(hosts) },
  connections: [ssh.with({ knownHostsFiles: [job.knownHostsFile] })],
})
const signal = interruptSignal()
const run = nr.run(sendCommand, 'show version', {
  resultsFile,
  concurrency,
  connectLimit: { atOnce: 50 },
  keepConnections: false,
  signal,
})

let ended = 0
let lastAt = performance.now()
let interruptedAt
const gaps = []
run.events$.subscribe((event) => {
  if (event.type !== 'host:end') return
  ended += 1
  const now = performance.now()
  gaps.push(now - lastAt)
  lastAt = now
  if (ended !== interruptAt) return
  interruptedAt = now
  process.kill(process.pid, 'SIGINT')
  if (again) signal.addEventListener('abort', () => process.kill(process.pid, 'SIGINT'))
})
const startedAt = performance.now()
await run
const endedAt = performance.now()
await nr.close()

const statuses = { ok: 0, failed: 0, timeout: 0, cancelled: 0, skipped: 0 }
for await (const { status } of readResults(resultsFile)) statuses[status] += 1
rmSync(folder, { recursive: true })
const figures = {
  runMs: endedAt - startedAt,
  peakMb: process.resourceUsage().maxRSS / 1024,
  longestWithoutHostMs: Math.max(...gaps),
  ...(interruptedAt !== undefined && { endAfterInterruptMs: endedAt - interruptedAt }),
  ...statuses,
}
const answer = Object.values(statuses).reduce((sum, hosts) => sum + hosts)
console.log(JSON.stringify({ answer, figures }))
