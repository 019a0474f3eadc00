import { createInventory } from '../inventory/create-inventory.ts'
import type { Inventory } from '../inventory/inventory.ts'
import type { InventoryOptions } from '../inventory/inventory-options.ts'
import type { InventorySource } from './inventory-source.ts'

/** Options of {@link loadInventory}. */
export interface LoadInventoryOptions extends Omit<InventoryOptions, 'remote'> {
  /** Gives up once it aborts. */
  readonly signal?: AbortSignal | undefined
}

/**
 * Reads a source and makes an inventory of what it gives, minding whether the source is remote.
 *
 * @param source - Where the inventory comes from.
 * @param options - How filters treat unknown paths; a signal.
 * @throws whatever the source rejects with, and the errors of {@link createInventory}.
 */
export async function loadInventory(
  source: InventorySource,
  { signal, ...options }: LoadInventoryOptions = {},
): Promise<Inventory> {
  return createInventory(await source.load(signal), { ...options, remote: source.remote })
}
