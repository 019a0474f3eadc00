import { NetboxStatusError } from '../client/request-error.ts'
import type { ObjectKind } from '../device/object-kind.ts'
import { paths } from '../dialect/dialect.ts'
import { NetboxFilterRefusedError } from '../filter/filter-error.ts'
import { filterQuery, type NetboxFilter } from '../filter/filter-query.ts'
import type { List } from '../paging/page.ts'
import { pageOfOne } from '../paging/page-of-one.ts'
import type { Session } from './open-session.ts'

/** Devices or virtual machines, and which of them. */
export interface HostList {
  /** Which of both. */
  readonly kind: ObjectKind
  /** Which of them. */
  readonly filter: NetboxFilter
}

/** How many hosts there are. */
export interface HostCounts {
  /** Of those that the filter selects. */
  readonly selected: number
  /** Of all that the token may view. */
  readonly all: number
}

/**
 * The list of hosts with some parameters more.
 *
 * @param list - Devices or virtual machines.
 * @param more - Fields, further filters.
 */
export function listOf({ kind, filter }: HostList, more: List['query']): List {
  return { path: paths[kind], query: [...filterQuery(filter), ...more] }
}

/**
 * Counts hosts, with and without the filter.
 *
 * @param session - The server.
 * @param list - Devices or virtual machines.
 * @throws {@link NetboxFilterRefusedError} when the server refuses the filter; the errors of requests.
 */
export async function countHosts(session: Session, list: HostList): Promise<HostCounts> {
  const { client, dialect } = session
  const count = async (filter: NetboxFilter): Promise<number> => {
    const page = await pageOfOne(client, listOf({ ...list, filter }, dialect.ids))
    return page.count
  }
  const all = await count({})
  if (Object.keys(list.filter).length === 0) return { selected: all, all }
  try {
    return { selected: await count(list.filter), all }
  } catch (error) {
    // Without the filter it answered: a regular expression that is none, for example, is a 500.
    const isRefused = error instanceof NetboxStatusError && [400, 500].includes(error.status)
    if (!isRefused) throw error
    throw new NetboxFilterRefusedError({ kind: list.kind, detail: error.detail }, { cause: error })
  }
}

/**
 * Says what is odd about counts: a filter that selects nothing, or everything.
 *
 * @param counts - Of hosts.
 * @param list - Devices or virtual machines.
 */
export function oddCounts({ selected, all }: HostCounts, { kind, filter }: HostList): string[] {
  const noun = kind === 'device' ? 'devices' : 'virtual machines'
  const names = Object.keys(filter).join(', ')
  if (all === 0) return [`there are no ${noun} that the token may view`]
  if (names === '') return []
  if (selected === 0) return [`the filter (${names}) selects none of ${all} ${noun}`]
  if (selected < all) return []
  return [`the filter (${names}) selects all ${all} ${noun}: it narrows nothing`]
}
