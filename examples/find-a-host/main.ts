// Where is this address? Asks the gateways which MAC address an IP address has, then the switches behind which
// port that one is. Four platforms, and no line of code for any of them. Name addresses to look for, or see the
// ones below: `main.ts 192.0.2.70 0000.5e00.5331`.

import { join } from 'node:path'
import { initNornir, interruptSignal, printResult, simpleInventory } from '@nornir-ts/core'
import { getArpTable, normaliseMac, ssh } from '@nornir-ts/plugins-ssh'
import { startNetworkOfFiles } from '../network-of-files.ts'
import { printTable } from '../print-table.ts'
import { lastTrace, nearest, placesOf } from './places.ts'
import { readSwitch } from './tasks.ts'

const given = process.argv.slice(2)
const wanted =
  given.length > 0
    ? given
    : [
        '192.0.2.10', // behind EOS, known by IOS
        '192.0.2.70', // a PC behind a telephone, on IOS
        '198.51.100.20', // on NX-OS
        '198.51.100.21', // behind Junos, known by NX-OS
        '203.0.113.10', // on EOS
        '203.0.113.130', // behind Junos, known by Junos
        '0000-5E00-5311', // a MAC address, however it is written
        '00:00:5e:00:53:01', // a router: it is no switch, so its port counts
        '00:00:5e:00:53:60', // its switch has forgotten it
        '192.0.2.12', // does not answer
        '192.0.2.99', // unheard of
      ]

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

const signal = interruptSignal()
const arp = await nr.filter({ gateway: true }).run(getArpTable, undefined, { signal })
const read = await nr.filter({ switch: true }).run(readSwitch, undefined, { signal })
// What a device did not tell may be where the address is: say so first.
for (const run of [arp, read]) if (run.failed) printResult(run, { failedOnly: true })

const neighbors = [...arp].flatMap(([gateway, { value = [] }]) =>
  value.map((row) => ({ ...row, gateway })),
)
const switches = new Map([...read].map(([name, { value }]) => [name, value]))

printTable([
  ['address', 'MAC address', 'known by', 'where', 'VLAN', 'addresses there'],
  ...wanted.map((address) => {
    const entries = neighbors.filter(({ ip_address }) => ip_address === address)
    // Of two gateways, one may wait for an answer that the other has.
    const known = entries.find(({ mac_address }) => mac_address !== '') ?? entries[0]
    const mac = normaliseMac(known?.mac_address ?? address)
    const from = known ? `${known.gateway} ${known.interface}`.trim() : '-'
    if (mac === undefined)
      return [address, '-', from, known ? 'does not answer' : 'no gateway knows it', '-', '-']
    return [address, mac, from, ...whereIs(mac)]
  }),
])

/** Switch and port, VLAN, how many addresses are there; or the last trace. */
function whereIs(mac: string): [where: string, vlan: string, addresses: string] {
  const places = placesOf(mac, switches)
  const place = nearest(places)
  if (place) return [`${place.device} ${place.port}`, place.vlan, String(place.addresses)]
  const trace = lastTrace(places)
  if (trace === undefined) return ['no switch knows it', '-', '-']
  return [`${trace.device} ${trace.port}, but ${trace.leadsTo} does not tell`, trace.vlan, '-']
}
