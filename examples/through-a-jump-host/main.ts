// Devices that can only be reached through two jump hosts, each of which is logged in to once, however
// many devices are behind it. The device's password is shown to none of them.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { initNornir, printSummary } from '@nornir-ts/core'
import { startLab } from '@nornir-ts/lab'
import { sendCommand, ssh } from '@nornir-ts/plugins-ssh'

const folder = await mkdtemp(join(tmpdir(), 'through-a-jump-host-'))
const names = Array.from({ length: 20 }, (_one, index) => `leaf-${index + 1}`)
const lab = await startLab({
  devices: names.map((name) => ({ name })),
  jumpHosts: ['bastion', 'inner'].map((name) => ({ name, username: 'netops', password: 'jump' })),
})

const nr = await initNornir({
  inventory: {
    hosts: Object.fromEntries(
      lab.devices.map(({ name, address, port }) => [name, { hostname: address, port }]),
    ),
    defaults: { username: 'admin', password: 'admin', platform: 'cisco_ios' },
  },
  connections: [
    ssh.with({
      knownHostsFiles: [join(folder, 'known_hosts')],
      // In an inventory: jumpHosts under connection_options.ssh.extras, the password as { $env: … }.
      jumpHosts: lab.jumpHosts.map(({ address: hostname, port }) => ({
        hostname,
        port,
        username: 'netops',
        password: 'jump',
      })),
    }),
  ],
})

const result = await nr.run(sendCommand, 'show clock')
printSummary(result)
for (const { name, connections, forwarded } of lab.jumpHosts) {
  console.log(`${name}: ${connections} connection, ${forwarded} on to others`)
}

await nr.close()
await lab.close()
await rm(folder, { recursive: true })
