import type { SourceDocument } from '@nornir-ts/kernel'
import type { InventoryData } from './inventory-data.ts'

/** Finds the place of a value of an inventory in the file that it was read from. */
export type Locate = SourceDocument['locate']

const origins = new WeakMap<InventoryData, Locate>()

/**
 * Remembers where data was read from, so that a later error can say the line. Kept beside the
 * data, not in it: `InventoryData` stays plain.
 *
 * @param data - What was read.
 * @param locate - Finds the places of its values.
 */
export function rememberOrigin(data: InventoryData, locate: Locate): void {
  origins.set(data, locate)
}

/**
 * Gives what {@link rememberOrigin} was told; data made in memory has no places.
 *
 * @param data - An inventory.
 */
export function originOf(data: InventoryData): Locate {
  return origins.get(data) ?? (() => undefined)
}
