import { sessionTable } from './show/show-sessions.ts'
import type { XrSession } from './xr-session.ts'

/** `configure terminal` and `configure exclusive`; the refusals are public notes on XRv9k. */
export function enterConfiguration(session: XrSession, isExclusive: boolean): string {
  const { device, user, line } = session
  const table = sessionTable(device)
  if (isExclusive && device.trial.owner !== undefined) {
    return `${table}Cannot enter exclusive mode. A trial commit is underway in another configuration session.\n`
  }
  if (isExclusive && device.lockedBy !== undefined) {
    return `${table}Cannot enter exclusive mode. The Configuration Namespace is locked by another agent.\n`
  }
  const number = Number(line.slice('vty'.length))
  const editor = {
    id: `00001000-${(0x3595 + number * 0x1c).toString(16).padStart(8, '0')}-00000000`,
    user,
    line,
    since: device.now(),
    isExclusive,
    knownCommits: device.commits.length,
  }
  device.editors.add(editor)
  session.editing = { editor, changes: [], sections: [], failed: [] }
  return table
}

/** Leaves configuration mode; what was not committed is gone. A trial goes on until its time is over. */
export function leaveConfiguration(session: XrSession): void {
  const { device, editing } = session
  if (editing !== undefined) device.editors.delete(editing.editor)
  session.editing = undefined
}
