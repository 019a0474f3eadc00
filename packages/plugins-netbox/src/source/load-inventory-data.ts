import type { InventoryData } from '@nornir-ts/inventory'
import { ObjectTree } from '../device/object-tree.ts'
import { type Dialect, paths } from '../dialect/dialect.ts'
import { buildInventory } from '../host/build-inventory.ts'
import type { CheckedOptions } from '../options/check-options.ts'
import { loadHosts } from '../reading/load-hosts.ts'

/**
 * Loads an inventory.
 *
 * @param options - What is wanted.
 * @param dialect - NetBox or Nautobot.
 * @param signal - Gives up once it aborts.
 */
export async function loadInventoryData(
  options: CheckedOptions,
  dialect: Dialect,
  signal: AbortSignal | undefined,
): Promise<InventoryData> {
  const { given, address, groupsBy, platformFrom, warn } = options
  const { devices, surroundings } = await loadHosts(options, dialect, signal)
  const tree = (name: string) => new ObjectTree(surroundings.trees[name] ?? [])
  return buildInventory(devices, {
    address,
    platform: { from: platformFrom, names: given.platforms ?? {}, tree: tree('platform') },
    groups: {
      by: groupsBy,
      trees: {
        region: tree('region'),
        site_group: tree('site_group'),
        location: tree('location'),
      },
      sites: new Map(surroundings.sites),
    },
    names: given.names ?? 'suffix',
    collapseVirtualChassis: given.collapseVirtualChassis ?? false,
    connectionOptions: given.connectionOptions,
    urlOf: ({ kind, id }) => new URL(`${paths[kind]}${id}/`, options.base).href,
    ownGroups: given.groups ?? {},
    defaults: given.defaults,
    onWarning: warn,
    signal,
  })
}
