import type { Estate } from './estate.ts'
import type { DeviceSeed, VirtualMachineSeed } from './machine-seed.ts'
import { createRandom, type Random } from './random.ts'

const models = {
  core: { deviceType: 'mx204', platform: 'juniper-junos' },
  edge: { deviceType: 'isr4331', platform: 'ios-xe-17-9' },
  access: { deviceType: 'c9300-48p', platform: 'cisco-ios-xe' },
  distribution: { deviceType: 'dcs-7050sx3', platform: 'arista-eos' },
  firewall: { deviceType: 'box-1', platform: 'acme-os' },
} as const

const roles = ['access', 'access', 'access', 'distribution', 'edge', 'core', 'firewall'] as const
const statuses = ['active', 'active', 'active', 'active', 'planned', 'offline', 'staged'] as const
const odd = ['東京-sw', 'zürich sw', 'straße', 'SW–dash', "o'neil", 'a"b\\c', '🦄', 'sw/1,2&3=4']
const chassisSize = 3

/** Invents devices: always the same ones, with everything in them that readers trip over. */
export function inventDevices(estate: Estate, count: number): DeviceSeed[] {
  const random = createRandom(4711)
  return Array.from({ length: count }, (_, index) => inventDevice(estate, index, random))
}

function inventDevice(estate: Estate, index: number, random: Random): DeviceSeed {
  const site = siteOf(estate, index)
  const role = random.pick(roles)
  const seed: DeviceSeed = {
    ...models[role],
    role,
    site,
    name: nameOf(site, role, index),
    status: random.pick(statuses),
    serial: `SN${String(index + 1).padStart(8, '0')}`,
    ...(random.chance(0.3) && { tenant: random.pick(['acme', 'globex']) }),
    ...(random.chance(0.5) && { location: random.pick(['hall', 'room']) }),
    ...(random.chance(0.2) && { tags: random.pick([['lab'], ['critical', 'lab'], ['unicode']]) }),
    ...(random.chance(0.05) && { localContext: { port: 2222, syslog: { level: 'warning' } } }),
    ...(random.chance(0.1) && { oobIp: `192.168.${octet(index >> 8)}.${octet(index)}/24` }),
    ...(random.chance(0.6) && { customFields: inventFields(index, random) }),
    ...(random.chance(0.05) && { description: 'Größe "XL", <b>bold</b>' }),
  }
  const chassis = chassisOf(site, index)
  if (chassis !== undefined && chassis.isMaster !== true)
    return { ...seed, virtualChassis: chassis }
  const reachable = {
    ...(random.chance(0.92) && { ip4: addressOf(index) }),
    ...(random.chance(0.1) && { ip6: `2001:db8::${(index + 1).toString(16)}/64` }),
  }
  return {
    ...seed,
    ...reachable,
    ...(reachable.ip4 !== undefined && random.chance(0.05) && { natOutside: outsideOf(index) }),
    ...(random.chance(0.1) && { dnsName: `host-${index}.example.net` }),
    ...(chassis && { virtualChassis: chassis }),
  }
}

/** Members of a chassis stand together; two devices of one name do not. */
function siteOf({ sites }: Estate, index: number): string {
  const turn = index % 60
  const place = isTwin(index)
    ? Math.floor(index / 50) % 2
    : turn < chassisSize
      ? index - turn
      : index
  return sites[place % sites.length]?.slug ?? 'ams1'
}

const isTwin = (index: number): boolean => index % 50 === 48

/** Every 97th has no name, some need quoting, and one in 50 shares its name with one elsewhere. */
function nameOf(site: string, role: string, index: number): string | null {
  if (index % 97 === 96) return null
  if (index % 50 === 49) return `${odd[Math.floor(index / 50) % odd.length]}-${index}`
  if (isTwin(index)) return `oob-switch-${Math.floor(index / 100)}`
  return `${site}-${role}-${index + 1}`
}

/** The first three of every 60 devices of a site stand in one virtual chassis. */
function chassisOf(site: string, index: number): DeviceSeed['virtualChassis'] {
  const turn = index % 60
  if (turn >= chassisSize) return undefined
  return {
    name: `vc-${site}-${index - turn}`,
    position: turn + 1,
    priority: 15 - turn,
    ...(turn === 0 && { isMaster: true }),
  }
}

function inventFields(index: number, random: Random): Record<string, unknown> {
  return {
    owner_team: random.pick(['Network North', 'network south', 'Größe']),
    ports: index % 96,
    maintenance: random.pick(['sat', 'sun']),
    features: random.pick([['bgp'], ['bgp', 'ospf'], []]),
    monitored: random.chance(0.5),
    home_site: 1 + (index % 6),
    service_code: `S-${index % 10}`,
    ...(random.chance(0.2) && {
      facts: { rack: { unit: index % 42 } },
      install_date: '2025-02-28',
      notes: 'line 1\nline 2',
      peer_sites: [1, 2],
      runbook: 'https://wiki.example/runbook?id=1&x=ü',
      weight_kg: 12.5,
      internal_note: 'not for filters',
    }),
  }
}

/** Invents virtual machines; the first shares its name with a device. */
export function inventVirtualMachines(estate: Estate, count: number): VirtualMachineSeed[] {
  const random = createRandom(1147)
  return Array.from({ length: count }, (_, index) => ({
    name: index === 0 ? (estate.devices[3]?.name ?? 'vm-1') : `vm-${index + 1}`,
    cluster: random.pick(['kvm-ams', 'kvm-fra']),
    role: 'server',
    vcpus: 2,
    memory: 4096,
    status: random.pick(['active', 'active', 'offline']),
    ...(random.chance(0.5) && { platform: 'linux' }),
    ...(random.chance(0.5) && { site: 'ams1' }),
    ...(random.chance(0.8) && { ip4: `172.16.${octet(index >> 8)}.${octet(index)}/16` }),
    ...(random.chance(0.2) && { tags: ['lab'] }),
    ...(random.chance(0.3) && { customFields: { owner_team: 'Servers', maintenance: 'sun' } }),
  }))
}

const octet = (value: number): number => value & 255
const addressOf = (index: number): string =>
  `10.${octet(index >> 16)}.${octet(index >> 8)}.${octet(index)}/24`
const outsideOf = (index: number): string =>
  `198.${18 + ((index >> 16) & 1)}.${octet(index >> 8)}.${octet(index)}/32`
