import { checkData } from '../data/check-data.ts'
import type { InventoryData } from '../data/inventory-data.ts'
import { originOf } from '../data/origin.ts'
import { refuseLocalReferences } from '../data/remote-secrets.ts'
import { Inventory } from './inventory.ts'
import type { InventoryOptions } from './inventory-options.ts'
import { WholeInventory } from './whole-inventory.ts'

/**
 * Makes an inventory of plain data. The data is copied: later changes of it change nothing.
 *
 * @example
 * ```ts
 * import { createInventory } from '@nornir-ts/inventory'
 *
 * const inventory = createInventory({
 *   hosts: { leaf01: { hostname: '192.0.2.1', groups: ['leaf'] } },
 *   groups: { leaf: { platform: 'cisco_ios' } },
 * })
 * ```
 *
 * @param data - Hosts, groups and defaults; what a source loaded gives errors with file and line.
 * @param options - How filters treat unknown paths, and where the data comes from.
 * @throws `DocumentSchemaError` when the data has the wrong shape, e.g. an unknown key or a host that is `null`.
 * @throws {@link RemoteSecretError} when `remote` data refers to a file or program for a secret.
 * @throws {@link UndefinedGroupError} when a host or group lists a group that is not there.
 * @throws {@link GroupCycleError} when groups contain each other.
 */
export function createInventory(data: InventoryData, options: InventoryOptions = {}): Inventory {
  const locate = originOf(data)
  checkData(data, 'inventory')
  if (options.remote === true) refuseLocalReferences(data)
  return new Inventory(new WholeInventory(data, options, locate))
}
