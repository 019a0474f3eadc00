import type { ResultStatus } from './result.ts'

/** How many hosts ended in each status. */
export type StatusCounts = Readonly<Record<ResultStatus, number>>

/**
 * Counts.
 *
 * @param statuses - One of each host.
 */
export function countStatuses(statuses: Iterable<ResultStatus>): Record<ResultStatus, number> {
  const counts = { ok: 0, failed: 0, timeout: 0, cancelled: 0, skipped: 0 }
  for (const status of statuses) counts[status] += 1
  return counts
}
