import type { Host } from '@nornir-ts/inventory'
import type { ConnectionPool } from '../connection/connection-pool.ts'
import type { SessionNeed } from '../connection/file-room.ts'

/** What decides how many sessions a run may have to open. */
export interface SessionCircumstances {
  /** The run's hosts. */
  readonly hosts: readonly Host[]
  /** The sessions that are open. */
  readonly pool: ConnectionPool
  /** How many hosts are at work at once, at most. */
  readonly atWork: readonly (number | undefined)[]
}

/**
 * Counts the sessions that a run may have to open, if each of its hosts wants one.
 *
 * @param circumstances - Hosts, open sessions and limits.
 */
export function sessionsNeeded({ hosts, pool, atWork }: SessionCircumstances): SessionNeed {
  const inAll = hosts.filter((host) => !pool.hasSession(host)).length
  const limits = atWork.map((limit) => limit ?? Number.POSITIVE_INFINITY)
  return { atOnce: Math.min(inAll, ...limits), inAll }
}
