// Brings an image to four routers and starts them with it: the first alone, the others when it is back. On one the
// flash is full, on one the image arrives broken: both keep what they run.

import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { initNornir, interruptSignal, printSummary } from '@nornir-ts/core'
import { type DeviceOptions, startLab } from '@nornir-ts/lab'
import { ssh } from '@nornir-ts/plugins-ssh'
import { upgrade } from './tasks.ts'

const router = { startPrivileged: true, bootMs: 500 }
const devices: readonly DeviceOptions[] = [
  { name: 'r1', ...router },
  { name: 'r2', ...router },
  { name: 'r3', ...router, flashBytes: 1_000_000 },
  { name: 'r4', ...router, faults: { corruptFiles: true } },
]
const lab = await startLab({ devices })
const folder = await mkdtemp(join(tmpdir(), 'upgrade-and-reload-'))
const image = join(folder, 'vios-adventerprisek9-m.SPA.159-3.M6.bin')
await writeFile(image, randomBytes(300_000))
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
const result = await nr.run(
  upgrade,
  { image, version: '15.9(3)M6', pollMs: 100, stableForMs: 200 },
  { waves: [1, '100%'], signal: interruptSignal() },
)

printSummary(result, { columns: { version: ({ value }) => value ?? '' } })

await nr.close()
await lab.close()
await rm(folder, { recursive: true })
process.exitCode = result.failed ? 1 : 0
