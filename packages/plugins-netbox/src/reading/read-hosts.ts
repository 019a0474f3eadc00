import { setImmediate as nextTurn } from 'node:timers/promises'
import type { NetboxId } from '../answer/row.ts'
import { type CachedHosts, hostKey } from '../cache/cached-hosts.ts'
import type { NetboxDevice } from '../device/netbox-device.ts'
import type { SharedObjects } from '../device/shared-objects.ts'
import type { CheckedOptions } from '../options/check-options.ts'
import type { List } from '../paging/page.ts'
import { type HostList, listOf } from './host-list.ts'
import type { Session } from './open-session.ts'
import { byId, readObjects } from './read-objects.ts'
import { withLargePages } from './with-large-pages.ts'

/** What hosts are read with. */
export interface HostReading {
  /** The server. */
  readonly session: Session
  /** What is read, and how. */
  readonly options: CheckedOptions
  /** What hosts have in common. */
  readonly shared: SharedObjects
}

/**
 * Reads hosts.
 *
 * @param reading - The server.
 * @param list - Which.
 * @param total - How many there are, for progress.
 * @throws `NetboxAnswerError` for a host that is not what it should be; the errors of requests.
 */
export async function readHosts(
  reading: HostReading,
  list: HostList,
  total: number,
): Promise<NetboxDevice[]> {
  const devices = await readSome(reading, { list, more: [], total })
  await nextTurn()
  return [...devices.values()].sort(byId)
}

/** Hosts to be read. */
interface Some {
  readonly list: HostList
  /** Further filters. */
  readonly more: List['query']
  /** How many there are, for progress; `undefined`: no progress. */
  readonly total?: number
}

function readSome(
  { session, options, shared }: HostReading,
  { list, more, total }: Some,
): Promise<Map<NetboxId, NetboxDevice>> {
  const { dialect, version } = session
  const { kind } = list
  const fields = dialect.fields(kind, options.extra, version)
  const required = dialect.required(kind, options.extra, version)
  return readObjects(session, listOf(list, [...fields, ...more]), {
    read: (row) => {
      row.require(required)
      return dialect.read(row, kind, shared)
    },
    onRead:
      total === undefined
        ? undefined
        : (read) =>
            options.given.onProgress?.({ reading: kind, read, total: Math.max(read, total) }),
  })
}

/** Before the server's clock: a change is stamped before it can be seen, and clocks differ. */
const MARGIN_MS = 5 * 60_000

/**
 * From when on changes are asked for.
 *
 * @param watermarkMs - The server's clock when it was asked last.
 */
export function sinceOf(watermarkMs: number): string {
  return new Date(watermarkMs - MARGIN_MS).toISOString()
}

/** A copy that can be brought up to date. */
export interface RefreshBase extends CachedHosts {
  readonly watermarkMs: number
  /** Addresses that were changed since. */
  readonly addresses: ReadonlySet<NetboxId>
}

/** So many ids fit into a URL. */
const IDS_AT_ONCE = 100

/** Hosts that were brought up to date. */
export interface RefreshedHosts {
  /** All of them, in the order of their ids. */
  readonly devices: readonly NetboxDevice[]
  /** Whether nothing was changed, created or deleted. */
  readonly isSame: boolean
}

/**
 * Brings hosts of a cache up to date: reads those that were changed since, and the ids of all, to know which are
 * gone and which came in, and those whose address was changed.
 *
 * @param reading - The server.
 * @param list - Which.
 * @param cached - What there was.
 * @throws as {@link readHosts}.
 */
export async function refreshHosts(
  reading: HostReading,
  list: HostList,
  cached: RefreshBase,
): Promise<RefreshedHosts> {
  const { session } = reading
  const known = new Map<NetboxId, NetboxDevice>()
  for (const device of cached.devices) if (device.kind === list.kind) known.set(device.id, device)

  const more = [['last_updated__gte', sinceOf(cached.watermarkMs)]] as const
  // First what has changed, then who is there: who comes in between is fetched as a stranger.
  const changed = await readSome(reading, { list, more })
  const allIds = listOf(list, session.dialect.ids)
  const ids = await readObjects(withLargePages(session), allIds, { read: () => true })

  const isWanted = (id: NetboxId): boolean => {
    if (changed.has(id)) return false
    const device = known.get(id)
    if (device === undefined || cached.partial.has(hostKey(list.kind, id))) return true
    return hasOneOf(device, cached.addresses)
  }
  const strangers = [...ids.keys()].filter(isWanted)
  const fetched = new Map<NetboxId, NetboxDevice>()
  for (let from = 0; from < strangers.length; from += IDS_AT_ONCE) {
    const some = strangers.slice(from, from + IDS_AT_ONCE)
    // Without the filter: another `id` in it would be an alternative to these.
    const byId = { ...list, filter: {} }
    const found = await readSome(reading, { list: byId, more: some.map((id) => ['id', `${id}`]) })
    for (const [id, device] of found) fetched.set(id, device)
  }
  const devices: NetboxDevice[] = []
  for (const id of ids.keys()) {
    const device = changed.get(id) ?? fetched.get(id) ?? known.get(id)
    if (device !== undefined) devices.push(device)
  }
  const isSame =
    cached.addresses.size === 0 &&
    devices.length === known.size &&
    devices.every(({ id, lastUpdated }) => known.get(id)?.lastUpdated === lastUpdated)
  return { devices: devices.sort(byId), isSame }
}

function hasOneOf(
  { primaryIp, primaryIp4, primaryIp6, oobIp }: NetboxDevice,
  addresses: ReadonlySet<NetboxId>,
): boolean {
  return [primaryIp, primaryIp4, primaryIp6, oobIp].some(
    (address) => address !== undefined && addresses.has(address.id),
  )
}
