import type { SrlConfiguration } from '../configuration/srl-configuration.ts'
import type { SrlSession } from '../srl-session.ts'
import { leaveCandidate } from './enter.ts'

/** What a `commit` line asks for. */
export interface CommitRequest {
  /** Whether the session stays in the candidate. */
  readonly stays: boolean
  /** Whether the running configuration is saved behind it. */
  readonly saves?: boolean | undefined
  /** What the user says about it. */
  readonly comment?: string | undefined
  /** Seconds until it is undone unless confirmed. */
  readonly confirmWithin?: number | undefined
}

const NOT_THERE = "Error: The 'commit' command is only available in candidate mode\n"

/** What a success says is in many captures (learn.srlinux.dev and others); a commit of nothing says the same [K]. */
export function commit(session: SrlSession, request: CommitRequest): string {
  const { device, user, editing } = session
  if (editing === undefined) return NOT_THERE
  // The message is in a capture of Nokia's workshop on gNMI; that the CLI says it behind `Error:` is [K].
  if (device.isPending) {
    return 'Error: Cannot commit transaction (commit confirmed in progress)\n'
  }
  const { candidate, name } = editing
  const after = device.running.with(candidate.edits)
  const errors = check(after)
  if (errors !== '') return errors
  const { comment, confirmWithin, stays, saves } = request
  device.commit({ user, candidate: name, comment, confirmWithin, configuration: after })
  candidate.reset(after)
  const saved = saves === true ? save(session) : ''
  const timed = confirmWithin === undefined ? '' : `${trial(confirmWithin)}\n`
  if (!stays) leaveCandidate(session, confirmWithin !== undefined)
  const end = stays ? 'Starting new transaction.' : 'Leaving candidate mode.'
  return `${saved}${timed}All changes have been committed. ${end}\n`
}

/** In the test data of a public driver of others; how it counts less than a minute is [K]. */
function trial(seconds: number): string {
  const minutes = Math.round(seconds / 60)
  const time = minutes < 2 ? 'a minute' : `${minutes} minutes`
  return `Commit confirmed (automatic rollback in ${time})`
}

/** `commit validate`: measured by others on 24.7.1. */
export function validate({ device, editing }: SrlSession): string {
  if (editing === undefined) return NOT_THERE
  const errors = check(device.running.with(editing.candidate.edits))
  return errors === '' ? 'All changes are valid.\n' : errors
}

/** `discard now` and `discard stay` (Nokia, "Discarding configuration"); what the first says was measured by others. */
export function discard(session: SrlSession, stays: boolean): string {
  const { device, editing } = session
  if (editing === undefined) {
    return "Error: The 'discard' command is only available in candidate mode\n"
  }
  editing.candidate.reset(device.running)
  if (!stays) leaveCandidate(session)
  const end = stays ? 'Starting new transaction.' : 'Leaving candidate mode.'
  return `All changes have been discarded. ${end}\n`
}

/** `save startup` (public captures). */
export function save({ device }: SrlSession): string {
  device.startup = device.running
  return "/system:\n    Saved current running configuration as initial (startup) configuration '/etc/opt/srlinux/config.json'\n\n"
}

/** `tools system configuration confirmed-accept` and `confirmed-reject`; what they say is unverified [K]. */
export function answerTrial({ device }: SrlSession, isAccepted: boolean): string {
  const start = '/system/configuration:\n    '
  if (!device.isPending) return 'Error: No commit confirmed in progress\n'
  if (isAccepted) device.accept()
  else device.reject()
  return `${start}Commit confirmed has been ${isAccepted ? 'accepted' : 'rejected'}\n\n`
}

/** What only a commit finds; its form is in a public capture (a wrong EVI), this reason is made up after it [K]. */
function check(configuration: SrlConfiguration): string {
  const errors = configuration.entries.flatMap(({ path }) => {
    const [instance = '', member = ''] = path
    const [, name] = /^interface (\S+)$/.exec(member) ?? []
    const [kind = '', key = ''] = instance.split(' ')
    if (kind !== 'network-instance' || name === undefined || path.length !== 2) return []
    const [port = '', index = ''] = name.split(/\.(?=\d+$)/)
    if (configuration.has([`interface ${port}`, `subinterface ${index}`])) return []
    return [
      `Error in path: .network-instance{.name=="${key}"}.interface{.name=="${name}"}\n    [FailedPrecondition] Subinterface must be configured\n`,
    ]
  })
  return errors.length === 0 ? '' : `Error: ${errors.join('')}`
}
