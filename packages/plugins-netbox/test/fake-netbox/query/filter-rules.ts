import type { Device, Estate, Machine, VirtualMachine } from '../estate/estate.ts'
import { statuses } from '../answer/choice.ts'
import type { Profile } from '../profile.ts'
import { customFieldRules } from './custom-field-rules.ts'
import {
  branch,
  choice,
  flag,
  labels,
  number,
  type Rule,
  text,
  time,
  word,
} from './rule.ts'

/** Filters by their plain names. */
export type Rules<Item> = Readonly<Record<string, Rule<Item>>>

/** The filters of `/api/dcim/devices/`. */
export function deviceRules(estate: Estate, profile: Profile): Rules<Device> {
  return {
    ...machineRules<Device>(estate, profile, 'dcim.device'),
    asset_tag: text((device) => device.assetTag),
    device_type: choice((device) => device.deviceType.slug, has(estate.deviceTypes, 'slug')),
    device_type_id: choice((device) => device.deviceType.id, has(estate.deviceTypes, 'id')),
    has_oob_ip: flag((device) => device.oobIp !== null),
    location: branch((device) => device.location, ({ slug }) => slug, has(estate.locations, 'slug')),
    location_id: branch(
      (device) => device.location,
      ({ id }) => String(id),
      has(estate.locations, 'id'),
    ),
    manufacturer: choice(
      (device) => device.deviceType.manufacturer.slug,
      has(estate.manufacturers, 'slug'),
    ),
    manufacturer_id: choice(
      (device) => device.deviceType.manufacturer.id,
      has(estate.manufacturers, 'id'),
    ),
    model: choice((device) => device.deviceType.slug, has(estate.deviceTypes, 'slug')),
    rack_id: choice((device) => device.rack?.id, has(estate.racks, 'id')),
    vc_position: number((device) => device.vcPosition),
    virtual_chassis_id: choice(
      (device) => device.virtualChassis?.id,
      has(estate.virtualChassis, 'id'),
    ),
    virtual_chassis_member: flag((device) => device.virtualChassis !== null),
  }
}

/** The filters of `/api/virtualization/virtual-machines/`. */
export function virtualMachineRules(estate: Estate, profile: Profile): Rules<VirtualMachine> {
  return {
    ...machineRules<VirtualMachine>(estate, profile, 'virtualization.virtualmachine'),
    cluster: choice((machine) => machine.cluster?.name, has(estate.clusters, 'name')),
    memory: number((machine) => machine.memory),
    vcpus: number((machine) => machine.vcpus),
  }
}

type MachineType = 'dcim.device' | 'virtualization.virtualmachine'

function machineRules<Item extends Machine>(
  estate: Estate,
  profile: Profile,
  type: MachineType,
): Rules<Item> {
  const { regions, siteGroups, sites, roles, platforms, tenants, tags, clusters } = estate
  const hasAny = profile.release >= 47
  return {
    cluster_id: choice((item) => item.cluster?.id, has(clusters, 'id')),
    created: time((item) => item.created),
    description: text((item) => item.description),
    has_primary_ip: flag((item) => item.primaryIp4 !== null || item.primaryIp6 !== null),
    id: number((item) => item.id),
    last_updated: time((item) => item.lastUpdated),
    local_context_data: flag((item) => item.localContext !== null),
    name: text((item) => item.name, 'ie'),
    platform: branch((item) => item.platform, ({ slug }) => slug, has(platforms, 'slug')),
    platform_id: branch((item) => item.platform, ({ id }) => String(id), has(platforms, 'id')),
    q: search,
    region: branch((item) => item.site?.region ?? null, ({ slug }) => slug, has(regions, 'slug')),
    region_id: branch(
      (item) => item.site?.region ?? null,
      ({ id }) => String(id),
      has(regions, 'id'),
    ),
    role: branch((item) => item.role, ({ slug }) => slug, has(roles, 'slug')),
    role_id: branch((item) => item.role, ({ id }) => String(id), has(roles, 'id')),
    serial: text((item) => item.serial, 'ie'),
    site: choice((item) => item.site?.slug, has(sites, 'slug')),
    site_id: choice((item) => item.site?.id, has(sites, 'id')),
    site_group: branch(
      (item) => item.site?.group ?? null,
      ({ slug }) => slug,
      has(siteGroups, 'slug'),
    ),
    site_group_id: branch(
      (item) => item.site?.group ?? null,
      ({ id }) => String(id),
      has(siteGroups, 'id'),
    ),
    status: word((item) => item.status, Object.keys(statuses[type])),
    tag: labels((item) => item.tags.map(({ slug }) => slug), has(tags, 'slug'), hasAny),
    tag_id: labels((item) => item.tags.map(({ id }) => String(id)), has(tags, 'id'), hasAny),
    tenant: choice((item) => item.tenant?.slug, has(tenants, 'slug')),
    tenant_id: choice((item) => item.tenant?.id, has(tenants, 'id')),
    ...customFieldRules(estate, type),
  }
}

function has<Key extends string>(
  items: readonly Readonly<Record<Key, string | number>>[],
  key: Key,
): (value: string) => boolean {
  return (value) => items.some((item) => String(item[key]) === value)
}

function search<Item extends Machine>(lookup: string) {
  if (lookup !== '') return undefined
  return (values: readonly string[]) => {
    const value = values.at(-1)?.toLowerCase() ?? ''
    if (value.trim() === '') return () => true
    return (item: Item) => {
      const asset = (item as { assetTag?: string | null }).assetTag ?? ''
      const texts = [item.name ?? '', item.serial, item.description, item.comments, asset]
      const addresses = [item.primaryIp4?.address ?? '', item.primaryIp6?.address ?? '']
      return (
        texts.some((own) => own.toLowerCase().includes(value)) ||
        addresses.some((own) => own.startsWith(value))
      )
    }
  }
}
