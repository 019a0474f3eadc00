import type {
  Address,
  Cluster,
  Device,
  DeviceType,
  Named,
  Nested,
  Rack,
  Tag,
  VirtualChassis,
} from '../estate/estate.ts'
import { findById } from '../estate/find-by-id.ts'
import { apiUrl, displayUrl, type Look } from './look.ts'

type Shown = Record<string, unknown>

/** A site, a tenant: what has a slug, inside another object. */
export function brief(item: Named | null, path: string, look: Look): Shown | null {
  if (item === null) return null
  return {
    id: item.id,
    url: apiUrl(look, path, item.id),
    display: item.name,
    name: item.name,
    slug: item.slug,
    description: '',
  }
}

/** What is counted in a list of its own; inside another object the server leaves it 0. */
const counts: Readonly<Record<string, Shown>> = {
  'dcim/device-roles': { device_count: 0, virtualmachine_count: 0 },
  'dcim/locations': { rack_count: 0 },
  'dcim/platforms': { device_count: 0, virtualmachine_count: 0 },
  'dcim/regions': { site_count: 0 },
  'dcim/site-groups': { site_count: 0 },
}

/** A region, a location, a role, a platform inside another object. */
export function briefNested(item: Nested | null, path: string, look: Look): Shown | null {
  const shown = brief(item, path, look)
  if (shown === null || item === null) return null
  return { ...shown, ...counts[path], _depth: depthOf(item) }
}

/** A rack, a cluster: what has a name only. */
export function briefNamed(item: Rack | Cluster | null, path: string, look: Look): Shown | null {
  if (item === null) return null
  const { id, name } = item
  return { id, url: apiUrl(look, path, id), display: name, name, description: '' }
}

/** How many stand above it. */
export function depthOf(item: Nested): number {
  return item.parent === null ? 0 : 1 + depthOf(item.parent)
}

/** What stands above it. */
export function showParent(item: Nested, path: string, look: Look): Shown | null {
  const { parent } = item
  if (parent === null) return null
  return { ...nestedIn(parent, path, look), slug: parent.slug, _depth: depthOf(parent) }
}

/** What stands above a role or a platform: the server does not tell its slug. */
export function showParentName({ parent }: Nested, path: string, look: Look): Shown | null {
  return parent === null ? null : nestedIn(parent, path, look)
}

function nestedIn({ id, name }: Nested, path: string, look: Look): Shown {
  return {
    id,
    url: apiUrl(look, path, id),
    display_url: displayUrl(look, path, id),
    display: name,
    name,
  }
}

/** A device type inside a device. */
export function briefDeviceType(item: DeviceType, look: Look): Shown {
  return {
    id: item.id,
    url: apiUrl(look, 'dcim/device-types', item.id),
    display: item.model,
    manufacturer: brief(item.manufacturer, 'dcim/manufacturers', look),
    model: item.model,
    slug: item.slug,
    description: '',
    device_count: 0,
  }
}

/** A tag on anything. */
export function briefTag({ id, name, slug, color }: Tag, look: Look): Shown {
  return {
    id,
    url: apiUrl(look, 'extras/tags', id),
    display_url: displayUrl(look, 'extras/tags', id),
    display: name,
    name,
    slug,
    color,
  }
}

/** A virtual chassis inside a device. */
export function briefChassis(chassis: VirtualChassis | null, look: Look): Shown | null {
  if (chassis === null) return null
  const master = findById(look.estate.devices, chassis.masterId)
  return {
    id: chassis.id,
    url: apiUrl(look, 'dcim/virtual-chassis', chassis.id),
    display: chassis.name,
    name: chassis.name,
    master: master === undefined ? null : nestedDevice(master, look),
    description: '',
    member_count: chassis.memberIds.length,
  }
}

function nestedDevice(device: Device, look: Look): Shown {
  return {
    id: device.id,
    url: apiUrl(look, 'dcim/devices', device.id),
    display_url: displayUrl(look, 'dcim/devices', device.id),
    display: displayOf(device),
    name: device.name,
  }
}

/** An address inside a machine. */
export function briefAddress(address: Address | null, look: Look): Shown | null {
  if (address === null) return null
  return {
    id: address.id,
    url: apiUrl(look, 'ipam/ip-addresses', address.id),
    display: address.address,
    family: familyOf(address),
    address: address.address,
    ...(look.profile.release >= 46 && {
      nat_inside: address.inside === null ? null : nestedAddress(address.inside, look),
      nat_outside: address.outside.map((outside) => nestedAddress(outside, look)),
      dns_name: address.dnsName,
    }),
    description: '',
  }
}

function nestedAddress(address: Address, look: Look): Shown {
  return {
    id: address.id,
    url: apiUrl(look, 'ipam/ip-addresses', address.id),
    display_url: displayUrl(look, 'ipam/ip-addresses', address.id),
    display: address.address,
    family: address.address.includes(':') ? 6 : 4,
    address: address.address,
  }
}

function familyOf({ address }: Address): Shown {
  return address.includes(':') ? { value: 6, label: 'IPv6' } : { value: 4, label: 'IPv4' }
}

/** What the server calls a device that has no name. */
export function displayOf(device: Device): string {
  const { name, assetTag, virtualChassis, vcPosition, deviceType, id } = device
  const asset = assetTag === null ? '' : ` (${assetTag})`
  if (name !== null) return `${name}${asset}`
  if (virtualChassis !== null) return `${virtualChassis.name}:${vcPosition}${asset}`
  return `${deviceType.manufacturer.name} ${deviceType.model} (${assetTag ?? id})`
}
