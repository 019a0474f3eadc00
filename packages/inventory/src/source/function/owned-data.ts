import { copyData, isPlainObject } from '../../data/copy-data.ts'
import type { HostData, InventoryData } from '../../data/inventory-data.ts'
import { InventoryShapeError } from '../inventory-source-error.ts'

/**
 * Copies what code of a user returned as an inventory: a caller may change what a source gives.
 *
 * @param value - Anything.
 * @param source - Name of the source.
 * @throws {@link InventoryShapeError} when it, or a section of it, is an object of another kind. All else
 *   is checked when hosts are made of it.
 */
export function ownedData(value: unknown, source: string): InventoryData {
  const expected = 'a plain object { hosts: { NAME: { … } }, groups, defaults }'
  if (!isPlainObject(value)) throw shapeError(value, source, expected)
  for (const section of ['hosts', 'groups', 'defaults']) {
    const part = value[section]
    // A `Map` has no keys: it would be an empty section, in silence.
    if (isInstance(part)) throw shapeError(part, source, `a plain object as ${section}`)
  }
  return copyData(value) as unknown as InventoryData
}

/**
 * Copies what code of a user returned about one host.
 *
 * @param value - Anything; nothing is an empty host.
 * @param source - Name of the source.
 * @param host - Name of the host.
 * @throws {@link InventoryShapeError} when it is no plain object.
 */
export function ownedHost(value: unknown, source: string, host: string): HostData {
  if (isPlainObject(value)) return copyData(value)
  if (value === undefined || value === null) return {}
  throw shapeError(value, source, `a plain object for host "${host}"`)
}

function isInstance(value: unknown): boolean {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !isPlainObject(value)
  )
}

function shapeError(value: unknown, source: string, expected: string): InventoryShapeError {
  return new InventoryShapeError({ source, expected, received: kindOf(value) })
}

function kindOf(value: unknown): string {
  if (value === undefined || value === null) return String(value)
  if (Array.isArray(value)) return 'a list'
  if (typeof value !== 'object') return `a ${typeof value}`
  return `an instance of ${value.constructor?.name || 'a class'}`
}
