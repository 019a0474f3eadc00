// Keeps the configurations of all devices in files, and shows what changed since the last time. A device
// that cannot be read keeps the backup that it has.

import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { initNornir, printSummary } from '@nornir-ts/core'
import { startLab } from '@nornir-ts/lab'
import { backupConfig, sendConfig, ssh } from '@nornir-ts/plugins-ssh'
import { backUp, findUnsaved } from './tasks.ts'

const scratch = await mkdtemp(join(tmpdir(), 'back-up-configurations-'))
const folder = join(scratch, 'backups')
const lab = await startLab({
  devices: ['sw1', 'sw2', 'sw3'].map((name) => ({ name, enableSecret: 'enable' })),
})
const hosts = Object.fromEntries(
  lab.devices.map(({ name, address, port }) => [name, { hostname: address, port }]),
)
const nr = await initNornir({
  inventory: {
    hosts,
    defaults: { username: 'admin', password: 'admin', platform: 'cisco_ios' },
  },
  connections: [
    ssh.with({ enableSecret: 'enable', knownHostsFiles: [join(scratch, 'known_hosts')] }),
  ],
})
const state = { columns: { state: ({ value }: { value?: unknown }) => String(value ?? '') } }

printSummary(await nr.run(backUp, folder), state)

// The next night: somebody changed sw2, and the link to sw3 breaks in the middle of its configuration.
await nr.filter({ name: 'sw2' }).run(sendConfig, ['interface Loopback0', ' description mine'])
lab.device('sw3').setFaults({ dropOnCommand: 'show running-config' })
const results = await nr.run(backupConfig, { folder, keep: 5 })
for (const [host, { value, error }] of results) {
  if (error !== undefined) console.log(`${host} keeps its last backup: ${error.message}`)
  else console.log(value.changed ? `${host} changed:\n${value.diff}` : `${host} is as before`)
}
console.log('files:', (await readdir(folder)).toSorted().join(', '))

// Only the hosts that did not fail are left in.
printSummary(await nr.run(findUnsaved), state)

await nr.close()
await lab.close()
await rm(scratch, { recursive: true })
