import { isMap } from '@nornir-ts/kernel'
import type { GroupData, InventoryData } from '../data/inventory-data.ts'

/**
 * The groups of an inventory, and an empty one for every name that a host or group lists and no group
 * has: so that a source which only names groups stands alone.
 *
 * @param data - Hosts and groups, checked or not: what is no list of texts is left for the check.
 * @returns Undefined when there are none.
 */
export function withNamedGroups({ hosts, groups }: InventoryData): InventoryData['groups'] {
  if (groups != null && !isMap(groups)) return groups
  const known = new Map<string, GroupData>(Object.entries(groups ?? {}))
  for (const name of [hosts, groups].flatMap(namesIn)) if (!known.has(name)) known.set(name, {})
  return known.size === 0 ? groups : Object.fromEntries(known)
}

function namesIn(bodies: unknown): string[] {
  const names = new Set<string>()
  for (const body of isMap(bodies) ? Object.values(bodies) : []) {
    const listed = isMap(body) ? body['groups'] : undefined
    if (Array.isArray(listed))
      for (const name of listed) if (typeof name === 'string') names.add(name)
  }
  return [...names]
}
