import type { Role } from '../estate/estate.ts'
import { depthOf, showParentName } from './brief.ts'
import {
  countDevices,
  countMachines,
  extras,
  type Fields,
  fixed,
  head,
  names,
  owner,
} from './common-fields.ts'

/** A role of devices and virtual machines. */
export const roleFields: Fields<Role> = [
  ...head<Role>('dcim/device-roles'),
  ...names,
  { key: 'color', value: ({ color }) => color },
  ...fixed({ vm_role: true, config_template: null }),
  {
    key: 'parent',
    value: (item, look) => showParentName(item, 'dcim/device-roles', look),
    from: 43,
  },
  ...fixed({ description: '' }),
  ...extras,
  countDevices(({ role }): Role => role),
  countMachines(({ role }) => role),
  ...owner,
  ...fixed({ comments: '' }, { from: 43 }),
  { key: '_depth', value: depthOf, from: 43 },
]
