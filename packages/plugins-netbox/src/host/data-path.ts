import { isMap } from '@nornir-ts/kernel'

/**
 * Follows a path through maps.
 *
 * @param data - Where it begins.
 * @param path - Keys, with dots between them, e.g. `nornir.platform`.
 */
export function valueAt(data: unknown, path: string): unknown {
  let value = data
  for (const key of path.split('.')) {
    if (!isMap(value) || !Object.hasOwn(value, key)) return undefined
    value = value[key]
  }
  return value
}
