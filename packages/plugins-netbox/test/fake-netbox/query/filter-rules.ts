import { statuses } from '../answer/choice.ts'
import type { CustomField, Device, Estate, Machine, VirtualMachine } from '../estate/estate.ts'
import type { Profile } from '../profile.ts'
import { customFieldRules } from './custom-field-rules.ts'
import {
  branch,
  choice,
  flag,
  labels,
  type Node,
  number,
  type Rule,
  text,
  time,
  word,
} from './rule.ts'
import { searchDevices, searchVirtualMachines } from './search.ts'

/** Filters by their plain names. */
export type Rules<Item> = Readonly<Record<string, Rule<Item>>>

/** The filters of `/api/dcim/devices/`. */
export function deviceRules(estate: Estate, profile: Profile): Rules<Device> {
  const { deviceTypes, locations, manufacturers, racks, virtualChassis } = estate
  return {
    ...machineRules<Device>(estate, profile, 'dcim.device'),
    ...choices('device_type', (device: Device) => device.deviceType, deviceTypes),
    ...choices('manufacturer', (device: Device) => device.deviceType.manufacturer, manufacturers),
    ...branches('location', (device: Device) => device.location, locations),
    asset_tag: text((device) => device.assetTag),
    q: searchDevices,
    has_oob_ip: flag((device) => device.oobIp !== null),
    model: choice((device) => device.deviceType.slug, has(deviceTypes, 'slug')),
    rack_id: choice((device) => device.rack?.id, has(racks, 'id')),
    vc_position: number((device) => device.vcPosition),
    virtual_chassis_id: choice((device) => device.virtualChassis?.id, has(virtualChassis, 'id')),
    virtual_chassis_member: flag((device) => device.virtualChassis !== null),
  }
}

/** The filters of `/api/virtualization/virtual-machines/`. */
export function virtualMachineRules(estate: Estate, profile: Profile): Rules<VirtualMachine> {
  return {
    ...machineRules<VirtualMachine>(estate, profile, 'virtualization.virtualmachine'),
    q: searchVirtualMachines,
    cluster: choice((machine) => machine.cluster?.name, has(estate.clusters, 'name')),
    memory: number((machine) => machine.memory),
    vcpus: number((machine) => machine.vcpus),
  }
}

function machineRules<Item extends Machine>(
  estate: Estate,
  profile: Profile,
  type: CustomField['objectTypes'][number],
): Rules<Item> {
  const { regions, siteGroups, sites, roles, platforms, tenants, tags, clusters } = estate
  const hasAny = profile.release >= 47
  return {
    ...branches('platform', (item: Item) => item.platform, platforms),
    ...branches('region', (item: Item) => item.site?.region ?? null, regions),
    ...branches('role', (item: Item) => item.role, roles),
    ...branches('site_group', (item: Item) => item.site?.group ?? null, siteGroups),
    ...choices('site', (item: Item) => item.site, sites),
    ...choices('tenant', (item: Item) => item.tenant, tenants),
    cluster_id: choice((item) => item.cluster?.id, has(clusters, 'id')),
    created: time((item) => item.created),
    description: text((item) => item.description),
    has_primary_ip: flag((item) => item.primaryIp4 !== null || item.primaryIp6 !== null),
    id: number((item) => item.id),
    last_updated: time((item) => item.lastUpdated),
    local_context_data: flag((item) => item.localContext !== null),
    name: text((item) => item.name, 'ie'),
    serial: text((item) => item.serial, 'ie'),
    status: word((item) => item.status, Object.keys(statuses[type])),
    tag: labels((item) => item.tags.map(({ slug }) => slug), has(tags, 'slug'), hasAny),
    tag_id: labels((item) => item.tags.map(({ id }) => String(id)), has(tags, 'id'), hasAny),
    ...customFieldRules(estate, type, profile.release >= 47),
  }
}

interface Slugged {
  readonly id: number
  readonly slug: string
}

/** The filters `<name>` by slug and `<name>_id`. */
function choices<Item>(
  name: string,
  of: (item: Item) => Slugged | null,
  all: readonly Slugged[],
): Rules<Item> {
  return {
    [name]: choice((item) => of(item)?.slug, has(all, 'slug')),
    [`${name}_id`]: choice((item) => of(item)?.id, has(all, 'id')),
  }
}

/** The same in a tree. */
function branches<Item>(
  name: string,
  of: (item: Item) => Node | null,
  all: readonly Slugged[],
): Rules<Item> {
  return {
    [name]: branch(of, 'slug', has(all, 'slug')),
    [`${name}_id`]: branch(of, 'id', has(all, 'id')),
  }
}

function has<Key extends string>(
  items: readonly Readonly<Record<Key, string | number>>[],
  key: Key,
): (value: string) => boolean {
  return (value) => items.some((item) => String(item[key]) === value)
}
