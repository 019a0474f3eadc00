import type { Named, Tag } from '../estate/estate.ts'
import { extras, type Fields, fixed, head, names, owner, times } from './common-fields.ts'

/** A manufacturer. */
export const manufacturerFields: Fields<Named> = [
  ...head<Named>('dcim/manufacturers'),
  ...names,
  ...fixed({ description: '' }),
  ...owner,
  ...fixed({ comments: '' }, { from: 45 }),
  ...extras,
  {
    key: 'devicetype_count',
    value: (item, { estate }) =>
      estate.deviceTypes.filter(({ manufacturer }) => manufacturer === item).length,
  },
  ...fixed({ moduletype_count: 0 }, { from: 47 }),
  ...fixed({ inventoryitem_count: 0 }),
  {
    key: 'platform_count',
    value: (item, { estate }) =>
      estate.platforms.filter(({ manufacturer }) => manufacturer === item).length,
  },
]

/** A tenant. */
export const tenantFields: Fields<Named> = [
  ...head<Named>('tenancy/tenants'),
  ...names,
  ...fixed({ group: null, description: '' }),
  ...owner,
  ...fixed({ comments: '' }),
  ...extras,
  ...fixed({ circuit_count: 0 }),
  {
    key: 'device_count',
    value: (item, { estate }) => estate.devices.filter(({ tenant }) => tenant === item).length,
  },
  ...fixed({ ipaddress_count: 0, prefix_count: 0, rack_count: 0, site_count: 0 }),
  ...fixed({ virtualmachine_count: 0, vlan_count: 0, vrf_count: 0, cluster_count: 0 }),
]

/** A tag. */
export const tagFields: Fields<Tag> = [
  ...head<Tag>('extras/tags'),
  ...names,
  { key: 'color', value: ({ color }) => color },
  ...fixed({ description: '', weight: 1000, object_types: [] }),
  {
    key: 'tagged_items',
    value: (item, { estate: { devices, virtualMachines } }) =>
      [...devices, ...virtualMachines].filter(({ tags }) => tags.includes(item)).length,
  },
  ...times,
]
