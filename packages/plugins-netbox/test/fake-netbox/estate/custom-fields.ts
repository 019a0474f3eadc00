import type { CustomField } from './estate.ts'
import { timestamp } from './timestamp.ts'

type Draft = Pick<CustomField, 'name' | 'type'> & Partial<CustomField>

const both = ['dcim.device', 'virtualization.virtualmachine'] as const

const drafts: readonly Draft[] = [
  { name: 'facts', type: 'json' },
  {
    name: 'features',
    type: 'multiselect',
    choices: { bgp: 'BGP', ospf: 'OSPF', mpls: 'MPLS' },
  },
  { name: 'home_site', type: 'object', relatedObjectType: 'dcim.site' },
  { name: 'install_date', type: 'date' },
  { name: 'internal_note', type: 'text', filterLogic: 'disabled' },
  {
    name: 'maintenance',
    type: 'select',
    choices: { sat: 'Saturday', sun: 'Sunday' },
    objectTypes: both,
  },
  { name: 'monitored', type: 'boolean' },
  { name: 'notes', type: 'longtext' },
  { name: 'owner_team', type: 'text', objectTypes: both },
  { name: 'peer_sites', type: 'multiobject', relatedObjectType: 'dcim.site' },
  { name: 'ports', type: 'integer' },
  { name: 'runbook', type: 'url' },
  { name: 'service_code', type: 'text', filterLogic: 'exact' },
  { name: 'weight_kg', type: 'decimal' },
]

/** One custom field of every type, in the order in which the server lists them. */
export const customFields: readonly CustomField[] = drafts.map((draft, index) => ({
  id: index + 1,
  lastUpdated: timestamp(index),
  objectTypes: ['dcim.device'],
  filterLogic: 'loose',
  ...draft,
}))
