import type { Platform } from '../estate/estate.ts'
import { brief, depthOf, showParentName } from './brief.ts'
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

/** A platform. Its parent has no slug: who wants to climb must know the others. */
export const platformFields: Fields<Platform> = [
  ...head<Platform>('dcim/platforms'),
  { key: 'parent', value: (item, look) => showParentName(item, 'dcim/platforms', look), from: 44 },
  ...names,
  {
    key: 'manufacturer',
    value: ({ manufacturer }, look) => brief(manufacturer, 'dcim/manufacturers', look),
  },
  ...fixed({ config_template: null, description: '' }),
  ...owner,
  ...fixed({ comments: '' }, { from: 44 }),
  ...extras,
  countDevices(({ platform }) => platform),
  countMachines(({ platform }) => platform),
  { key: '_depth', value: depthOf, from: 44 },
]
