import type { CustomField } from '../estate/estate.ts'
import type { Subject } from './show.ts'

/** What the types of the estate are called here; there are none for objects and decimals. */
const types: Readonly<
  Partial<Record<CustomField['type'], readonly [value: string, label: string]>>
> = {
  text: ['text', 'Text'],
  longtext: ['markdown', 'Markdown'],
  integer: ['integer', 'Integer'],
  boolean: ['boolean', 'Boolean (true/false)'],
  date: ['date', 'Date'],
  url: ['url', 'URL'],
  json: ['json', 'JSON'],
  select: ['select', 'Selection'],
  multiselect: ['multi-select', 'Multiple selection'],
}

const logics = { loose: 'Loose', exact: 'Exact', disabled: 'Disabled' } as const

/** Whether a server like this can have the field. */
export function isNautobotField({ type }: CustomField): boolean {
  return type in types
}

/** A custom field. */
export function customFieldSubject(field: CustomField): Subject {
  const { id, name, type, filterLogic, lastUpdated } = field
  const [value = '', label = ''] = types[type] ?? []
  return {
    kind: 'customField',
    id,
    display: name,
    lastUpdated,
    fields: () => ({
      type: { value, label },
      filter_logic: { value: filterLogic, label: logics[filterLogic] },
      label: name,
      grouping: '',
      key: name,
      description: '',
      required: false,
      default: null,
      weight: 100,
    }),
  }
}
