import type { Device, Entity, Named, Nested, VirtualMachine } from '../estate/estate.ts'
import { apiUrl, displayUrl, type Field } from './look.ts'

/** Fields of one kind of object. */
export type Fields<Item> = readonly Field<Item>[]

/** What every object of the API begins with. */
export function head<Item extends { readonly id: number; readonly name: string }>(
  path: string,
): Field<Item>[] {
  return [
    { key: 'id', value: ({ id }) => id },
    { key: 'url', value: ({ id }, look) => apiUrl(look, path, id) },
    { key: 'display_url', value: ({ id }, look) => displayUrl(look, path, id) },
    { key: 'display', value: ({ name }) => name },
  ]
}

/** Name and slug. */
export const names: Fields<Named> = [
  { key: 'name', value: ({ name }) => name },
  { key: 'slug', value: ({ slug }) => slug },
]

/** Fields that the fake always shows with the same value. */
export function fixed(
  values: Readonly<Record<string, unknown>>,
  since: { readonly from?: number } = {},
): Field<unknown>[] {
  return Object.entries(values).map(([key, value]) => ({ key, value: () => value, ...since }))
}

/** When it was made and changed. */
export const times: Fields<Entity> = [
  { key: 'created', value: ({ lastUpdated }) => lastUpdated },
  { key: 'last_updated', value: ({ lastUpdated }) => lastUpdated },
]

/** Labels and custom fields, which only machines have here, and times. */
export const extras: Fields<Entity> = [...fixed({ tags: [], custom_fields: {} }), ...times]

/** Who it belongs to: nobody. */
export const owner: Fields<unknown> = fixed({ owner: null }, { from: 45 })

/** How many devices belong to it; in a tree: to it or what is below. */
export function countDevices<Item>(of: (device: Device) => Item | null): Field<Item> {
  return {
    key: 'device_count',
    value: (item, { estate }) => estate.devices.filter((own) => isUnder(of(own), item)).length,
  }
}

/** The same for virtual machines. */
export function countMachines<Item>(of: (machine: VirtualMachine) => Item | null): Field<Item> {
  return {
    key: 'virtualmachine_count',
    value: (item, { estate }) =>
      estate.virtualMachines.filter((own) => isUnder(of(own), item)).length,
  }
}

/** Whether one is the other or stands below it. */
export function isUnder<Item>(item: Item | null, above: Item): boolean {
  if (item === null) return false
  if (item === above) return true
  const { parent } = item as { readonly parent?: Nested | null }
  return parent != null && isUnder(parent as Item, above)
}
