import type { CustomField, Estate, Machine } from '../estate/estate.ts'
import { number, type Rule, type Test, text } from './rule.ts'

/** Filters `cf_…` for the custom fields of one kind of machine, unless the field forbids it; those of lists may have no lookups. */
export function customFieldRules(
  { customFields }: Estate,
  type: 'dcim.device' | 'virtualization.virtualmachine',
  listsHaveLookups: boolean,
): Record<string, Rule<Machine>> {
  return Object.fromEntries(
    customFields
      .filter(
        ({ objectTypes, filterLogic }) => objectTypes.includes(type) && filterLogic !== 'disabled',
      )
      .flatMap((field) => {
        const isPlain = field.type.startsWith('multi') && !listsHaveLookups
        const own = ruleOf(field)
        const rule = own && isPlain ? plainOnly(own) : own
        return rule === undefined ? [] : [[`cf_${field.name}`, rule]]
      }),
  )
}

function ruleOf({ name, type, filterLogic }: CustomField): Rule<Machine> | undefined {
  const value = (item: Machine): unknown => item.customFields[name] ?? null
  const own = (item: Machine) => value(item) as string | null
  switch (type) {
    case 'integer':
    case 'decimal':
    case 'object':
      return number((item) => value(item) as number | null)
    case 'boolean':
      return (lookup) => (lookup === '' ? (values) => isStored(values, value) : undefined)
    case 'multiselect':
    case 'multiobject':
      return (lookup) => {
        if (lookup !== '' && lookup !== 'n') return undefined
        return (values) => (item) => {
          const stored = ((value(item) ?? []) as unknown[]).map(String)
          return values.some((wanted) => stored.includes(wanted)) === (lookup === '')
        }
      }
    case 'select':
      return text(own)
    case 'json':
      return undefined
    default:
      // The real server gives lookups to exact fields only: `cf_x__ic` of a loose one is not heard.
      return filterLogic === 'loose' ? plainOnly(text(own, 'ic')) : text(own)
  }
}

/** A field without a value is neither true nor false. */
function isStored(values: readonly string[], of: (item: Machine) => unknown): Test<Machine> {
  const wanted = { true: true, True: true, false: false, False: false }[values.at(-1) ?? '']
  return (item) => wanted === undefined || of(item) === wanted
}

function plainOnly(rule: Rule<Machine>): Rule<Machine> {
  return (lookup) => (lookup === '' ? rule('') : undefined)
}
