import type { CustomField, Machine } from '../estate/estate.ts'
import { findById } from '../estate/find-by-id.ts'
import { brief } from './brief.ts'
import { showChoice } from './choice.ts'
import type { Look } from './look.ts'

/** Shows all custom fields that a kind of machine has; those without a value are null. */
export function showCustomFields(
  machine: Machine,
  type: CustomField['objectTypes'][number],
  look: Look,
): Record<string, unknown> {
  const shown: Record<string, unknown> = {}
  for (const field of look.estate.customFields) {
    if (!field.objectTypes.includes(type)) continue
    shown[field.name] = showValue(field, machine.customFields[field.name] ?? null, look)
  }
  return shown
}

function showValue(field: CustomField, value: unknown, look: Look): unknown {
  if (value === null) return null
  switch (field.type) {
    case 'select':
      return showSelection(field, value as string, look)
    case 'multiselect':
      return (value as string[]).map((one) => showSelection(field, one, look))
    case 'object':
      return showSite(value as number, look)
    case 'multiobject':
      return (value as number[]).map((id) => showSite(id, look))
    default:
      return value
  }
}

/** From 4.7 on with its label. */
function showSelection(field: CustomField, value: string, { profile }: Look): unknown {
  return profile.hasSelectionObjects ? showChoice(value, field.choices ?? {}) : value
}

function showSite(id: number, look: Look): unknown {
  const site = findById(look.estate.sites, id) ?? null
  return brief(site, 'dcim/sites', look)
}
