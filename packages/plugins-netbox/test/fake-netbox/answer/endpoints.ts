import type { Named } from '../estate/estate.ts'
import { Collection } from '../http/collection.ts'
import { Endpoints, type Listed, type Machines } from '../http/endpoints.ts'
import { knownFilters } from '../known-filters.ts'
import { deviceRules, type Rules, virtualMachineRules } from '../query/filter-rules.ts'
import { number, since, text } from '../query/rule.ts'
import { changeFields } from './change.ts'
import { customFieldFields } from './custom-field.ts'
import { deviceFields } from './device.ts'
import { manufacturerFields, tagFields, tenantFields } from './label.ts'
import type { Field, Look } from './look.ts'
import { groupFields, locationFields, siteFields } from './place.ts'
import { platformFields } from './platform.ts'
import { roleFields } from './role.ts'
import { viewOf } from './view.ts'
import { virtualMachineFields } from './virtual-machine.ts'

/** Lays out the API of NetBox. */
export function layOutNetBox(
  look: Look,
  { changes, devices, virtualMachines }: Machines,
): Endpoints {
  const { estate, profile } = look
  const known = knownFilters(profile)
  const endpoints = new Endpoints()
  endpoints.add('dcim/devices', {
    collection: devices,
    rules: deviceRules(estate, profile),
    known: known.devices,
    view: viewOf(deviceFields, look),
  })
  endpoints.add('virtualization/virtual-machines', {
    collection: virtualMachines,
    rules: virtualMachineRules(estate, profile),
    known: known.virtualMachines,
    view: viewOf(virtualMachineFields, look),
  })
  endpoints.add(profile.release >= 41 ? 'core/object-changes' : 'extras/object-changes', {
    collection: changes,
    rules: { id: number(({ id }) => id), time_after: since(({ time }) => time) },
    known: new Set(),
    view: viewOf(changeFields, look),
  })
  const add = <Item extends Listed & Partial<Named>>(
    path: string,
    items: Item[],
    fields: readonly Field<Item>[],
  ): void =>
    endpoints.add(path, {
      collection: new Collection(items),
      rules: groundRules,
      known: new Set(),
      view: viewOf(fields, look),
    })
  add(
    'dcim/regions',
    estate.regions,
    groupFields('dcim/regions', ({ region }) => region),
  )
  add(
    'dcim/site-groups',
    estate.siteGroups,
    groupFields('dcim/site-groups', ({ group }) => group),
  )
  add('dcim/sites', estate.sites, siteFields)
  add('dcim/locations', estate.locations, locationFields)
  add('dcim/device-roles', estate.roles, roleFields)
  add('dcim/platforms', estate.platforms, platformFields)
  add('dcim/manufacturers', estate.manufacturers, manufacturerFields)
  add('tenancy/tenants', estate.tenants, tenantFields)
  add('extras/tags', estate.tags, tagFields)
  add('extras/custom-fields', estate.customFields, customFieldFields)
  return endpoints
}

/** The filters of everything that is no machine. */
const groundRules: Rules<Listed & Partial<Named>> = {
  id: number(({ id }) => id),
  name: text(({ name }) => name),
  slug: text(({ slug }) => slug),
}
