// Commands that ask back, commands that are typed ahead, a command that ends the session, and a log of
// all that the devices said.

import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { initNornir, printSummary } from '@nornir-ts/core'
import { startLab } from '@nornir-ts/lab'
import { sendConfig, ssh } from '@nornir-ts/plugins-ssh'
import { clearCounters, collect, reloadUnlessModified } from './tasks.ts'

const folder = await mkdtemp(join(tmpdir(), 'questions-and-answers-'))
const lab = await startLab({
  devices: ['sw1', 'sw2'].map((name) => ({ name, enableSecret: 'enable' })),
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
    ssh.with({
      enableSecret: 'enable',
      knownHostsFiles: [join(folder, 'known_hosts')],
      sessionLog: join(folder, '{host}.log'),
    }),
  ],
})

printSummary(await nr.run(clearCounters))

const commands = ['show clock', 'show version', 'show ip interface brief', 'show running-config']
for (const [host, { value }] of await nr.run(collect, commands)) {
  console.log(host, value?.join(', '))
}

// One of them has a change that was not saved: it asks another question, and is left alone.
await nr.filter({ name: 'sw2' }).run(sendConfig, ['interface Loopback0', ' description mine'])
printSummary(await nr.run(reloadUnlessModified), {
  columns: { state: ({ value }) => String(value ?? '') },
})

await nr.close()
await lab.close()
console.log('What sw1 said at the end:')
console.log((await readFile(join(folder, 'sw1.log'), 'utf8')).split('\n').slice(-3).join('\n'))
await rm(folder, { recursive: true })
