import { deviceFields } from '../answer/device.ts'
import {
  customFieldFields,
  groupFields,
  locationFields,
  manufacturerFields,
  platformFields,
  roleFields,
  siteFields,
  tagFields,
  tenantFields,
} from '../answer/grounds.ts'
import { type Field, fieldsOf, type Look } from '../answer/look.ts'
import { virtualMachineFields } from '../answer/virtual-machine.ts'
import type { Device, VirtualMachine } from '../estate/estate.ts'
import { deviceRules, type Rules, virtualMachineRules } from '../query/filter-rules.ts'
import { number, text } from '../query/rule.ts'
import type { Collection } from './collection.ts'
import { Collection as Items } from './collection.ts'
import { Renderer } from './endpoint.ts'

interface Listed {
  readonly id: number
  readonly name: string | null
}

/** The lists of machines, which change, and the filters that the real server has for them. */
export interface Machines {
  readonly devices: Collection<Device>
  readonly virtualMachines: Collection<VirtualMachine>
}

/** What is served, by path. */
export type Endpoints = ReadonlyMap<string, { readonly renderer: Renderer<never>; readonly collection: Collection<never> }>

/** Lays out the API of one server. */
export function layOutEndpoints(look: Look, machines: Machines, known: KnownFilters): Endpoints {
  const { estate, profile } = look
  const endpoints = new Map<string, { renderer: Renderer<never>; collection: Collection<never> }>()
  const add = <Item extends Listed>(
    path: string,
    collection: Collection<Item>,
    fields: readonly Field<Item>[],
    ...[rules = ground, names = []]: [Rules<Item>?, readonly string[]?]
  ): void => {
    const renderer = new Renderer<Item>(
      { collection, rules, known: new Set(names), fields: fieldsOf(fields, profile) },
      look,
    )
    endpoints.set(`/api/${path}/`, { renderer, collection } as never)
  }
  add('dcim/devices', machines.devices, deviceFields, deviceRules(estate, profile), known.devices)
  add(
    'virtualization/virtual-machines',
    machines.virtualMachines,
    virtualMachineFields,
    virtualMachineRules(estate, profile),
    known.virtualMachines,
  )
  add('dcim/regions', new Items(estate.regions), groupFields('dcim/regions'))
  add('dcim/site-groups', new Items(estate.siteGroups), groupFields('dcim/site-groups'))
  add('dcim/sites', new Items(estate.sites), siteFields)
  add('dcim/locations', new Items(estate.locations), locationFields)
  add('dcim/device-roles', new Items(estate.roles), roleFields)
  add('dcim/platforms', new Items(estate.platforms), platformFields)
  add('dcim/manufacturers', new Items(estate.manufacturers), manufacturerFields)
  add('tenancy/tenants', new Items(estate.tenants), tenantFields)
  add('extras/tags', new Items(estate.tags), tagFields)
  add('extras/custom-fields', new Items(estate.customFields), customFieldFields)
  return endpoints
}

/** Names of filters per kind of machine. */
export interface KnownFilters {
  readonly devices: readonly string[]
  readonly virtualMachines: readonly string[]
}

/** The filters of everything that is no machine. */
const ground: Rules<Listed & { readonly slug?: string }> = {
  id: number(({ id }) => id),
  name: text(({ name }) => name),
  slug: text(({ slug }) => slug),
}
