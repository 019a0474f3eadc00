import { NornirError } from '@nornir-ts/kernel'
import { Row } from '../answer/row.ts'
import { NetboxAccessError } from '../client/request-error.ts'
import type { ObjectKind } from '../device/object-kind.ts'
import { ObjectTree, type TreeNode } from '../device/object-tree.ts'
import { netboxDialect } from '../dialect/netbox-dialect.ts'
import type { NetboxFilter } from '../filter/filter-query.ts'
import { Platforms } from '../host/platform-of.ts'
import { some } from '../host/some.ts'
import { type CheckedOptions, checkOptions } from '../options/check-options.ts'
import type { NetboxOptions } from '../options/options.ts'
import { pageOfOne } from '../paging/page-of-one.ts'
import { checkFilters } from '../reading/check-filters.ts'
import { countHosts, type HostCounts, oddCounts } from '../reading/host-list.ts'
import { openSession, type Session } from '../reading/open-session.ts'
import { changesPath, HIDDEN_CHANGES } from '../reading/read-changes.ts'
import { readObjects } from '../reading/read-objects.ts'
import { isAtLeast } from '../version/server-version.ts'

/** What is looked at, and whether the token may view it. */
export type ViewName =
  | 'devices'
  | 'virtualMachines'
  | 'customFields'
  | 'sites'
  | 'regions'
  | 'platforms'
  | 'changes'

/** Something that {@link netboxDoctor} found. */
export interface NetboxProblem {
  /** `error`: an inventory cannot be loaded with these options. */
  readonly severity: 'error' | 'warning'
  /** What is wrong and what to try. */
  readonly message: string
  /** Code of the error, where one says so. */
  readonly code?: string | undefined
}

/** How a server and options get along. */
export interface NetboxReport {
  /** Whether the server answers. */
  readonly reachable: boolean
  /** Its version. */
  readonly version: string | undefined
  /** The user of the token; known from NetBox 4.5 on. */
  readonly user: string | undefined
  /** What the token may view; left out where nobody could ask. */
  readonly permissions: Readonly<Partial<Record<ViewName, boolean>>>
  /** How many hosts there are, and how many of them the filter selects. */
  readonly counts: Readonly<Partial<Record<ObjectKind, HostCounts>>>
  /** What is wrong, in the order of looking. */
  readonly problems: readonly NetboxProblem[]
}

const VIEWS: Readonly<Record<Exclude<ViewName, 'changes'>, string>> = {
  devices: 'api/dcim/devices/',
  virtualMachines: 'api/virtualization/virtual-machines/',
  customFields: 'api/extras/custom-fields/',
  sites: 'api/dcim/sites/',
  regions: 'api/dcim/regions/',
  platforms: 'api/dcim/platforms/',
}

/**
 * Looks whether an inventory can be loaded, and says what stands in the way: reads a few objects only. What is
 * wrong with the server, the token or the filters is in the report, not thrown.
 *
 * @example
 * ```ts
 * import { netboxDoctor } from '@nornir-ts/plugins-netbox'
 *
 * export async function look() {
 *   const options = { url: 'https://netbox.example', token: { $env: 'NETBOX_TOKEN' } }
 *   const { problems } = await netboxDoctor(options)
 *   for (const { severity, message } of problems) console.log(severity, message)
 * }
 * ```
 *
 * @param options - Those of `netbox`.
 * @param signal - Gives up once it aborts.
 * @throws what `netbox` throws at once for its options, and the reason of the signal.
 */
export async function netboxDoctor(
  options: NetboxOptions,
  signal?: AbortSignal,
): Promise<NetboxReport> {
  const warnings: string[] = []
  const checked = checkOptions(
    { ...options, onWarning: (text) => warnings.push(text) },
    netboxDialect,
  )
  const visit = new Visit(checked, signal)
  await visit.look()
  return { ...visit.report, problems: [...visit.report.problems, ...warnings.map(asWarning)] }
}

function asWarning(message: string): NetboxProblem {
  return { severity: 'warning', message }
}

/** One look at one server. */
class Visit {
  readonly #options: CheckedOptions
  readonly #signal: AbortSignal | undefined
  readonly #problems: NetboxProblem[] = []
  readonly #permissions: Partial<Record<ViewName, boolean>> = {}
  readonly #counts: Partial<Record<ObjectKind, HostCounts>> = {}
  #session: Session | undefined
  #user: string | undefined
  #isReachable = false

  constructor(options: CheckedOptions, signal: AbortSignal | undefined) {
    this.#options = options
    this.#signal = signal
  }

  get report(): NetboxReport {
    return {
      reachable: this.#isReachable,
      version: this.#session?.version.text,
      user: this.#user,
      permissions: this.#permissions,
      counts: this.#counts,
      problems: this.#problems,
    }
  }

