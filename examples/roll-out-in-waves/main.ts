// Rolls a change out carefully: to one router first, then to three, then to all others; never to both
// routers of a pair in one wave, and no further once it has failed on one. Here it fails in the second
// wave, on fra-1a. In the same wave ams-2a turns us away, for all its terminal lines are in use, and is
// tried again.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { initNornir, interruptSignal, printSummary } from '@nornir-ts/core'
import { startLab } from '@nornir-ts/lab'
import { ssh } from '@nornir-ts/plugins-ssh'
import { setLogServer } from './tasks.ts'

const names = ['ams-1a', 'ams-1b', 'ams-2a', 'ams-2b', 'fra-1a', 'fra-1b', 'fra-2a', 'fra-2b']
const folder = await mkdtemp(join(tmpdir(), 'roll-out-in-waves-'))
const lab = await startLab({
  devices: names.map((name) => ({ name, startPrivileged: true })),
})
lab.device('ams-2a').setFaults({ maxSessions: 0 })
lab.device('fra-1a').setFaults({ dropOnCommand: /^logging host/ })

const hosts = Object.fromEntries(
  lab.devices.map(({ name, address, port }) => [
    name,
    { hostname: address, port, groups: [name.slice(0, 3)], data: { pair: name.slice(0, -1) } },
  ]),
)
await using nr = await initNornir({
  inventory: {
    hosts,
    groups: { ams: {}, fra: {} },
    defaults: { username: 'admin', password: 'admin', platform: 'cisco_ios' },
  },
  connections: [ssh.with({ knownHostsFiles: [join(folder, 'known_hosts')] })],
})

const careful = nr.with({
  waves: [1, 3, '100%'],
  separate: (host) => host.get('pair') as string,
  maxFailures: 0, // without it the wave in which a router fails would still be finished
  limits: [{ group: 'ams', max: 2 }], // at once, behind this site's thin line
  retry: { attempts: 3, delayMs: 100 },
  timeoutMs: 30_000,
})

const run = careful.run(setLogServer, { server: '192.0.2.9' }, { signal: interruptSignal() })
run.events$.subscribe((event) => {
  if (event.type === 'host:start') console.log(`${event.host} …`)
  if (event.type === 'retry') {
    console.log(`${event.host} is tried again: ${event.error.message}`)
    lab.device(event.host).setFaults({}) // someone has logged out
  }
})

const result = await run
console.log()
printSummary(result, { columns: { 'log server': ({ value }) => value ?? '' } })
console.log(`\nStill to do: ${[...result.failedHosts.keys()].join(' ')}`)

await lab.close()
await rm(folder, { recursive: true })
