import type { Location, Nested, Site } from '../estate/estate.ts'
import { brief, briefNested, depthOf, showParent } from './brief.ts'
import {
  countDevices,
  countMachines,
  extras,
  type Fields,
  fixed,
  head,
  isUnder,
  names,
  owner,
} from './common-fields.ts'

const status = { value: 'active', label: 'Active' }

/** A region or a group of sites. */
export function groupFields(path: string, of: (site: Site) => Nested | null): Fields<Nested> {
  return [
    ...head<Nested>(path),
    ...names,
    { key: 'parent', value: (item, look) => showParent(item, path, look) },
    ...fixed({ description: '' }),
    ...extras,
    {
      key: 'site_count',
      value: (item, { estate }) => estate.sites.filter((site) => isUnder(of(site), item)).length,
    },
    ...fixed({ prefix_count: 0 }),
    ...owner,
    ...fixed({ comments: '' }, { from: 43 }),
    { key: '_depth', value: depthOf },
  ]
}

/** A site. */
export const siteFields: Fields<Site> = [
  ...head<Site>('dcim/sites'),
  ...names,
  ...fixed({ status }),
  {
    key: 'region',
    value: ({ region }, look) => briefNested(region, 'dcim/regions', look),
  },
  {
    key: 'group',
    value: ({ group }, look) => briefNested(group, 'dcim/site-groups', look),
  },
  ...fixed({ tenant: null, facility: '', time_zone: null, description: '' }),
  ...fixed({ physical_address: '', shipping_address: '', latitude: null, longitude: null }),
  ...owner,
  ...fixed({ comments: '', asns: [] }),
  ...extras,
  ...fixed({ circuit_count: 0 }),
  countDevices(({ site }): Site => site),
  ...fixed({ prefix_count: 0, rack_count: 1 }),
  countMachines(({ site }) => site),
  ...fixed({ vlan_count: 0 }),
]

/** A location. */
export const locationFields: Fields<Location> = [
  ...head<Location>('dcim/locations'),
  ...names,
  { key: 'site', value: ({ site }, look) => brief(site, 'dcim/sites', look) },
  { key: 'parent', value: (item, look) => showParent(item, 'dcim/locations', look) },
  ...fixed({ status, tenant: null, facility: '', description: '' }),
  ...extras,
  ...fixed({ rack_count: 0 }),
  countDevices(({ location }) => location),
  ...fixed({ prefix_count: 0 }),
  ...owner,
  ...fixed({ comments: '' }, { from: 43 }),
  { key: '_depth', value: depthOf },
]
