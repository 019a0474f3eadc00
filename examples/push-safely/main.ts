// Sets a time server on five platforms, in waves: afterwards each device has it and lets users in, or is as
// it was. What is planned for edge-1 besides locks everybody out: the new log-in of the validation finds
// out, and the device takes the whole change back.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { initNornir, interruptSignal, printSummary } from '@nornir-ts/core'
import { startLab } from '@nornir-ts/lab'
import { PushFailedError, sendConfig, ssh } from '@nornir-ts/plugins-ssh'
import { canLogIn, pushTimeServer } from './tasks.ts'

const devices = [
  { name: 'branch-1', platform: 'cisco_ios', startPrivileged: true },
  { name: 'edge-1', platform: 'juniper_junos' },
  { name: 'core-1', platform: 'cisco_xr' },
  { name: 'leaf-1', platform: 'arista_eos', startPrivileged: true },
  { name: 'leaf-2', platform: 'cisco_nxos' },
] as const
const planned = new Map([['edge-1', ['delete system services ssh']]])

const folder = await mkdtemp(join(tmpdir(), 'push-safely-'))
const lab = await startLab({ devices })
const hosts = Object.fromEntries(
  devices.map(({ name, platform }) => {
    const { address: hostname, port } = lab.device(name)
    return [name, { hostname, port, platform, data: { planned: planned.get(name) ?? [] } }]
  }),
)
const nr = await initNornir({
  inventory: { hosts, defaults: { username: 'admin', password: 'admin' } },
  connections: [ssh.with({ knownHostsFiles: [join(folder, 'known_hosts')] })],
})

// IOS takes changes back by a timer only where an archive is set up.
await nr.filter({ name: 'branch-1' }).run(sendConfig, ['archive', ' path flash:archive'])

const before = new Map(lab.devices.map((device) => [device.name, device.runningConfig()]))
const server = '192.0.2.9'
const result = await nr.run(pushTimeServer, server, {
  waves: [1, '100%'],
  signal: interruptSignal(),
})

printSummary(result, { columns: { 'what would take it back': ({ value }) => value ?? '' } })
for (const [host, reply] of result) {
  const error = reply.child('pushConfig')?.error
  if (!(error instanceof PushFailedError)) continue
  console.log(`\n${host} failed at "${error.stage}", rolled back: ${error.rolledBack}`)
  console.log(`${error.undone}. Its lines were to change:\n${error.diff}`)
}

console.log('\nThe devices themselves:')
const logIns = await nr.run(canLogIn, undefined, { onFailed: true })
for (const { name, runningConfig } of lab.devices) {
  const now = runningConfig()
  const state = now === before.get(name) ? 'as before' : 'changed'
  const time = now.includes(server) ? 'has the time server' : 'has no time server'
  console.log(`${name}: ${state}, ${time}, ${logIns.get(name)?.value}`)
}

await nr.close()
await lab.close()
await rm(folder, { recursive: true })
