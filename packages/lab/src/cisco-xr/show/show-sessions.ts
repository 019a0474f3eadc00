import { moment } from '../date.ts'
import type { XrDevice } from '../xr-device.ts'

/** `show configuration sessions`, and what `configure` shows of others (public notes on XRv9k); empty when nobody is there. */
export function sessionTable(device: XrDevice): string {
  const rows = [...device.editors].map(
    ({ id, line, user, since, isExclusive }) =>
      `${id.padEnd(31)}${line.padEnd(11)}${user.padEnd(9)}${moment(since)}${isExclusive ? ' *' : ''}\n`,
  )
  if (rows.length === 0) return ''
  return `Current Configuration Session  Line       User     Date                     Lock\n${rows.join('')}`
}

/** `show configuration sessions detail`: a trial shows as a session of its own (public notes on XRv9k). */
export function sessionDetails(device: XrDevice): string {
  const sessions = [...device.editors].map((editor) => ({
    ...editor,
    lock: editor.isExclusive ? 'Reserved' : 'None',
    client: 'CLI',
    process: 'config',
  }))
  const { owner } = device.trial
  const trial =
    owner === undefined
      ? []
      : [{ ...owner, lock: 'None', client: 'commit-confirm', process: 'cfgmgr_trial_co' }]
  return [...sessions, ...trial]
    .map(
      ({ id, since, line, lock, user, client, process }, index) =>
        `  ${index + 1}) Session: ${id}  ${moment(since)}
     Line: ${line.padEnd(31)}Lock: ${lock}
     User: ${user.padEnd(31)}Client: ${client}
     Process: ${process.padEnd(28)}PID: ${29_763 + index}
     Node:                                Elapsed Time: unknown

`,
    )
    .join('')
}
