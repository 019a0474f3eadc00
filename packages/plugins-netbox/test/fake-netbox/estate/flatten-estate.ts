import type { Estate } from './estate.ts'

/** An estate as plain data: objects that stand in others are replaced by their ids. */
export type FlatEstate = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>

/** Flattens an estate, so that a real server can be filled with the same objects. */
export function flattenEstate(estate: Estate): FlatEstate {
  return Object.fromEntries(
    Object.entries(estate).map(([kind, items]) => [
      kind,
      (items as readonly object[]).map((item) =>
        Object.fromEntries(Object.entries(item).map(([key, value]) => [key, reference(value)])),
      ),
    ]),
  )
}

function reference(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reference)
  return isEntity(value) ? value.id : value
}

function isEntity(value: unknown): value is { readonly id: unknown } {
  return typeof value === 'object' && value !== null && 'id' in value
}
