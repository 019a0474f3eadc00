import type { DocumentPath } from '@nornir-ts/kernel'
import type { OwnValues } from '../host/attributes.ts'
import type { Inventory } from '../inventory/inventory.ts'
import type { ProblemList } from './problem-list.ts'

/**
 * Looks for groups that no host has, and for such as say nothing.
 *
 * @param inventory - The inventory.
 * @param list - Takes what is found.
 */
export function checkGroups({ hosts, groups }: Inventory, list: ProblemList): void {
  const used = new Set<string>()
  for (const host of hosts.values()) for (const { name } of host.extendedGroups()) used.add(name)
  for (const { name, own, groups: parents } of groups.values()) {
    const path: DocumentPath = ['groups', name]
    if (!used.has(name)) list.add('GROUP_UNUSED', { path, message: 'no host has this group' })
    if (parents.length === 0 && isEmpty(own))
      list.add('GROUP_EMPTY', { path, message: 'this group says nothing' })
  }
}

function isEmpty({ data, connectionOptions, ...attributes }: OwnValues): boolean {
  const saysNothing = Object.values(attributes).every((value) => value == null)
  return saysNothing && Object.keys(data).length === 0 && connectionOptions.size === 0
}
