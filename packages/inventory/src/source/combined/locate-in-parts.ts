import type { DocumentPath } from '@nornir-ts/kernel'
import type { InventoryData } from '../../data/inventory-data.ts'
import { type Locate, originOf } from '../../data/origin.ts'
import type { InventoryPart } from './merge-parts.ts'

/**
 * Finds the places of values in the files of the source that said them.
 *
 * @param parts - What the sources gave, the first one first.
 * @param merged - What was made of it.
 */
export function locateInParts(parts: readonly InventoryPart[], merged: InventoryData): Locate {
  return (path) => {
    for (const { data } of parts) {
      const own = isGroup(path) ? ownPlace(path, merged, data) : path
      if (own !== undefined && valueAt(data, own) != null) return originOf(data)(own)
    }
    return undefined
  }
}

function isGroup([section, , key, index]: DocumentPath): boolean {
  return section !== 'defaults' && key === 'groups' && index !== undefined
}

/** Lists of groups were united: the number of a group in one is not that in another. */
function ownPlace(
  path: DocumentPath,
  merged: InventoryData,
  data: InventoryData,
): DocumentPath | undefined {
  const list = path.slice(0, 3)
  const names = valueAt(data, list)
  const index = Array.isArray(names) ? names.indexOf(valueAt(merged, path)) : -1
  return index < 0 ? undefined : [...list, index]
}

function valueAt(data: unknown, path: DocumentPath): unknown {
  let value = data
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined
    value = (value as Record<string | number, unknown>)[step]
  }
  return value
}
