// Reads from more devices than fit into memory with all that they say: each one's result is a line of a
// file as soon as it is there. Afterwards the file is read line by line, as often as there are questions.
// Here there are 60; HOSTS=10000 are as many as the name says, and take some minutes and no more memory.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  initNornir,
  interruptSignal,
  liveProgress,
  printSummary,
  readResults,
} from '@nornir-ts/core'
import { startLab } from '@nornir-ts/lab'
import { ssh } from '@nornir-ts/plugins-ssh'
import { readDevice, versionIn } from './tasks.ts'

const count = Number(process.env['HOSTS'] ?? 60)
const folder = await mkdtemp(join(tmpdir(), 'ten-thousand-hosts-'))

// Four simulated devices answer for all; the fourth one turns everybody away.
const lab = await startLab({ devices: ['a', 'b', 'c', 'd'].map((name) => ({ name })) })
lab.device('d').setFaults({ maxSessions: 0 })
const busy = lab.devices.length - 1
const hosts = Object.fromEntries(
  Array.from({ length: count }, (_, index) => {
    const device = lab.devices[index === 6 ? busy : index % busy]
    return [`r${index + 1}`, { hostname: device?.address, port: device?.port }]
  }),
)

const nr = await initNornir({
  inventory: { hosts, defaults: { username: 'admin', password: 'admin', platform: 'cisco_ios' } },
  connections: [ssh.with({ knownHostsFiles: [join(folder, 'known_hosts')] })],
})

// Nothing of this stays in memory but counts, and the error of each device that failed; nor do sessions
// stay open on devices that are not asked again.
const resultsFile = join(folder, 'results.ndjson')
const run = nr.run(readDevice, undefined, {
  resultsFile,
  concurrency: 500,
  connectLimit: { atOnce: 50 }, // more log-ins at once would wait for one another, and time out
  keepConnections: false,
  timeoutMs: 60_000,
  signal: interruptSignal(),
})
const result = await liveProgress(run, { stream: process.stdout })
printSummary(result)

// The disk may have been full: what the file did not take is still here.
for (const host of result.unwritten.keys()) console.log(`not in the file: ${host}`)

// Now, or tomorrow, or with `jq -r 'select(.status == "ok") | .host' results.ndjson`.
const byVersion = new Map<string, number>()
for await (const { status, value } of readResults(resultsFile)) {
  if (status !== 'ok') continue
  const version = versionIn((value as { version: string }).version)
  byVersion.set(version, (byVersion.get(version) ?? 0) + 1)
}
for (const [version, devices] of byVersion) console.log(`version ${version}: ${devices} devices`)

await nr.close()
await lab.close()
await rm(folder, { recursive: true })
