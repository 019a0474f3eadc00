import { Secret } from '@nornir-ts/kernel'
import { createInventory, type Host, type Inventory, type InventoryData } from '../src/index.ts'

/** Looks hosts and groups up by name, for tests: an unknown name is an error. */
export function members(data: InventoryData) {
  // Many cases ask for paths that nobody has, on purpose.
  const inventory = createInventory(data, { onWarning: () => undefined })
  return {
    inventory,
    host: (name: string) => known(inventory.hosts.get(name), name),
    group: (name: string) => known(inventory.groups.get(name), name),
  }
}

/** The text of a password that is no reference. */
export function reveal(password: Host['password']): string | undefined {
  if (password === undefined || password instanceof Secret) return password?.reveal()
  throw new Error('The password is a reference')
}

/** Names of the hosts that an inventory has, without what follows the first dot. */
export function namesOf(hosts: Inventory | readonly Host[]): string[] {
  const list = Array.isArray(hosts) ? hosts : [...(hosts as Inventory).hosts.values()]
  return list.map((host: Host) => host.name.replace(/\..*/, ''))
}

function known<Member>(member: Member | undefined, name: string): Member {
  if (member === undefined) throw new Error(`The fixture has no ${name}`)
  return member
}
