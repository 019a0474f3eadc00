// Puts one inventory together from a CSV file, an ssh_config, a web server and a function, and says
// where they do not agree. No device is contacted.

import { join } from 'node:path'
import {
  combineInventories,
  csvInventory,
  defineInventory,
  httpInventory,
  initNornir,
  Secret,
  sshConfigInventory,
} from '@nornir-ts/core'
import { type RackedDevice, startRackServer } from './racks.ts'

const folder = join(import.meta.dirname, 'inventory')
await using server = await startRackServer('example-token')

// A spreadsheet, with headers of its own. VLAN 0110 stays the text that it is.
const devices = csvInventory({
  file: join(folder, 'devices.csv'),
  delimiter: ';',
  groupSeparator: '|',
  columns: {
    'Device Name': 'name',
    Address: 'hostname',
    Type: 'platform',
    Groups: 'groups',
    Site: 'data.site',
    VLAN: 'data.vlan',
    'Secret In': 'password.$env',
  },
})

// What `ssh` knows already: each name in a `Host` line is a host.
const lab = sshConfigInventory({
  file: join(folder, 'lab.conf'),
  match: 'clab-*',
  describe: () => ({ platform: 'nokia_srl', groups: ['lab'] }),
})

// A document from a server. It is busy at first, and is asked again.
const racks = httpInventory({
  url: server.url,
  headers: { Authorization: new Secret('Bearer example-token') },
  map: (document) => ({
    hosts: Object.fromEntries(
      (document as RackedDevice[]).map(({ name, site, rack }) => [name, { data: { site, rack } }]),
    ),
  }),
})

// Everything else is a function.
const duty = defineInventory({
  name: 'duty',
  load: async () => ({ hosts: {}, groups: { ams: { data: { contact: 'noc-ams@example.net' } } } }),
})

await using nr = await initNornir({
  inventory: combineInventories([devices, racks, lab, duty], {
    onConflict: ({ path }) => console.log(`Not agreed upon: ${path.join(' → ')}`),
  }),
})

for (const host of nr.inventory.hosts.values()) {
  const groups = host.groups.map(({ name }) => name).join(', ')
  console.log(`${host.name}: ${host.hostname}, ${host.platform}, in ${groups}`)
  for (const [key, value] of host.entries()) console.log(`  ${key}: ${value}`)
}

const leaves = nr.filter({ groups__contains: 'leaf', rack__lt: 10 })
console.log(`Leaves below rack 10: ${[...leaves.inventory.hosts.keys()].join(' ')}`)
