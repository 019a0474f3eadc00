import type { CustomField, Estate, Machine } from '../estate/estate.ts'
import { number, type Rule, type Test, text } from '../query/rule.ts'
import { isNautobotField } from './custom-field.ts'
import { lastOnly, words } from './word-rules.ts'

/** Filters `cf_…` for the custom fields of one kind of machine. But for those of several values, each hears the last value only. */
export function nautobotFieldRules(
  { customFields }: Estate,
  type: CustomField['objectTypes'][number],
): Record<string, Rule<Machine>> {
  return Object.fromEntries(
    customFields
      .filter((field) => field.objectTypes.includes(type) && isNautobotField(field))
      .filter(({ filterLogic }) => filterLogic !== 'disabled')
      .map((field) => [`cf_${field.name}`, ruleOf(field)]),
  )
}

function ruleOf({ name, type, filterLogic }: CustomField): Rule<Machine> {
  const value = (item: Machine): unknown => item.customFields[name] ?? null
  const own = (item: Machine) => value(item) as string | null
  switch (type) {
    case 'integer':
      return lastOnly(number((item) => value(item) as number | null))
    case 'boolean':
      return (lookup) => (lookup === '' ? (values) => isStored(values, value) : undefined)
    case 'multiselect':
      return (lookup) => {
        if (lookup !== '' && lookup !== 'n') return undefined
        return (values) => (item) => {
          const stored = (value(item) ?? []) as string[]
          return values.some((wanted) => stored.includes(wanted)) === (lookup === '')
        }
      }
    case 'json':
      return lastOnly((lookup) =>
        lookup === ''
          ? text<Machine>((item) => JSON.stringify(value(item) ?? null), 'ic')('')
          : undefined,
      )
    case 'select':
    case 'date':
      return lastOnly(words(own))
    default:
      return lastOnly((lookup) =>
        lookup === '' && filterLogic === 'loose' ? text(own, 'ic')('') : words(own)(lookup),
      )
  }
}

/** A field without a value is neither true nor false; what is neither is not heard. */
function isStored(values: readonly string[], of: (item: Machine) => unknown): Test<Machine> {
  const wanted = { true: true, '1': true, false: false, '0': false }[
    (values.at(-1) ?? '').toLowerCase()
  ]
  return (item) => wanted === undefined || of(item) === wanted
}
