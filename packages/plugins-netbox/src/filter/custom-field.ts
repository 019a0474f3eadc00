import type { Row } from '../answer/row.ts'
import type { ObjectKind } from '../device/object-kind.ts'

/** A field that the operators of a server added, as far as filters go. */
export interface CustomField {
  /** Its name, without `cf_`. */
  readonly name: string
  /** E.g. `text`, `select`. */
  readonly type: string
  /** `loose`, `exact` or `disabled`. */
  readonly filterLogic: string
  /** What has it. */
  readonly kinds: readonly ObjectKind[]
}

const KINDS: Readonly<Record<string, ObjectKind>> = {
  'dcim.device': 'device',
  'virtualization.virtualmachine': 'virtual_machine',
}

/**
 * Reads a custom field of NetBox.
 *
 * @param row - One of `api/extras/custom-fields/`.
 */
export function readCustomField(row: Row): CustomField {
  const types = row.raw('object_types')
  if (!Array.isArray(types)) throw row.wrong('object_types', 'a list')
  return {
    name: row.requiredText('name'),
    type: row.choice('type') ?? '',
    filterLogic: row.choice('filter_logic') ?? '',
    kinds: types.flatMap((type: unknown) => KINDS[String(type)] ?? []),
  }
}

/** Lookups that NetBox makes for a filter, by what the field holds. */
export interface Lookups {
  /** For texts: `ic`, `isw`, … */
  readonly text: readonly string[]
  /** For numbers and dates: `gte`, `lt`, … */
  readonly number: readonly string[]
  /** Whether fields of several values have them too: before 4.7 they had none. */
  readonly areForLists: boolean
}

/**
 * The filters that a custom field has. NetBox makes none for JSON and where filtering is disabled, and no lookups
 * for texts that are matched loosely, nor, before 4.7, for fields of several values: it would ignore them.
 *
 * @param field - The field.
 * @param lookups - Of this server's version.
 */
export function filtersOf({ name, type, filterLogic }: CustomField, lookups: Lookups): string[] {
  const filter = `cf_${name}`
  if (filterLogic === 'disabled' || type === 'json') return []
  const isText = type === 'text' || type === 'longtext' || type === 'url'
  if (type === 'boolean' || (isText && filterLogic !== 'exact')) return [filter]
  if (type.startsWith('multi') && !lookups.areForLists) return [filter]
  const isWord = isText || type === 'select' || type === 'multiselect'
  const names = isWord ? lookups.text : lookups.number
  return [filter, ...names.map((lookup) => `${filter}__${lookup}`)]
}
