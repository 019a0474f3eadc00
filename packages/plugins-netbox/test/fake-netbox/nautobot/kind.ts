import type { Look } from '../answer/look.ts'

/** Kinds of objects: where they are in the API, and what it calls them. */
export const kinds = {
  cluster: { path: 'virtualization/clusters', type: 'virtualization.cluster' },
  device: { path: 'dcim/devices', type: 'dcim.device' },
  deviceType: { path: 'dcim/device-types', type: 'dcim.devicetype' },
  ipAddress: { path: 'ipam/ip-addresses', type: 'ipam.ipaddress' },
  /** Regions, sites and what is within them: Nautobot has one tree of all. */
  region: { path: 'dcim/locations', type: 'dcim.location' },
  site: { path: 'dcim/locations', type: 'dcim.location' },
  location: { path: 'dcim/locations', type: 'dcim.location' },
  locationType: { path: 'dcim/location-types', type: 'dcim.locationtype' },
  manufacturer: { path: 'dcim/manufacturers', type: 'dcim.manufacturer' },
  platform: { path: 'dcim/platforms', type: 'dcim.platform' },
  rack: { path: 'dcim/racks', type: 'dcim.rack' },
  role: { path: 'extras/roles', type: 'extras.role' },
  status: { path: 'extras/statuses', type: 'extras.status' },
  tag: { path: 'extras/tags', type: 'extras.tag' },
  tenant: { path: 'tenancy/tenants', type: 'tenancy.tenant' },
  virtualChassis: { path: 'dcim/virtual-chassis', type: 'dcim.virtualchassis' },
  virtualMachine: {
    path: 'virtualization/virtual-machines',
    type: 'virtualization.virtualmachine',
  },
  clusterType: { path: 'virtualization/cluster-types', type: 'virtualization.clustertype' },
  customField: { path: 'extras/custom-fields', type: 'extras.customfield' },
} as const

/** One of {@link kinds}. */
export type Kind = keyof typeof kinds

/** The identity of an object: the kind in its first group, its number in the last. */
export function uuidOf(kind: Kind, id: number): string {
  const first = (0xa0 + Object.keys(kinds).indexOf(kind)).toString(16).padStart(8, '0')
  return `${first}-0000-4000-8000-${id.toString(16).padStart(12, '0')}`
}

/** The number in an identity; undefined where it is none of this kind. */
export function numberOf(kind: Kind, uuid: string): number | undefined {
  const id = Number.parseInt(uuid.slice(-12), 16)
  return uuid === uuidOf(kind, id) ? id : undefined
}

/** The address of an object. */
export function urlOf({ origin }: Look, kind: Kind, id: number): string {
  return `${origin}/api/${kinds[kind].path}/${uuidOf(kind, id)}/`
}
