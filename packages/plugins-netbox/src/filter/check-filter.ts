import { nearest } from '@nornir-ts/kernel'
import type { ObjectKind } from '../device/object-kind.ts'
import { isAtLeast, type ServerVersion } from '../version/server-version.ts'
import { type CustomField, filtersOf, type Lookups } from './custom-field.ts'
import { NetboxFilterNameError, NetboxFilterValueError } from './filter-error.ts'
import type { NetboxFilter } from './filter-query.ts'

/** What a filter is checked against. */
export interface KnownFilters {
  /** What was to be filtered. */
  readonly kind: ObjectKind
  /** Filters that this version of the server has for it. */
  readonly names: ReadonlySet<string>
  /** That version. */
  readonly version: ServerVersion
  /** All custom fields of the server; read only where a filter asks for one. */
  readonly customFields: readonly CustomField[]
  /** Further ones that the user vouches for. */
  readonly allowed: readonly string[]
}

/** Parameters that say how, not which: they are set here. */
const RESERVED: readonly string[] = [
  'limit',
  'offset',
  'start',
  'ordering',
  'sort',
  'fields',
  'omit',
  'exclude',
  'exclude_m2m',
  'brief',
  'depth',
  'include',
  'format',
  'api_version',
]

/** Whether a filter asks for a custom field. */
export function isCustom(name: string): boolean {
  return name.startsWith('cf_')
}

/**
 * Refuses filters by names that have another meaning for the server.
 *
 * @throws {@link NetboxFilterNameError} for the first one.
 */
export function refuseReserved(filter: NetboxFilter, kind: ObjectKind): void {
  for (const name of Object.keys(filter)) {
    if (!RESERVED.includes(name)) continue
    const reason = 'it says how to answer, which is not for filters'
    throw new NetboxFilterNameError({ filter: name, kind, reason, suggestion: undefined })
  }
}

/**
 * Refuses filters that the server does not know: it would ignore them, and give every host that it has.
 *
 * @throws {@link NetboxFilterNameError} for the first one, with the nearest that there is.
 * @throws {@link NetboxFilterValueError} for a value that it would ignore.
 */
export function checkFilter(filter: NetboxFilter, known: KnownFilters): void {
  for (const name of Object.keys(filter)) {
    if (known.allowed.includes(name)) continue
    if (isCustom(name)) checkCustom(name, known)
    else if (!known.names.has(name)) throw unknown(name, known)
    if (isFlag(name, known)) checkFlag(name, filter[name])
    if (SINGLE.test(name)) checkSingle(name, filter[name])
  }
}

/** Filters that are true or false, beside all `has_…`, `is_…` and `…__empty`. */
const FLAGS: readonly string[] = [
  'console_ports',
  'console_server_ports',
  'device_bays',
  'interfaces',
  'local_context_data',
  'module_bays',
  'pass_through_ports',
  'power_outlets',
  'power_ports',
  'virtual_chassis_member',
]

function isFlag(name: string, { customFields }: KnownFilters): boolean {
  if (isNamedFlag(name)) return true
  return customFields.some(({ name: field, type }) => type === 'boolean' && name === `cf_${field}`)
}

function isNamedFlag(name: string): boolean {
  return /__empty$|^(?:has|is)_/.test(name) || FLAGS.includes(name)
}

/**
 * Refuses anything but `true` and `false`: NetBox and Nautobot alike ignore `yes`, and most of their filters `1`, and
 * give everything.
 *
 * @param filter - Its name.
 * @param value - What it was given.
 * @throws {@link NetboxFilterValueError} for another value.
 */
export function checkFlag(filter: string, value: NetboxFilter[string] | undefined): void {
  const [only, ...others] = [value].flat()
  if (others.length === 0 && ['true', 'false'].includes(String(only))) return
  const reason = 'is true or false; the server would ignore anything else, and give everything'
  throw new NetboxFilterValueError({ filter, reason })
}

/** Of several values of these the server hears the last only. */
const SINGLE = /^(?:q|(?:created|updated|modified)_by_request)$/

/**
 * Refuses several values.
 *
 * @param filter - Its name.
 * @param value - What it was given.
 * @throws {@link NetboxFilterValueError} for a list of several.
 */
export function checkSingle(filter: string, value: NetboxFilter[string] | undefined): void {
  if (!Array.isArray(value) || value.length === 1) return
  const reason = 'takes one value; of several the server would hear the last only'
  throw new NetboxFilterValueError({ filter, reason })
}

function unknown(filter: string, { kind, names, version, allowed }: KnownFilters): Error {
  const reason = `NetBox ${version.text} has none of this name and would give everything (one of a plugin or a newer version: allowFilters)`
  const suggestion = nearest(filter, [...names, ...allowed])
  return new NetboxFilterNameError({ filter, kind, reason, suggestion })
}

function checkCustom(filter: string, { kind, names, version, customFields }: KnownFilters): void {
  const lookups = { ...lookupsOf(names), areForLists: isAtLeast(version, 4, 7) }
  const own = customFields.filter(({ kinds }) => kinds.includes(kind))
  const all = own.flatMap((field) => filtersOf(field, lookups))
  if (all.includes(filter)) return
  const named = ({ name }: CustomField) =>
    filter === `cf_${name}` || filter.startsWith(`cf_${name}__`)
  const found = own.find(named)
  const reason =
    found !== undefined
      ? whyNot(found, filtersOf(found, lookups).length > 0)
      : customFields.some(named)
        ? 'it has no such custom field, others do'
        : 'there is no such custom field'
  throw new NetboxFilterNameError({ filter, kind, reason, suggestion: nearest(filter, all) })
}

function whyNot({ type, filterLogic }: CustomField, hasFilters: boolean): string {
  if (filterLogic === 'disabled') return 'filtering is disabled for this custom field'
  if (!hasFilters) return `custom fields of type ${type} have no filters`
  return filterLogic === 'loose'
    ? 'this custom field has no such lookup: its filter logic is "loose" (matches parts)'
    : `custom fields of type ${type} have no such lookup`
}

/** Which lookups a version makes can be seen at two filters that it makes them for. */
function lookupsOf(names: ReadonlySet<string>): Omit<Lookups, 'areForLists'> {
  const behind = (prefix: string) =>
    [...names].flatMap((name) => (name.startsWith(prefix) ? [name.slice(prefix.length)] : []))
  return { text: behind('name__'), number: behind('id__') }
}
