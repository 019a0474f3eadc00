import { isMap } from '@nornir-ts/kernel'
import type { JsonMap } from '../answer/row.ts'

/**
 * Makes custom fields alike over all versions: of a selection its value, be it `{ value, label }` (NetBox 4.7
 * and later) or the value alone; of an object its id, name and slug.
 *
 * @param fields - As the server gives them.
 */
export function readCustomFields(fields: JsonMap): JsonMap {
  let read: Record<string, unknown> | undefined
  for (const name of Object.keys(fields)) {
    const value = fields[name]
    // Most are plain, and then the map as a whole may stay.
    if (typeof value !== 'object' || value === null) continue
    const plainValue = Array.isArray(value) ? value.map(plain) : plain(value)
    if (plainValue === value) continue
    read ??= { ...fields }
    read[name] = plainValue
  }
  return read ?? fields
}

function plain(value: unknown): unknown {
  if (!isMap(value)) return value
  const keys = Object.keys(value)
  if (keys.length === 2 && 'value' in value && 'label' in value) return value['value']
  // Only objects of the server have an address; JSON fields are left as they are.
  if (!('id' in value && 'url' in value && 'display' in value)) return value
  const { id, display, name = display, slug } = value
  return slug === undefined ? { id, name } : { id, name, slug }
}
