import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  defineTask,
  ExecutionError,
  F,
  initNornir,
  type Nornir,
  type Processor,
  printResult,
  result,
} from '@nornir-ts/core'
import { startLab } from '@nornir-ts/lab'
import { saveConfig, sendCommand, sendConfig, ssh } from '@nornir-ts/plugins-ssh'

const lab = await startLab({
  devices: [
    { name: 'r1.ams', startPrivileged: true },
    { name: 'r2.ams', startPrivileged: true },
    { name: 'r1.fra', startPrivileged: true, faults: { hangOnCommand: 'show logging' } },
    { name: 'r2.fra', startPrivileged: true, faults: { dropOnCommand: 'show clock' } },
  ],
})
const folder = await mkdtemp(join(tmpdir(), 'coming-from-nornir-'))

const nr = await initNornir({
  configFile: 'nornir.yaml',
  transform: (host) => {
    const { address, port } = lab.device(host.name)
    host.hostname = address
    host.port = port
  },
  connections: [ssh.with({ knownHostsFiles: [join(folder, 'known_hosts')] })],
})
console.log(nr.inventory.hosts.size) // → 4

const host = nr.inventory.hosts.get('r1.ams')
console.log(host?.require('ntp'), host?.get('vrf', 'none'), host?.platform) // → 192.0.2.1 none cisco_ios
host?.set('seen', true)
console.log(host?.keys()) // → [ 'role', 'seen', 'site', 'ntp' ]

const names = ({ inventory }: Nornir) => [...inventory.hosts.keys()].join(' ')

console.log(names(nr.filter({ role: 'edge' }))) // → r1.ams r1.fra
console.log(names(nr.filter({ site: 'ams', role: 'edge' }))) // → r1.ams
console.log(names(nr.filter({ site: 'ams' }).filter({ role: 'edge' }))) // → r1.ams
console.log(names(nr.filter(({ name }) => name.startsWith('r2')))) // → r2.ams r2.fra
console.log(names(nr.filter(F({ site: 'ams' }).or({ role: 'core' })))) // → r1.ams r2.ams r2.fra
console.log(names(nr.filter(F({ groups__contains: 'ams' }).not().and({ name__startswith: 'r1' })))) // → r1.fra
console.log(names(nr.filter({ has_parent_group: 'europe' }))) // → r1.ams r2.ams r1.fra r2.fra

const greet = defineTask({
  name: 'greet',
  run: ({ host }, { name }: { name: string }) => `${host.name} greets ${name}`,
})

const greetings = await nr.run(greet, { name: 'you' })
console.log(greetings.get('r1.ams')?.value) // → r1.ams greets you

const setTimeServer = defineTask({
  name: 'set time server',
  run: async ({ host, run, connection, signal }) => {
    const line = `ntp server ${host.require('ntp')}`
    await run(sendConfig, [line])
    await run(saveConfig)
    const session = await connection(ssh)
    const { output } = await session.sendCommand('show running-config | include ntp', { signal })
    return result({ value: output, changed: true, diff: `+${line}` })
  },
})

const changes = await nr.filter({ role: 'edge' }).run(setTimeServer)

const reply = changes.get('r1.ams')
console.log(reply?.status, reply?.changed, reply?.value) // → ok true ntp server 192.0.2.1
console.log(reply?.diff) // → +ntp server 192.0.2.1
console.log(reply?.results.map(({ name }) => name)) // → [ 'set time server', 'sendConfig', 'saveConfig' ]
console.log(reply?.child('sendConfig')?.changed) // → true
console.log(Object.fromEntries(changes.failedHosts)) // → {}

printResult(await nr.filter({ name: 'r1.ams' }).run(greet, { name: 'you' }))
// → greet
// →   r1.ams  ok  …
// →       r1.ams greets you

const clocks = await nr.run(sendCommand, 'show clock')
console.log(clocks.failed, [...clocks.failedHosts.keys()]) // → true [ 'r2.fra' ]
console.log(nr.failedHosts.has('r2.fra')) // → true

const good = await nr.run(greet, { name: 'the others' })
console.log(good.size, good.excludedHosts) // → 3 [ 'r2.fra' ]
const all = await nr.run(greet, { name: 'all' }, { onFailed: true })
console.log(all.size) // → 4

nr.recoverHost('r2.fra')
nr.resetFailedHosts()

try {
  await nr.run(sendCommand, 'show clock', { raiseOnError: true })
} catch (error) {
  if (!(error instanceof ExecutionError)) throw error
  console.log([...error.result.failedHosts.keys()]) // → [ 'r2.fra' ]
}
nr.resetFailedHosts()

const diary: Processor = {
  taskInstanceCompleted: (task, { name }, { status }) => console.log(task.name, name, status),
}
await nr.filter({ site: 'ams' }).withProcessors([diary]).run(greet, { name: 'you' })
// → greet r1.ams ok
// → greet r2.ams ok

const two = await nr.run(greet, { name: 'you' }, { concurrency: 2 })
console.log(two.failed) // → false

const plan = await nr.run(sendConfig, ['ntp server 192.0.2.9'], { dryRun: true })
console.log(plan.get('r1.ams')?.changed) // → false
console.log(lab.device('r1.ams').runningConfig().includes('192.0.2.9')) // → false

console.log(nr.filter({ vrf: null }).inventory.hosts.size) // → 0
console.log(nr.filter({ vrf__exists: false }).inventory.hosts.size) // → 3
console.log(names(nr.filter(F({ site: 'ams', role: 'edge' }).not()))) // → r2.ams r1.fra r2.fra

host?.set('name', 'the core of it')
console.log(host?.name, '/', host?.get('name')) // → r1.ams / the core of it

const tolerant = defineTask({
  name: 'tolerant',
  run: async ({ run }) => (await run(sendCommand, 'show clock', { allowFailure: true })).status,
})
const tolerated = await nr.filter({ name: 'r2.fra' }).run(tolerant)
console.log(tolerated.failed, tolerated.get('r2.fra')?.value) // → false failed

const hung = await nr.filter({ name: 'r1.fra' }).run(sendCommand, 'show logging', { timeoutMs: 50 })
console.log(hung.get('r1.fra')?.status) // → timeout

await nr.close()
await lab.close()
await rm(folder, { recursive: true })
