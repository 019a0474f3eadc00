import type { InventorySource } from '@nornir-ts/inventory'
import { netboxDialect } from '../dialect/netbox-dialect.ts'
import { checkOptions } from '../options/check-options.ts'
import type { NetboxOptions } from '../options/options.ts'
import { loadInventoryData } from './load-inventory-data.ts'

/**
 * Hosts from NetBox 4.0 and later, read over its REST API. Filters that the server does not know are refused: it
 * would ignore them and give every host that it has.
 *
 * `load` rejects with the errors of requests ({@link NetboxUnreachableError}, {@link NetboxTimeoutError},
 * {@link NetboxStatusError}, {@link NetboxAccessError}, {@link NetboxRedirectError}), of filters
 * ({@link NetboxFilterNameError}, {@link NetboxFilterRefusedError}), with {@link NetboxAnswerError} for an answer that is
 * not what it should be, {@link NetboxVersionError}, {@link NetboxNameError}, and `SecretResolutionError`.
 *
 * @example
 * ```ts
 * import { loadInventory } from '@nornir-ts/inventory'
 * import { netbox } from '@nornir-ts/plugins-netbox'
 *
 * export const load = () =>
 *   loadInventory(
 *     netbox({
 *       url: 'https://netbox.example',
 *       token: { $env: 'NETBOX_TOKEN' },
 *       filter: { site: 'ams', status: 'active' },
 *     }),
 *   )
 * ```
 *
 * @param options - Where the server is, which hosts are wanted, how they are made.
 * @throws {@link NetboxOptionError} for an option that is wrong.
 * @throws {@link NetboxFilterValueError} for a filter without a value.
 * @throws {@link NetboxFilterNameError} for a filter with the name of a parameter, such as `limit`.
 */
export function netbox(options: NetboxOptions): InventorySource {
  const checked = checkOptions(options, netboxDialect)
  return {
    name: 'NetBox',
    remote: true,
    load: (signal) => loadInventoryData(checked, netboxDialect, signal),
  }
}
