/** A choice as the API shows it. */
export interface Choice {
  readonly value: string | number
  readonly label: string
}

/** What can be the status of what. */
export const statuses = {
  'dcim.device': {
    offline: 'Offline',
    active: 'Active',
    planned: 'Planned',
    staged: 'Staged',
    failed: 'Failed',
    inventory: 'Inventory',
    decommissioning: 'Decommissioning',
  },
  'virtualization.virtualmachine': {
    offline: 'Offline',
    active: 'Active',
    planned: 'Planned',
    staged: 'Staged',
    failed: 'Failed',
    decommissioning: 'Decommissioning',
    paused: 'Paused',
  },
} as const satisfies Record<string, Record<string, string>>

/** Shows a choice; one that is not in the table is its own label. */
export function showChoice(value: string, labels: Readonly<Record<string, string>>): Choice {
  return { value, label: labels[value] ?? value }
}
