// Reads an inventory from files and asks it questions. No device is contacted.

import { join } from 'node:path'
import { F, type HostFilter, initNornir, simpleInventory } from '@nornir-ts/core'

const folder = join(import.meta.dirname, 'inventory')
const nr = await initNornir({
  inventory: simpleInventory({
    hostFile: join(folder, 'hosts.yaml'),
    groupFile: join(folder, 'groups.yaml'),
    defaultsFile: join(folder, 'defaults.yaml'),
  }),
})

/** Prints which hosts a filter selects. */
function show(question: string, filter: HostFilter): void {
  console.log(`${question}: ${[...nr.filter(filter).inventory.hosts.keys()].join(' ')}`)
}

// Terms: all must hold. A key is an attribute or a path through the data, maybe with an operator.
show('Leaves', { role: 'leaf' })
show('Leaves in Amsterdam', { role: 'leaf', site: 'ams' })
show('Below rack 5', { rack__lt: 5 })
show('With Ethernet50 as uplink', { uplinks__contains: 'Ethernet50' })
show('In a network', { hostname__cidr: '10.20.0.0/16' })
show('Not in a rack', { rack__exists: false })

// Groups: the ones that a host lists itself, or those at any height.
show('Listed in ams', { groups__contains: 'ams' })
show('In Europe', { has_parent_group: 'europe' })

// F combines: and, or, not.
const frozen = F({ tags__contains: 'frozen' })
show('Leaves that may be changed', F({ role: 'leaf' }).and(frozen.not()))
show('Spines and frozen ones', frozen.or({ name__glob: 'spine-*' }))

// The same as a text, for a command line or a form.
show('By text', 'role=leaf & ~tags__contains=frozen | name__glob=spine-*')

// A function says what no operator can.
show('With more than one uplink', (host) => {
  const uplinks = host.get('uplinks')
  return Array.isArray(uplinks) && uplinks.length > 1
})

// What a host has, and where it comes from: the host, then its groups, then the defaults.
console.log()
for (const host of nr.inventory.hosts.values()) {
  const { username, port = 22 } = host.connectionParameters('ssh')
  console.log(
    `${host.name}: ${username}@${host.hostname}:${port}, ${host.platform}, time from ${host.get('ntp')}, ask ${host.require('contact')}`,
  )
}

// Nothing was copied: a change in a group is seen by every host below it that does not say otherwise.
nr.inventory.groups.get('europe')?.set('ntp', '192.0.2.99')
console.log()
for (const host of nr.inventory.childrenOfGroup('europe'))
  console.log(`${host.name}: time from ${host.get('ntp')}`)

await nr.close()
