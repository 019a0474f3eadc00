import { createEstate } from '../fake-netbox/estate/create-estate.ts'
import type { Estate } from '../fake-netbox/estate/estate.ts'

/** What the real server is filled with, and the fake beside it: the same objects, the same ids. */
export function estateOfTests(): Estate {
  return createEstate({ devices: 2000, virtualMachines: 200 })
}