  async look(): Promise<void> {
    const session = await this.#attempt(() =>
      openSession(this.#options, netboxDialect, this.#signal),
    )
    // Who is refused was answered.
    this.#isReachable = session !== undefined || this.#problems.some(({ code }) => isAnswer(code))
    if (session === undefined) return
    this.#session = session
    if (isAtLeast(session.version, 4, 5)) this.#user = await this.#attempt(() => userOf(session))
    const views: Readonly<Record<ViewName, string>> = {
      ...VIEWS,
      changes: changesPath(session.version),
    }
    for (const [view, path] of Object.entries(views) as [ViewName, string][])
      await this.#view(session, view, path)
    if (this.#options.cache !== undefined && this.#permissions.changes === false)
      this.#problems.push(asWarning(HIDDEN_CHANGES))
    await this.#attempt(() => checkFilters(session, this.#options))
    const filters = Object.entries(this.#options.filters) as [ObjectKind, NetboxFilter][]
    for (const [kind, filter] of filters) {
      if (this.#permissions[kind === 'device' ? 'devices' : 'virtualMachines'] !== true) continue
      const list = { kind, filter }
      const counts = await this.#attempt(() => countHosts(session, list))
      if (counts === undefined) continue
      this.#counts[kind] = counts
      this.#problems.push(...oddCounts(counts, list).map(asWarning))
    }
    if (this.#permissions.platforms === true)
      await this.#attempt(() => this.#lookAtPlatforms(session))
  }

  /** Lists that nobody needs may stay hidden. */
  async #view(session: Session, view: ViewName, path: string): Promise<void> {
    const { groupsBy, filters } = this.#options
    const isNeeded: Readonly<Record<ViewName, boolean>> = {
      devices: true,
      virtualMachines: filters.virtual_machine !== undefined,
      customFields: hasCustomFilter(filters),
      sites: groupsBy.includes('region') || groupsBy.includes('site_group'),
      regions: groupsBy.includes('region'),
      platforms: true,
      changes: false,
    }
    const list = { path, query: netboxDialect.only(['id']) }
    try {
      await pageOfOne(session.client, list)
      this.#permissions[view] = true
    } catch (error) {
      this.#signal?.throwIfAborted()
      if (error instanceof NetboxAccessError) {
        this.#permissions[view] = false
        if (!isNeeded[view]) return
      }
      this.#note(error)
    }
  }

  async #lookAtPlatforms(session: Session): Promise<void> {
    const { platformFrom: from, given } = this.#options
    if (typeof from !== 'string') return
    const query = netboxDialect.only(['id', 'name', 'slug', 'parent', 'device_count'])
    const used = new Set<number | string>()
    const nodes = await readObjects(
      session,
      { path: VIEWS.platforms, query },
      {
        read: (row): TreeNode => {
          if ((row.integer('device_count') ?? 1) > 0) used.add(row.id)
          const [name, slug] = [row.requiredText('name'), row.requiredText('slug')]
          return { id: row.id, name, slug, parentId: row.row('parent')?.id }
        },
      },
    )
    const tree = new ObjectTree(nodes.values())
    const platforms = new Platforms({ from, names: given.platforms ?? {}, tree })
    for (const [id, platform] of nodes)
      if (used.has(id)) platforms.of({ kind: 'device', id: 0, platform })
    const unknown = [...platforms.unknown.keys()]
    if (unknown.length === 0) return
    const message = `platforms without a name of ours, taken as they are: ${some(unknown)}; name them in platforms`
    this.#problems.push(asWarning(message))
  }

  async #attempt<Value>(act: () => Promise<Value>): Promise<Value | undefined> {
    try {
      return await act()
    } catch (error) {
      this.#signal?.throwIfAborted()
      this.#note(error)
      return undefined
    }
  }

  #note(error: unknown): void {
    if (!NornirError.is(error)) throw error
    this.#problems.push({ severity: 'error', message: error.message, code: error.code })
  }
}

/** Codes of errors that a server answered with. */
function isAnswer(code: string | undefined): boolean {
  return code !== undefined && /^NETBOX_(?:ACCESS|ANSWER|VERSION|REDIRECT|STATUS)$/.test(code)
}

function hasCustomFilter(filters: CheckedOptions['filters']): boolean {
  return Object.values(filters).some((filter) =>
    Object.keys(filter).some((name) => name.startsWith('cf_')),
  )
}

async function userOf({ client }: Session): Promise<string | undefined> {
  const { value, url } = await client.get({ path: 'api/authentication-check/' })
  return Row.of(value, url).text('username')
}
