import type { CustomField } from '../estate/estate.ts'
import { type Fields, fixed, head, owner, times } from './common-fields.ts'
import { apiUrl, type Look } from './look.ts'

/** What the API calls a type, and the type of its values. */
const types: Readonly<Record<CustomField['type'], readonly [label: string, data: string]>> = {
  text: ['Text', 'string'],
  longtext: ['Text (long)', 'string'],
  integer: ['Integer', 'integer'],
  decimal: ['Decimal', 'decimal'],
  boolean: ['Boolean', 'boolean'],
  date: ['Date', 'string'],
  url: ['URL', 'string'],
  json: ['JSON', 'object'],
  select: ['Selection', 'string'],
  multiselect: ['Multiple selection', 'array'],
  object: ['Object', 'object'],
  multiobject: ['Multiple objects', 'array'],
}

const logics = { loose: 'Loose', exact: 'Exact', disabled: 'Disabled' } as const

/** A custom field. */
export const customFieldFields: Fields<CustomField> = [
  ...head<CustomField>('extras/custom-fields').slice(0, 3),
  { key: 'display', value: ({ name }) => displayOf(name) },
  { key: 'object_types', value: ({ objectTypes }) => objectTypes },
  { key: 'type', value: ({ type }) => ({ value: type, label: types[type][0] }) },
  { key: 'related_object_type', value: ({ relatedObjectType }) => relatedObjectType ?? null },
  { key: 'data_type', value: ({ type }) => types[type][1] },
  { key: 'name', value: ({ name }) => name },
  ...fixed({ label: '', group_name: '', description: '', required: false, unique: false }),
  ...fixed({ search_weight: 1000 }),
  {
    key: 'filter_logic',
    value: ({ filterLogic }) => ({ value: filterLogic, label: logics[filterLogic] }),
  },
  ...fixed({
    ui_visible: { value: 'always', label: 'Always' },
    ui_editable: { value: 'yes', label: 'Yes' },
    is_cloneable: false,
  }),
  ...fixed({ nulls_first: true }, { from: 47 }),
  ...fixed({ default: null, related_object_filter: null, weight: 100 }),
  ...fixed({ validation_minimum: null, validation_maximum: null, validation_regex: '' }),
  ...fixed({ validation_schema: null }, { from: 47 }),
  { key: 'choice_set', value: showChoiceSet },
  ...fixed({ status: { value: 'active', label: 'Active' } }, { from: 47 }),
  ...owner,
  ...fixed({ comments: '' }),
  ...times,
]

/** What people see in the place of a label. */
function displayOf(name: string): string {
  const text = name.replaceAll('_', ' ')
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}

function showChoiceSet({ id, name, choices }: CustomField, look: Look) {
  if (choices === undefined) return null
  return {
    id,
    url: apiUrl(look, 'extras/custom-field-choice-sets', id),
    display: name,
    name,
    description: '',
    choices_count: Object.keys(choices).length,
  }
}
