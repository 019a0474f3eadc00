// Opens sessions and keeps them, for acceptance-connection.test.ts, in a process that can be killed.
import { Secret } from '@nornir-ts/core'
import { openSession } from './acceptance-device.ts'
import { targetOf } from './transport-target.ts'

const [port = '', count = '', knownHosts = ''] = process.argv.slice(2)
const target = targetOf({
  port: Number(port),
  password: new Secret('admin'),
  knownHostsFiles: [knownHosts],
})
const openings = Array.from({ length: Number(count) }, () => openSession(target))
const sessions = await Promise.all(openings)
console.log(sessions.length)
