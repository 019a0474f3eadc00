// Ours at a long wire: commands, in round trips. Arguments: JSON of { roundTripMs, near, far,
// knownHostsFile, host, pipeline }, see `runFar`. Prints { answer, figures }; the answer is the number of
// answers that were right.
import { defineTask } from '@nornir-ts/core'
import { ssh } from '@nornir-ts/plugins-ssh'
import { runFar } from './far-host.mjs'

const { roundTripMs, pipeline, ...options } = JSON.parse(process.argv[2])
const singles = 5
const piped = 20

const count = defineTask({
  module: import.meta.url,
  name: 'count',
  run: async ({ connection }) => {
    const times = { start: performance.now() }
    const session = await connection(ssh)
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
    return { times, outputs: [...outputs, ...replies.map(({ output }) => output)] }
  },
})

const told = { 'logged in': [], prepared: [] }
const { times, outputs } = await runFar(count, options, ({ msg }) => {
  told[msg]?.push(performance.now())
})
// The transport tells when the device has accepted the log-in, and the session, later, that it has a prompt. It
// prepares itself for the first command.
const since = (message) => told[message].find((at) => at > times.start)
const authenticated = since('logged in')
const [first, ...others] = outputs
const withoutUptime = (text) => text.replace(/uptime.*|up \d.*/g, '')
const right = others.filter((output) => withoutUptime(output) === withoutUptime(first))
const trips = (from, to) => (to - from) / roundTripMs
const figures = {
  authenticated: trips(times.start, authenticated),
  prepared: trips(authenticated, since('prepared')),
  connectAndFirst: trips(times.start, times.first),
  eachFurther: trips(times.first, times.singles) / singles,
  [`pipelined${piped}`]: trips(times.singles, times.piped),
}
process.stdout.write(JSON.stringify({ answer: right.length, figures }))
