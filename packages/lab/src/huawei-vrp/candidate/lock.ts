import type { VrpSession } from '../vrp-session.ts'

/**
 * `configuration exclusive` (Huawei, command reference): others may look and, on VRP 8, edit, but not commit. That
 * a second lock is refused with the wording of a refused commit is unverified experience [K].
 */
export function lock(session: VrpSession): string {
  const refused = refuseWhileLocked(session)
  if (refused === undefined) session.device.lockedBy = session.user
  return refused ?? ''
}

/** `undo configuration exclusive`: only for the one who locked. */
export function unlock(session: VrpSession): string {
  const refused = refuseWhileLocked(session)
  if (refused === undefined) session.device.lockedBy = undefined
  return refused ?? ''
}

/** What is said while somebody else has the lock; undefined while nobody has. */
export function refuseWhileLocked({ device, user }: VrpSession): string | undefined {
  const { lockedBy } = device
  if (lockedBy === undefined || lockedBy === user) return undefined
  return `Error: The configuration is locked by other user. [Session ID = ${lockedBy.id}]\n`
}
