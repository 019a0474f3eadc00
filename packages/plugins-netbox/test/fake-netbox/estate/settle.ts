import type {
  Address,
  Device,
  Estate,
  Machine,
  Site,
  VirtualChassis,
  VirtualMachine,
} from './estate.ts'
import { bySlug } from './found-estate.ts'
import type { DeviceSeed, MachineSeed, VirtualMachineSeed } from './machine-seed.ts'
import { timestamp } from './timestamp.ts'

/** Makes a device of what is told about it. It is not in the estate yet; what it names is. */
export function settleDevice(estate: Estate, seed: DeviceSeed, id: number): Device {
  const site = bySlug(estate.sites, seed.site ?? 'ams1')
  const chassis = seed.virtualChassis
  return {
    kind: 'device',
    ...settleMachine(estate, seed, id),
    site,
    role: bySlug(estate.roles, seed.role ?? 'access'),
    deviceType: bySlug(estate.deviceTypes, seed.deviceType ?? 'c9300-48p'),
    assetTag: seed.assetTag ?? null,
    location: seed.location === undefined ? null : bySlug(locationsOf(estate, site), seed.location),
    rack: seed.rack === undefined ? null : named(racksOf(estate, site), seed.rack),
    position: seed.position ?? null,
    oobIp: seed.oobIp === undefined ? null : settleAddress(estate, seed.oobIp, {}),
    virtualChassis: chassis === undefined ? null : join(estate, chassis, id),
    vcPosition: chassis?.position ?? null,
    vcPriority: chassis?.priority ?? null,
  }
}

/** Makes a virtual machine of what is told about it. */
export function settleVirtualMachine(
  estate: Estate,
  seed: VirtualMachineSeed,
  id: number,
): VirtualMachine {
  return {
    kind: 'virtual-machine',
    ...settleMachine(estate, seed, id),
    vcpus: seed.vcpus ?? null,
    memory: seed.memory ?? null,
  }
}

function settleMachine(estate: Estate, seed: MachineSeed, id: number): Machine {
  const optional = <Item extends { readonly slug: string }>(
    items: readonly Item[],
    slug: string | undefined,
  ): Item | null => (slug === undefined ? null : bySlug(items, slug))
  const { ip4, ip6, natOutside, dnsName } = seed
  return {
    id,
    created: timestamp(id),
    lastUpdated: seed.lastUpdated ?? timestamp(id),
    name: seed.name ?? null,
    status: seed.status ?? 'active',
    role: optional(estate.roles, seed.role),
    platform: optional(estate.platforms, seed.platform),
    tenant: optional(estate.tenants, seed.tenant),
    site: optional(estate.sites, seed.site),
    cluster: seed.cluster === undefined ? null : named(estate.clusters, seed.cluster),
    primaryIp4: ip4 === undefined ? null : settleAddress(estate, ip4, { natOutside, dnsName }),
    primaryIp6: ip6 === undefined ? null : settleAddress(estate, ip6, { dnsName }),
    serial: seed.serial ?? '',
    description: seed.description ?? '',
    comments: seed.comments ?? '',
    localContext: seed.localContext ?? null,
    // The server lists tags by name, capitals first, whatever the order in which they were given.
    tags: (seed.tags ?? [])
      .map((slug) => bySlug(estate.tags, slug))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    customFields: seed.customFields ?? {},
  }
}

interface AddressExtras {
  readonly natOutside?: string | undefined
  readonly dnsName?: string | undefined
}

function settleAddress(estate: Estate, address: string, extras: AddressExtras): Address {
  const outside =
    extras.natOutside === undefined ? [] : [settleAddress(estate, extras.natOutside, {})]
  const settled: Address = {
    id: estate.addresses.length + 1,
    address,
    dnsName: extras.dnsName ?? '',
    outside,
    inside: null,
  }
  for (const translated of outside) translated.inside = settled
  estate.addresses.push(settled)
  return settled
}

function join(
  estate: Estate,
  { name, isMaster }: NonNullable<DeviceSeed['virtualChassis']>,
  id: number,
): VirtualChassis {
  // Members follow each other, so that looking from the end finds theirs at once.
  let chassis = estate.virtualChassis.findLast((candidate) => candidate.name === name)
  if (chassis === undefined) {
    const number = estate.virtualChassis.length + 1
    chassis = { id: number, lastUpdated: timestamp(id), name, masterId: null, memberIds: [] }
    estate.virtualChassis.push(chassis)
  }
  chassis.memberIds.push(id)
  if (isMaster === true) chassis.masterId = id
  return chassis
}

const locationsOf = (estate: Estate, site: Site) =>
  estate.locations.filter((location) => location.site === site)
const racksOf = (estate: Estate, site: Site) => estate.racks.filter((rack) => rack.site === site)

function named<Item extends { readonly name: string }>(items: readonly Item[], name: string): Item {
  const item = items.find((candidate) => candidate.name === name)
  if (item === undefined) throw new Error(`the estate has no '${name}'`)
  return item
}
