import { customFields } from './custom-fields.ts'
import type { ConfigContext, Entity, Estate, Nested, Site } from './estate.ts'
import { timestamp } from './timestamp.ts'
import { vocabulary } from './vocabulary.ts'

/** The entry of this slug. */
export function bySlug<Item extends { readonly slug: string }>(
  items: readonly Item[],
  slug: string,
): Item {
  const item = items.find((candidate) => candidate.slug === slug)
  if (item === undefined) throw new Error(`the estate has no '${slug}'`)
  return item
}

/** What was done before the first test looks. */
const firstChanges = [
  { time: timestamp(1), action: 'create', type: 'dcim.site', objectId: 1 },
  { time: timestamp(2), action: 'update', type: 'ipam.ipaddress', objectId: 2 },
  { time: timestamp(3), action: 'update', type: 'dcim.device', objectId: 3 },
  { time: timestamp(4), action: 'delete', type: 'extras.tag', objectId: 99 },
] as const

/** Makes everything but devices and virtual machines. */
export function foundEstate(siteCount: number): Estate {
  const regions = grow(vocabulary.regions, nested)
  const siteGroups = grow(vocabulary.siteGroups, nested)
  const manufacturers = grow(vocabulary.manufacturers, ([name, slug], identity) => ({
    ...identity,
    name,
    slug,
  }))
  const sites = foundSites(siteCount, regions, siteGroups)
  const roles = grow<(typeof vocabulary.roles)[number], Estate['roles'][number]>(
    vocabulary.roles,
    ([name, slug, parent], identity, before) => ({
      ...identity,
      name,
      slug,
      parent: parent === null ? null : bySlug(before, parent),
      color: '2196f3',
    }),
  )
  const platforms = grow<(typeof vocabulary.platforms)[number], Estate['platforms'][number]>(
    vocabulary.platforms,
    ([name, slug, parent, manufacturer, networkDriver], identity, before) => ({
      ...identity,
      name,
      slug,
      parent: parent === null ? null : bySlug(before, parent),
      manufacturer: manufacturer === null ? null : bySlug(manufacturers, manufacturer),
      networkDriver,
    }),
  )
  const tags = grow(vocabulary.tags, ([name, slug, color], identity) => ({
    ...identity,
    name,
    slug,
    color,
  }))
  const clusterTypes = [{ id: 1, lastUpdated: timestamp(0), name: 'KVM', slug: 'kvm' }]
  return {
    regions,
    siteGroups,
    sites,
    locations: foundLocations(sites),
    racks: sites.map((site, index) => ({ ...identify(index), name: 'R1', site })),
    roles,
    manufacturers,
    deviceTypes: grow(vocabulary.deviceTypes, ([manufacturer, model, slug], identity) => ({
      ...identity,
      manufacturer: bySlug(manufacturers, manufacturer),
      model,
      slug,
    })),
    platforms,
    tenants: grow(vocabulary.tenants, ([name, slug], identity) => ({ ...identity, name, slug })),
    tags,
    clusterTypes,
    clusters: clusterTypes.flatMap((type) => [
      { ...identify(0), name: 'kvm-ams', type },
      { ...identify(1), name: 'kvm-fra', type },
    ]),
    virtualChassis: [],
    customFields: [...customFields],
    configContexts: foundContexts({ regions, sites, roles, platforms, tags }),
    addresses: [],
    changes: firstChanges.map((change, index) => ({ ...change, id: index + 1, name: null })),
    devices: [],
    virtualMachines: [],
  }
}

const identify = (index: number): Entity => ({ id: index + 1, lastUpdated: timestamp(index) })

function grow<Row, Item>(
  rows: readonly Row[],
  make: (row: Row, identity: Entity, before: readonly Item[]) => Item,
): Item[] {
  const items: Item[] = []
  for (const row of rows) items.push(make(row, identify(items.length), items))
  return items
}

function nested(
  [name, slug, parent]: readonly [string, string, string | null],
  identity: Entity,
  before: readonly Nested[],
): Nested {
  return { ...identity, name, slug, parent: parent === null ? null : bySlug(before, parent) }
}

function foundSites(count: number, regions: Nested[], groups: Nested[]): Site[] {
  const sites: Site[] = vocabulary.sites.map(([name, slug, region, group], index) => ({
    ...identify(index),
    name,
    slug,
    region: region === null ? null : bySlug(regions, region),
    group: group === null ? null : bySlug(groups, group),
  }))
  while (sites.length < count) {
    const number = String(sites.length + 1).padStart(3, '0')
    sites.push({
      ...identify(sites.length),
      name: `Site ${number}`,
      slug: `site-${number}`,
      region: regions[sites.length % regions.length] ?? null,
      group: bySlug(groups, 'branches'),
    })
  }
  return sites
}

/** One hall for every site, with a room in it. */
function foundLocations(sites: readonly Site[]): Estate['locations'] {
  return sites.flatMap((site, index) => {
    const hall = { ...identify(index * 2), name: 'Hall', slug: 'hall', site, parent: null }
    const room = { ...identify(index * 2 + 1), name: 'Room', slug: 'room', site, parent: hall }
    return [hall, room]
  })
}

type Grounds = Pick<Estate, 'regions' | 'sites' | 'roles' | 'platforms' | 'tags'>

function foundContexts(grounds: Grounds): ConfigContext[] {
  const drafts: (Pick<ConfigContext, 'name' | 'weight' | 'data'> & Partial<ConfigContext>)[] = [
    {
      name: 'everywhere',
      weight: 1000,
      data: {
        ntp: ['10.0.0.1', '10.0.0.2'],
        syslog: { host: '10.0.0.3', level: 'info' },
        port: 22,
      },
    },
    {
      name: 'europe',
      weight: 2000,
      regions: [bySlug(grounds.regions, 'europe')],
      data: { ntp: ['10.1.0.1'], syslog: { host: '10.1.0.3' } },
    },
    {
      name: 'core',
      weight: 3000,
      roles: [bySlug(grounds.roles, 'core')],
      data: { bgp: { asn: 64_512 } },
    },
    {
      name: 'ams1',
      weight: 500,
      sites: [bySlug(grounds.sites, 'ams1')],
      data: { syslog: { level: 'debug' }, contact: 'noc@ams1.example' },
    },
    {
      name: 'junos',
      weight: 1500,
      platforms: [bySlug(grounds.platforms, 'juniper-junos')],
      data: { port: 830 },
    },
    { name: 'lab', weight: 4000, tags: [bySlug(grounds.tags, 'lab')], data: { lab: true } },
  ]
  return drafts.map((draft, index) => ({
    ...identify(index),
    regions: [],
    sites: [],
    roles: [],
    platforms: [],
    tags: [],
    ...draft,
  }))
}
