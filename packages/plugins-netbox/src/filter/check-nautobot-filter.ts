import type { Row } from '../answer/row.ts'
import { checkFlag, checkSingle, isCustom } from './check-filter.ts'
import type { NetboxFilter } from './filter-query.ts'

/** A field that the operators of a Nautobot added, as far as its filters go. */
export interface NautobotField {
  /** Its name in filters, without `cf_`. */
  readonly key: string
  /** E.g. `text`, `multi-select`. */
  readonly type: string
}

/**
 * Reads a custom field of Nautobot.
 *
 * @param row - One of `api/extras/custom-fields/`.
 */
export function readNautobotField(row: Row): NautobotField {
  return { key: row.requiredText('key'), type: row.choice('type') ?? '' }
}

/** What values are checked against. */
export interface NautobotFilters {
  /** All custom fields of the server; read only where a filter asks for one. */
  readonly customFields: readonly NautobotField[]
  /** Filters that the user vouches for. */
  readonly allowed: readonly string[]
}

/** Filters that are true or false, beside all `has_…`, `is_…` and `…__isnull`. */
const FLAGS: readonly string[] = ['local_config_context_data', 'virtual_chassis_member']

/**
 * Refuses values that Nautobot would ignore. Names need no check: it refuses those that it does not know.
 *
 * @throws `NetboxFilterValueError` for the first one: what is true or false and was given something else, and
 *   several values where the last only would be heard: of `q` and of custom fields (seen with 3.2).
 */
export function checkNautobotFilter(
  filter: NetboxFilter,
  { customFields, allowed }: NautobotFilters,
): void {
  for (const [name, value] of Object.entries(filter)) {
    if (allowed.includes(name)) continue
    const field = isCustom(name) ? customFields.find(({ key }) => isOf(name, key)) : undefined
    if (isFlag(name) || field?.type === 'boolean') checkFlag(name, value)
    if (name === 'q' || (isCustom(name) && field?.type !== 'multi-select')) checkSingle(name, value)
  }
}

function isFlag(name: string): boolean {
  return /^(?:has|is)_|__isnull$/.test(name) || FLAGS.includes(name)
}

/** With or without a lookup. */
function isOf(filter: string, key: string): boolean {
  return filter === `cf_${key}` || filter.startsWith(`cf_${key}__`)
}
