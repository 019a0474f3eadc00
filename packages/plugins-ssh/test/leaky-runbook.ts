// A careless runbook, run by secrets-process.test.ts in a process of its own: it prints whatever it
// can get hold of, logs at debug level to a file and to the console, and dies of an uncaught error.
import { createWriteStream } from 'node:fs'
import { inspect } from 'node:util'
import {
  type ConnectionPlugin,
  defineTask,
  initNornir,
  printResult,
  printSummary,
  writeEvents,
} from '@nornir-ts/core'
import { sendCommand, sendConfig, ssh } from '@nornir-ts/plugins-ssh'

function show(...things: readonly unknown[]): void {
  for (const thing of things) {
    console.log(thing)
    console.dir(thing, { depth: null, showHidden: true })
    console.log(String(thing), JSON.stringify(thing))
  }
}

/** The plugin, and whatever it is given to open a session with. */
const talkative: ConnectionPlugin<object> = {
  name: 'ssh',
  open: async (target) => {
    const { host, parameters } = target
    show({ host, parameters }, parameters, parameters.extras)
    target.log.debug({ parameters }, 'opened')
    return {}
  },
  close: async () => {},
}

const touchEverything = defineTask({
  name: 'touch everything',
  run: async (context, { token }: { token: string }) => {
    const { host, connection, log, run } = context
    log.info({ host }, `token of ${token.length} characters`)
    const session = await connection(ssh)
    show(host, host.own, session)
    console.log(inspect(context, { depth: 4, showHidden: true }))
    await run(sendConfig, 'interface Loopback0\n description x')
    return (await run(sendCommand, 'show version')).value
  },
})

const nr = await initNornir({
  configFile: 'nornir.yaml',
  connections: [
    ssh.with({ knownHostsFiles: ['known_hosts'], passphrase: process.env['NET_PASSPHRASE'] }),
  ],
})
const events = createWriteStream('events.ndjson')
const run = writeEvents(nr.run(touchEverything, { token: process.env['NET_TOKEN'] ?? '' }), events)
const result = await run
for (const [host, { status }] of result) console.log(`${host} ended ${status}`)
printResult(result, { severity: 'debug' })
printSummary(result)
const { inventory } = nr
show(nr, run, result, inventory, inventory.defaults, ssh)
for (const one of [...inventory.hosts.values(), ...inventory.groups.values()])
  show(one, one.own, one.connectionParameters('ssh'), one.connectionParameters('netmiko'))
for (const { error } of result.values()) show(error, error?.cause)

const plain = await initNornir({ configFile: 'nornir.yaml', connections: [talkative] })
await plain.run(async ({ connection }) => void (await connection(talkative)))
await plain.close()
await nr.close()
await new Promise((resolve) => events.end(resolve))
result.throwOnError()
