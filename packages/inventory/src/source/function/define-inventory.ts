import { waitFor } from '@nornir-ts/kernel'
import type { InventoryData } from '../../data/inventory-data.ts'
import type { InventorySource } from '../inventory-source.ts'
import { callSource } from './call-source.ts'
import { ownedData } from './owned-data.ts'

/** What {@link defineInventory} makes a source of. */
export interface InventoryDefinition {
  /** Name of the source, for logs and errors. */
  readonly name: string
  /** Gives the whole inventory, anew or the same object each time. */
  readonly load: (signal: AbortSignal | undefined) => InventoryData | PromiseLike<InventoryData>
  /** Whether others than the user of this program may write where it reads. Default: no. */
  readonly remote?: boolean | undefined
}

/**
 * Makes a source of a function. The waiting ends with the signal, also when the function ignores it, and
 * what it returns is copied, so that it may be kept.
 *
 * `load` rejects with {@link InventorySourceError} when the function throws something else than a
 * `NornirError`, and with {@link InventoryShapeError} when it returns no plain object.
 *
 * @example
 * ```ts
 * import { defineInventory } from '@nornir-ts/inventory'
 *
 * const racks = defineInventory({
 *   name: 'racks',
 *   load: async () => ({ hosts: { leaf01: { hostname: '192.0.2.11' } } }),
 * })
 * ```
 *
 * @param definition - The function and its name.
 */
export function defineInventory({ name, load, remote }: InventoryDefinition): InventorySource {
  return {
    name,
    remote,
    load: async (signal) => {
      signal?.throwIfAborted()
      const data = await callSource(name, signal, () => waitFor(call(load, signal), signal))
      return ownedData(data, name)
    },
  }
}

/** What the function throws before its first wait is a rejection, too. */
async function call(
  load: InventoryDefinition['load'],
  signal: AbortSignal | undefined,
): Promise<unknown> {
  return load(signal)
}
