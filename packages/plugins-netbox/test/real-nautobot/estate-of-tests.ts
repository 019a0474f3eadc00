import { createEstate } from '../fake-netbox/estate/create-estate.ts'
import type { Estate } from '../fake-netbox/estate/estate.ts'

/** What the real Nautobot is filled with, and the fake beside it: the same objects, the same identities. */
export function estateOfTests(): Estate {
  const estate = createEstate({ devices: 600, virtualMachines: 60 })
  const [cluster = null] = estate.clusters
  // Hosts of virtual machines, which NetBox's estate has not.
  for (let index = 5; index < estate.devices.length; index += 40) {
    const device = estate.devices[index]
    if (device !== undefined) estate.devices[index] = { ...device, cluster }
  }
  return estate
}
