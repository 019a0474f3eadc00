import type { InventorySource } from '@nornir-ts/inventory'
import { nautobotDialect } from '../dialect/nautobot-dialect.ts'
import { checkOptions } from '../options/check-options.ts'
import type { NautobotOptions } from '../options/options.ts'
import { loadInventoryData } from './load-inventory-data.ts'

/**
 * Hosts from Nautobot 2.0 and later, read over its REST API. Platforms come from `network_driver`, groups are named
 * after names: there are no slugs. A copy on disk is used while the server does not answer; it is not
 * brought up to date, but made anew with each load.
 *
 * `load` rejects as that of `netbox` does.
 *
 * @param options - Where the server is, which hosts are wanted, how they are made.
 * @throws {@link NetboxOptionError} for an option that is wrong.
 * @throws {@link NetboxFilterValueError} for a filter without a value.
 * @throws {@link NetboxFilterNameError} for a filter with the name of a parameter, such as `limit`.
 */
export function nautobot(options: NautobotOptions): InventorySource {
  const checked = checkOptions(options, nautobotDialect)
  return {
    name: 'Nautobot',
    remote: true,
    load: (signal) => loadInventoryData(checked, nautobotDialect, signal),
  }
}
