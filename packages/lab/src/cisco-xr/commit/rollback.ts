import type { XrConfiguration } from '../configuration/xr-configuration.ts'
import type { XrSession } from '../xr-session.ts'

/** `rollback configuration last N` and `rollback configuration ID`; the output is that of public captures. */
export function rollBack(session: XrSession, to: { last: number } | { id: string }): string {
  const { device, user, line } = session
  const { owner } = device.trial
  if (owner !== undefined) {
    return `\n% Cannot commit because there is an unexpired trial/rollback session '${owner.id}'.\n`
  }
  const index =
    'last' in to
      ? to.last - 1
      : device.commits.findIndex(({ id, label }) => [id, label].includes(to.id))
  const commit = device.commits[index]
  // experience [K]
  if (commit === undefined) return '\n% Invalid commit identifier or number of commits\n'
  const after: XrConfiguration = commit.before
  const items = device.running.changesTo(after).split('\n').length - 1
  device.commit({
    label: undefined,
    comment: undefined,
    confirmWithin: undefined,
    user,
    line,
    client: 'Rollback',
    after,
  })
  const done = 'last' in to ? `${to.last} commits` : `commit '${to.id}'`
  return `
Loading Rollback Changes.
Loaded Rollback Changes in 1 sec 
Committing.
${items} items committed in 1 sec (${items})items/sec
Updating.
Updated Commit database in 1 sec 
Configuration successfully rolled back ${done}.
`
}
