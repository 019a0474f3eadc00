import type { Change } from '../estate/estate.ts'
import type { Fields } from './common-fields.ts'

const actions = { create: 'Created', update: 'Updated', delete: 'Deleted' } as const

/** An entry of the log of changes: those of its fields that readers of an inventory ask for. */
export const changeFields: Fields<Change> = [
  { key: 'id', value: ({ id }) => id },
  { key: 'time', value: ({ time }) => time },
  { key: 'action', value: ({ action }) => ({ value: action, label: actions[action] }) },
  { key: 'changed_object_type', value: ({ type }) => type },
  { key: 'changed_object_id', value: ({ objectId }) => objectId },
]
