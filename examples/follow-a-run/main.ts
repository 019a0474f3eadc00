// Follows one run in every way there is: by its events, by its results as they finish, by a processor
// from within. Press Ctrl-C to end it early: whatever has been read by then is still shown.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { initNornir, interruptSignal, printSummary } from '@nornir-ts/core'
import { startLab } from '@nornir-ts/lab'
import { ssh } from '@nornir-ts/plugins-ssh'
import { Stopwatch } from './stopwatch.ts'
import { countInterfaces } from './tasks.ts'

const names = ['ams-1', 'ams-2', 'ams-3', 'fra-1', 'fra-2', 'fra-3']
const folder = await mkdtemp(join(tmpdir(), 'follow-a-run-'))
const lab = await startLab({
  devices: names.map((name) => ({ name, faults: { thinkTimeMs: 100 } })),
})
const hosts = Object.fromEntries(
  lab.devices.map(({ name, address, port }) => [name, { hostname: address, port }]),
)

const stopwatch = new Stopwatch()
const nr = await initNornir({
  inventory: {
    hosts,
    defaults: { username: 'admin', password: 'admin', platform: 'cisco_ios' },
  },
  connections: [ssh.with({ knownHostsFiles: [join(folder, 'known_hosts')] })],
  processors: [stopwatch],
})

const run = nr.run(countInterfaces, undefined, { concurrency: 2, signal: interruptSignal() })

// Events: everything that happens, as it happens.
run.events$.subscribe((event) => {
  if (event.type === 'run:start') console.log(`${event.hosts.length} devices`)
  if (event.type === 'progress')
    console.log(`${event.host}: ${event.fraction * 100} %, ${event.message}`)
})

// Results: each device's as soon as it has one. Leaving the loop would not end the run.
for await (const { host, status, value } of run) {
  console.log(`${host}: ${status}${status === 'ok' ? `, ${value} interfaces are up` : ''}`)
}

// All results, in the order of the inventory. The run is over, so this waits for nothing.
console.log()
printSummary(await run, { columns: { up: ({ value }) => String(value) } })
for (const [task, totalMs] of stopwatch.totalsMs)
  console.log(`all ${task} together: ${Math.round(totalMs)} ms`)

await nr.close()
await lab.close()
await rm(folder, { recursive: true })
