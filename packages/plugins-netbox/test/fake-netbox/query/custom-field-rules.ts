import type { CustomField, Estate, Machine } from '../estate/estate.ts'
import { flag, number, type Rule, text } from './rule.ts'

/** Filters `cf_…` for the custom fields of one kind of machine, unless the field forbids it. */
export function customFieldRules(
  { customFields }: Estate,
  type: 'dcim.device' | 'virtualization.virtualmachine',
): Record<string, Rule<Machine>> {
  return Object.fromEntries(
    customFields
      .filter(
        ({ objectTypes, filterLogic }) => objectTypes.includes(type) && filterLogic !== 'disabled',
      )
      .flatMap((field) => {
        const rule = ruleOf(field)
        return rule === undefined ? [] : [[`cf_${field.name}`, rule]]
      }),
  )
}

function ruleOf({ name, type, filterLogic }: CustomField): Rule<Machine> | undefined {
  const value = (item: Machine): unknown => item.customFields[name] ?? null
  switch (type) {
    case 'integer':
    case 'decimal':
    case 'object':
      return number((item) => value(item) as number | null)
    case 'boolean':
      return flag((item) => value(item) === true)
    case 'multiselect':
    case 'multiobject':
      return (lookup) =>
        lookup === ''
          ? (values) => (item) =>
              values.some((wanted) =>
                ((value(item) ?? []) as unknown[]).map(String).includes(wanted),
              )
          : undefined
    case 'select':
      return text((item) => value(item) as string | null)
    case 'json':
      return undefined
    default:
      return text((item) => value(item) as string | null, filterLogic === 'loose' ? 'ic' : 'n')
  }
}
