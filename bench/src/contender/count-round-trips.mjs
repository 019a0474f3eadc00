// Ours at a long wire, on the built packages: when what is there, in round trips. Arguments: JSON of
// { port, username, password, platform, roundTripMs, knownHostsFile, pipeline }. Prints
// { answer, figures }; the answer is the number of answers that were right.
import { Writable } from 'node:stream'
import { defineTask, initNornir } from '@nornir-ts/core'
import { ssh } from '@nornir-ts/plugins-ssh'
import pino from 'pino'

const { roundTripMs, knownHostsFile, pipeline, ...host } = JSON.parse(process.argv[2])
const singles = 5
const piped = 20

const times = {}
const write = (chunk, _encoding, done) => {
  const { msg } = JSON.parse(chunk)
  // The transport tells when the device has accepted the log-in.
  if (msg === 'logged in') times.authenticated ??= performance.now()
  done()
}
const logger = pino({ level: 'debug' }, new Writable({ write }))

const count = defineTask({
  module: import.meta.url,
  name: 'count',
  run: async ({ connection }) => {
    times.start = performance.now()
    const session = await connection(ssh)
    times.prepared = performance.now()
    const outputs = [(await session.sendCommand('show version')).output]
    times.first = performance.now()
    for (let index = 0; index < singles; index += 1) {
      outputs.push((await session.sendCommand('show version')).output)
    }
    times.singles = performance.now()
    const commands = Array.from({ length: piped }, () => 'show version')
    const replies = await session.sendCommands(commands, { pipeline })
    times.piped = performance.now()
    const warnings = replies.flatMap((reply) => reply.warnings)
    if (warnings.length > 0) throw new Error(warnings.join('\n'))
    return [...outputs, ...replies.map(({ output }) => output)]
  },
})

const box = { hostname: '127.0.0.1', ...host }
const nr = await initNornir({
  inventory: { hosts: { warmUp: box, box } },
  connections: [ssh.with({ knownHostsFiles: [knownHostsFile] })],
  logger,
})
// Loading and compiling code is no round trip: the second session is the one that counts.
await nr.filter({ name: 'warmUp' }).run(count)
delete times.authenticated
const result = (await nr.filter({ name: 'box' }).run(count)).get('box')
await nr.close()
if (result.status !== 'ok') throw result.error
const [first, ...others] = result.value
const withoutUptime = (text) => text.replace(/uptime.*|up \d.*/g, '')
const right = others.filter((output) => withoutUptime(output) === withoutUptime(first))
const trips = (from, to) => (to - from) / roundTripMs
const figures = {
  authenticated: trips(times.start, times.authenticated),
  prepared: trips(times.authenticated, times.prepared),
  connectAndFirst: trips(times.start, times.first),
  eachFurther: trips(times.first, times.singles) / singles,
  [`pipelined${piped}`]: trips(times.singles, times.piped),
}
process.stdout.write(JSON.stringify({ answer: right.length, figures }))
