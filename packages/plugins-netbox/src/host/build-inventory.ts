import { setImmediate as nextTurn } from 'node:timers/promises'
import type { DefaultsData, GroupData, HostData, InventoryData } from '@nornir-ts/inventory'
import type { NetboxDevice } from '../device/netbox-device.ts'
import { type AddressFrom, addressOf } from './address-of.ts'
import { collapseChassis } from './collapse-chassis.ts'
import { connectionOptionsOf } from './connection-options.ts'
import { type GroupOptions, Groups } from './group-names.ts'
import { dataOf, type HostDetails } from './host-data.ts'
import { type NamesFrom, nameHosts } from './host-names.ts'
import { inSlices } from './in-slices.ts'
import { NetboxNameError } from './name-error.ts'
import { type PlatformOptions, Platforms } from './platform-of.ts'
import { sharedNames } from './shared-names.ts'
import { some } from './some.ts'

/** How devices become hosts. */
export interface HostOptions {
  /** Where addresses come from. */
  readonly address: AddressFrom
  /** Where platforms come from. */
  readonly platform: PlatformOptions
  /** How hosts are grouped. */
  readonly groups: Omit<GroupOptions, 'shared'>
  /** How they are named. */
  readonly names: NamesFrom
  /** Whether a virtual chassis is one host. */
  readonly collapseVirtualChassis: boolean
  /** Where connection options stand in the config context. */
  readonly connectionOptions: string | undefined
  /** Where a host is to be seen in the server, for errors. */
  readonly urlOf: (device: NetboxDevice) => string
  /** Groups of the user, which win over those that are made, key by key. */
  readonly ownGroups: Readonly<Record<string, GroupData>>
  /** Defaults of the user. */
  readonly defaults: DefaultsData | undefined
  /** Told what the server left open. */
  readonly onWarning: (message: string) => void
  /** Gives up once it aborts. */
  readonly signal: AbortSignal | undefined
}

/**
 * Makes an inventory of devices.
 *
 * @param read - What was read, in the order of the hosts.
 * @param options - How.
 * @throws {@link NetboxNameError} when names are not unique and that was to be refused.
 * @throws `NetboxAnswerError` when a config context does not hold what it should.
 */
export async function buildInventory(
  read: readonly NetboxDevice[],
  options: HostOptions,
): Promise<InventoryData> {
  const { onWarning, signal } = options
  const { devices, members } = options.collapseVirtualChassis
    ? collapseChassis(read)
    : { devices: read, members: undefined }
  await nextTurn()
  const { names, problems } = await nameHosts(devices, options.names, signal)
  if (problems.length > 0 && options.names === 'refuse') throw new NetboxNameError({ problems })
  for (const problem of problems) onWarning(problem)
  await nextTurn()

  const platforms = new Platforms(options.platform)
  const shared = await sharedNames(devices, options.groups.by, signal)
  if (shared.size > 0)
    onWarning(`groups of several things of the same name become <name>__<id>: ${some([...shared])}`)
  const groups = new Groups({ ...options.groups, shared })
  const hosts: Record<string, HostData> = {}
  const withoutAddress: string[] = []
  await inSlices(
    devices,
    (device, index) => {
      const name = names[index] as string
      const host = hostOf({ device, members: membersOf(members?.get(device)) }, options)
      host.groups = groups.of(device)
      const platform = platforms.of(device)
      if (platform !== undefined) host.platform = platform
      if (host.hostname === undefined) withoutAddress.push(name)
      define(hosts, name, host)
    },
    signal,
  )
  warnAbout(withoutAddress, platforms, onWarning)
  return {
    hosts,
    groups: mergeGroups(groups.made, options.ownGroups),
    ...(options.defaults && { defaults: options.defaults }),
  }
}

/** What a host has of itself. */
function hostOf(
  details: HostDetails,
  { address, connectionOptions, urlOf }: HostOptions,
): Mutable<HostData> {
  const { device } = details
  const host: Mutable<HostData> = { data: dataOf(details) }
  const hostname = addressOf(device, address)
  if (hostname !== undefined) host.hostname = hostname
  if (connectionOptions === undefined) return host
  const connections = connectionOptionsOf(device, connectionOptions, urlOf)
  if (connections) host.connection_options = connections
  return host
}

function membersOf(members: readonly NetboxDevice[] | undefined): string[] | undefined {
  return members?.map(({ name, id }) => name ?? String(id))
}

type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] }

/** A device may be called `__proto__`, which cannot be assigned. */
function define(hosts: Record<string, HostData>, name: string, host: HostData): void {
  if (name !== '__proto__') hosts[name] = host
  else
    Object.defineProperty(hosts, name, {
      value: host,
      enumerable: true,
      configurable: true,
      writable: true,
    })
}

function warnAbout(
  withoutAddress: readonly string[],
  { unknown }: Platforms,
  onWarning: (message: string) => void,
): void {
  if (withoutAddress.length > 0) {
    const count = withoutAddress.length
    onWarning(
      `${count} ${count === 1 ? 'host has' : 'hosts have'} no address and will be reached by name: ${some(withoutAddress)}`,
    )
  }
  if (unknown.size === 0) return
  const texts = [...unknown].map(([platform, count]) => `"${platform}" (${count})`)
  onWarning(
    `platforms without a name of ours, taken as they are: ${some(texts)}; name them in platforms`,
  )
}

function mergeGroups(
  made: ReadonlyMap<string, GroupData>,
  own: Readonly<Record<string, GroupData>>,
): Record<string, GroupData> {
  const names = new Set([...made.keys(), ...Object.keys(own)])
  return Object.fromEntries(
    [...names].map((name) => {
      const ofUser = Object.hasOwn(own, name) ? own[name] : undefined
      const parents = [...(ofUser?.groups ?? []), ...(made.get(name)?.groups ?? [])]
      const group = { ...made.get(name), ...ofUser, ...(parents.length > 0 && { groups: parents }) }
      return [name, group]
    }),
  )
}
