import { createHash } from 'node:crypto'
import { utimes } from 'node:fs/promises'
import { NornirError } from '@nornir-ts/kernel'
import type { CachedHosts, Surroundings } from '../cache/cached-hosts.ts'
import { readCache } from '../cache/read-cache.ts'
import { writeCache } from '../cache/write-cache.ts'
import { NetboxAccessError } from '../client/request-error.ts'
import type { NetboxDevice } from '../device/netbox-device.ts'
import type { ObjectKind } from '../device/object-kind.ts'
import { SharedObjects } from '../device/shared-objects.ts'
import type { Dialect } from '../dialect/dialect.ts'
import type { NetboxFilter } from '../filter/filter-query.ts'
import { some } from '../host/some.ts'
import type { CheckedOptions } from '../options/check-options.ts'
import { formatAge } from './age.ts'
import { checkFilters } from './check-filters.ts'
import { countHosts, oddCounts } from './host-list.ts'
import { openSession, type Session } from './open-session.ts'
import { HIDDEN_CHANGES, readChanges } from './read-changes.ts'
import { type RefreshBase, readHosts, refreshHosts, sinceOf } from './read-hosts.ts'
import { readSeeds, readSurroundings } from './read-surroundings.ts'

/** What hosts are made of. */
export interface LoadedHosts {
  /** Devices and virtual machines. */
  readonly devices: readonly NetboxDevice[]
  /** What they refer to. */
  readonly surroundings: Surroundings
}

/**
 * Loads hosts: from the server, with the help of the copy on disk where there is one, and from that alone while the
 * server does not answer.
 *
 * @param options - What is wanted.
 * @param dialect - NetBox or Nautobot.
 * @param signal - Gives up once it aborts.
 */
export async function loadHosts(
  options: CheckedOptions,
  dialect: Dialect,
  signal: AbortSignal | undefined,
): Promise<LoadedHosts> {
  signal?.throwIfAborted()
  const { cache, warn } = options
  const load = new Loading(options, dialect, signal)
  if (cache === undefined) return load.fromServer(undefined)

  const { hosts, problem } = await readCache(cache.file, load.key, signal)
  if (problem !== undefined) warn(`the copy in ${cache.file} ${problem}; everything is read anew`)
  if (hosts !== undefined) load.reportAge(hosts)
  try {
    return await load.fromServer(hosts)
  } catch (error) {
    signal?.throwIfAborted()
    const isDown = NornirError.is(error) && error.retryable
    if (!isDown || hosts === undefined || !cache.whenDown) throw error
    warn(whenDown(`${dialect.name} cannot be read: ${error.message}`, hosts, cache.file))
    return hosts
  }
}

function whenDown(reason: string, { agreedAtMs, partial }: CachedHosts, file: string): string {
  const missing =
    partial.size === 0
      ? ''
      : `; what looks like a secret is never on disk and is missing of ${partial.size} hosts (${some([...partial])})`
  const age = formatAge(Date.now() - agreedAtMs)
  return `${reason}. THE INVENTORY IS ${age} OLD: the copy in ${file} is used${missing}`
}

/** One load. */
class Loading {
  readonly #options: CheckedOptions
  readonly #dialect: Dialect
  readonly #signal: AbortSignal | undefined
  /** What is asked for: the copy on disk of another question is of no use. */
  readonly key: string

  constructor(options: CheckedOptions, dialect: Dialect, signal: AbortSignal | undefined) {
    this.#options = options
    this.#dialect = dialect
    this.#signal = signal
    this.key = keyOf(options, dialect)
  }

  reportAge({ devices, agreedAtMs }: CachedHosts): void {
    const count = devices.length
    const ageMs = Date.now() - agreedAtMs
    this.#options.given.onProgress?.({ reading: 'cache', read: count, total: count, ageMs })
  }

  async fromServer(cached: CachedHosts | undefined): Promise<LoadedHosts> {
    const options = this.#options
    const session = await openSession(options, this.#dialect, this.#signal)
    await checkFilters(session, options)
    const base = await this.#usable(cached, session)
    const shared = new SharedObjects()
    await readSeeds(session, shared)
    const devices: NetboxDevice[] = []
    let isSame = base !== undefined
    for (const [kind, filter] of Object.entries(options.filters) as [ObjectKind, NetboxFilter][]) {
      const list = { kind, filter }
      const counts = await countHosts(session, list)
      for (const odd of oddCounts(counts, list)) options.warn(odd)
      const reading = { session, options, shared }
      if (base === undefined) {
        append(devices, await readHosts(reading, list, counts.selected))
        continue
      }
      const refreshed = await refreshHosts(reading, list, base)
      append(devices, refreshed.devices)
      isSame &&= refreshed.isSame
    }
    const surroundings = await readSurroundings(session, options, devices)
    isSame &&= JSON.stringify(surroundings) === JSON.stringify(base?.surroundings)
    const now = Date.now()
    await this.#keep(isSame, {
      key: this.key,
      readAtMs: base?.readAtMs ?? now,
      watermarkMs: session.openedAtMs,
      devices,
      surroundings,
    })
    return { devices, surroundings }
  }

  /** The copy, where what was changed since is enough. */
  async #usable(
    cached: CachedHosts | undefined,
    session: Session,
  ): Promise<RefreshBase | undefined> {
    if (cached?.watermarkMs === undefined || !this.#dialect.canRefresh) return undefined
    const options = this.#options
    const ageMs = Date.now() - cached.readAtMs
    if (ageMs < 0 || ageMs >= (options.cache?.maxAgeMs ?? 0)) return undefined
    try {
      const since = sinceOf(cached.watermarkMs)
      const { isWide, addresses } = await readChanges(session, options, since)
      return isWide ? undefined : { ...cached, watermarkMs: cached.watermarkMs, addresses }
    } catch (error) {
      if (!(error instanceof NetboxAccessError)) throw error
      options.warn(HIDDEN_CHANGES)
      return undefined
    }
  }

  async #keep(isSame: boolean, hosts: Omit<CachedHosts, 'partial' | 'agreedAtMs'>): Promise<void> {
    const { cache, warn } = this.#options
    if (cache === undefined) return
    try {
      // Nothing to write but that it still holds; the older watermark asks for more, never for less.
      if (isSame) await utimes(cache.file, new Date(), new Date())
      else await writeCache(cache.file, hosts)
    } catch (error) {
      warn(`the copy in ${cache.file} cannot be written: ${(error as Error).message}`)
    }
  }
}

function append(all: NetboxDevice[], some: readonly NetboxDevice[]): void {
  for (const device of some) all.push(device)
}

function keyOf(options: CheckedOptions, { name }: Dialect): string {
  const { base, filters, extra, groupsBy, platformFrom } = options
  const trees = groupsBy.filter((by) => ['region', 'site_group', 'location'].includes(by))
  const from = typeof platformFrom === 'string' ? platformFrom : 'other'
  const names = options.given.platforms ?? {}
  const question = [name, base.href, filters, [...extra].sort(), trees, from, names]
  return createHash('sha256').update(JSON.stringify(question)).digest('hex')
}
