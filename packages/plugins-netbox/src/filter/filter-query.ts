import { NetboxFilterValueError } from './filter-error.ts'

/** One value of a filter; `null` asks for objects that have none. */
export type NetboxFilterValue = string | number | boolean | null

/**
 * Filters of the server by name; several values of one name are alternatives (of `tag`: all of them).
 *
 * @example
 * ```ts no-check
 * { site: 'ams', status: ['active', 'staged'], role__n: 'patch-panel', cf_owner: 'net' }
 * ```
 */
export type NetboxFilter = Readonly<
  Record<string, NetboxFilterValue | readonly NetboxFilterValue[]>
>

/**
 * Makes the query of filters. A value that is not there is an error: the server ignores a filter without one,
 * and gives every host that it has.
 *
 * @param filter - Filters by name.
 * @throws {@link NetboxFilterValueError} for an empty list or text, `undefined`, and what is no value.
 */
export function filterQuery(filter: NetboxFilter): [name: string, value: string][] {
  return Object.entries(filter).flatMap(([name, value]) => {
    const values: readonly unknown[] = Array.isArray(value) ? value : [value]
    if (values.length === 0) throw wrong(name, 'has no value: its list is empty')
    return values.map((one): [string, string] => [name, textOf(name, one)])
  })
}

function textOf(filter: string, value: unknown): string {
  if (value === null) return 'null'
  if (typeof value === 'boolean') return String(value)
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  if (typeof value !== 'string')
    throw wrong(filter, `needs texts, numbers, true or false, got ${kindOf(value)}`)
  if (value.trim() === '') throw wrong(filter, 'has no value: an empty text selects everything')
  return value
}

function kindOf(value: unknown): string {
  if (value === undefined) return 'undefined (an environment variable that is not set?)'
  return typeof value === 'number' ? String(value) : `a value of type ${typeof value}`
}

function wrong(filter: string, reason: string): Error {
  return new NetboxFilterValueError({ filter, reason })
}
