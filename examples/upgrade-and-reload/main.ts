// Starts three routers with another image: the first alone, the others when it is back. The image is on all
// of them but one; that one comes back with what it had, which the version tells.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { initNornir, interruptSignal, printSummary } from '@nornir-ts/core'
import { startLab } from '@nornir-ts/lab'
import { ssh } from '@nornir-ts/plugins-ssh'
import { upgrade } from './tasks.ts'

const files = { 'vios-adventerprisek9-m.SPA.159-3.M6.bin': 'an image' }
const lab = await startLab({
  devices: ['r1', 'r2', 'r3'].map((name) => {
    const own = name === 'r3' ? {} : files
    return { name, startPrivileged: true, bootMs: 500, files: own }
  }),
})
const folder = await mkdtemp(join(tmpdir(), 'upgrade-and-reload-'))
const hosts = Object.fromEntries(
  lab.devices.map(({ name, address: hostname, port }) => [name, { hostname, port }]),
)
const nr = await initNornir({
  inventory: {
    hosts,
    defaults: { username: 'admin', password: 'admin', platform: 'cisco_ios' },
  },
  connections: [ssh.with({ knownHostsFiles: [join(folder, 'known_hosts')] })],
})

// A real router takes minutes: there, leave out how often it is looked for, and for how long.
const image = 'flash:vios-adventerprisek9-m.SPA.159-3.M6.bin'
const result = await nr.run(
  upgrade,
  { image, pollMs: 100, stableForMs: 200 },
  { waves: [1, '100%'], signal: interruptSignal() },
)

printSummary(result, { columns: { version: ({ value }) => value ?? '' } })

await nr.close()
await lab.close()
await rm(folder, { recursive: true })
process.exitCode = result.failed ? 1 : 0
