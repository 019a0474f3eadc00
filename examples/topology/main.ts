// Draws the network: who is linked to whom, each link once, as a list and for Graphviz; what each device is and
// runs, and how many of its ports are in use. Four platforms, and no line of code for any of them.

import { join } from 'node:path'
import { initNornir, interruptSignal, printSummary, simpleInventory } from '@nornir-ts/core'
import { type LinkStatus, ssh } from '@nornir-ts/plugins-ssh'
import { startNetworkOfFiles } from '../network-of-files.ts'
import { printTable } from '../print-table.ts'
import { graphOf } from './graph.ts'
import { linksOf, type ToldBy } from './links.ts'
import { type Survey, survey } from './tasks.ts'

const folder = join(import.meta.dirname, 'inventory')
const inventory = simpleInventory({
  hostFile: join(folder, 'hosts.yaml'),
  groupFile: join(folder, 'groups.yaml'),
  defaultsFile: join(folder, 'defaults.yaml'),
})

// With a network of your own, leave out the next line, `transform` and `knownHostsFiles`.
await using network = await startNetworkOfFiles(inventory, join(import.meta.dirname, 'answers'))
await using nr = await initNornir({
  inventory,
  transform: network.attach,
  connections: [ssh.with({ knownHostsFiles: [network.knownHostsFile] })],
})

const result = await nr.run(survey, undefined, { signal: interruptSignal() })

const count = (value: Survey | undefined, status: LinkStatus) =>
  String((value?.interfaces ?? []).filter(({ link_status }) => link_status === status).length)
printSummary(result, {
  columns: {
    model: ({ value }) => value?.version?.model ?? '',
    version: ({ value }) => value?.version?.version ?? '',
    up: ({ value }) => count(value, 'up'),
    down: ({ value }) => count(value, 'down'),
    disabled: ({ value }) => count(value, 'disabled'),
    'error-disabled': ({ value }) => count(value, 'error-disabled'),
  },
})

// A device that did not answer may still be told of by the others.
const devices = Array.from(nr.inventory.hosts.values(), ({ name, platform }) => {
  return { name, platform, neighbors: result.get(name)?.value?.neighbors }
})
const links = linksOf(devices)
const remarks: Record<ToldBy, (teller: string) => string> = {
  both: () => '',
  one: (teller) => `only ${teller} tells of it`,
  unanswered: () => 'did not answer',
  outside: () => 'not in the inventory',
}
console.log()
printTable([
  ['device', 'port', 'device', 'port', 'remark'],
  ...links.map(({ ends: [one, other], toldBy }) => [
    one.device,
    one.port,
    other.device,
    other.port,
    remarks[toldBy](one.device),
  ]),
])

console.log(
  `\n${graphOf(
    devices.map(({ name }) => name),
    links,
  )}`,
)
