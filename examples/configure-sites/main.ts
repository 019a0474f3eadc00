// Sets the time server on the edge routers of two sites: reads facts, changes the configuration,
// verifies the change, saves it. One router has another password than the inventory says.

import { join } from 'node:path'
import {
  initNornir,
  interruptSignal,
  liveProgress,
  printResult,
  printSummary,
  simpleInventory,
} from '@nornir-ts/core'
import { ssh } from '@nornir-ts/plugins-ssh'
import { startNetwork } from './network.ts'
import { setTimeServer } from './tasks.ts'

const folder = join(import.meta.dirname, 'inventory')
const inventory = simpleInventory({
  hostFile: join(folder, 'hosts.yaml'),
  groupFile: join(folder, 'groups.yaml'),
  defaultsFile: join(folder, 'defaults.yaml'),
})

// With a network of your own, leave out the next line, `transform` and `knownHostsFiles`.
await using network = await startNetwork(Object.keys((await inventory.load()).hosts))

await using nr = await initNornir({
  inventory,
  transform: network.attach,
  connections: [ssh.with({ knownHostsFiles: [network.knownHostsFile] })],
})

const edge = nr.filter({ role: 'edge', site__in: ['ams', 'fra'] })
console.log(`${edge.inventory.hosts.size} of ${nr.inventory.hosts.size} devices are edge routers\n`)

const result = await liveProgress(
  edge.run(
    setTimeServer,
    { server: '192.0.2.123' },
    { concurrency: 5, timeoutMs: 20_000, signal: interruptSignal() },
  ),
)

console.log()
printSummary(result, {
  columns: {
    version: ({ value }) => value?.version ?? '',
    uptime: ({ value }) => value?.uptime ?? '',
  },
})
if (result.failed) {
  console.log('\nWhat went wrong:')
  printResult(result, { failedOnly: true })
}
