import { check } from '../configuration/check.ts'
import { notAllowed } from '../errors.ts'
import type { Editor, SrosDevice } from '../sros-device.ts'
import type { SrosSession } from '../sros-session.ts'

/** What a `commit` line asks for. */
export interface CommitRequest {
  /** What the user says about it. */
  readonly comment?: string | undefined
  /** Minutes until it is undone unless confirmed. */
  readonly confirmWithin?: number | undefined
}

/** `commit` in all its forms. A success says nothing (captured in Nokia's hackathon). */
export function commit(session: SrosSession, { comment, confirmWithin }: CommitRequest): string {
  const { device, user } = session
  const editor = writableEditor(session)
  if (typeof editor === 'string') return editor
  const { candidate } = editor
  const refused = refuseCommit(device, editor)
  if (refused !== undefined) return refused
  if (!candidate.isModified) return ''
  if (candidate.conflictsWith(device.running)) {
    return 'MINOR: MGMT_CORE #2703: Commit canceled - conflicts detected - use update\n'
  }
  const before = device.running
  const after = before.clone().apply(candidate.changes)
  const errors = check(after)
  if (errors !== '') return errors
  device.commit({ user, comment, confirmWithin, configuration: after })
  candidate.reset(after)
  if (confirmWithin === undefined) return ''
  device.pending = { owner: editor, before }
  device.countdown.start(confirmWithin, () => device.undoPending())
  return `INFO: CLI #2090: Commit confirmed - automatic rollback in ${timeLeft(confirmWithin)}\n`
}

/** `commit confirmed accept` (captured in Nokia's hackathon). */
export function accept(session: SrosSession): string {
  const refused = refuseAnswer(session)
  if (refused !== undefined) return refused
  session.device.endPending()
  return 'INFO: CLI #2092: Commit confirmed - accepted - automatic rollback canceled\n'
}

/** `commit confirmed cancel` (captured in Nokia's hackathon). */
export function cancel(session: SrosSession): string {
  const refused = refuseAnswer(session)
  if (refused !== undefined) return refused
  session.device.undoPending()
  return 'INFO: CLI #2096: Commit confirmed - canceled - automatic rollback of changes\n'
}

/** `validate`: says nothing when all is well (captured in Nokia's hackathon). */
export function validate({ editing }: SrosSession): string {
  return editing === undefined
    ? notAllowed('currently in operational mode')
    : check(editing.editor.candidate.configuration)
}

/** `update`: the changes on top of what runs now; with nothing in its way it says nothing (captured there). */
export function update(session: SrosSession): string {
  const editor = writableEditor(session)
  if (typeof editor === 'string') return editor
  editor.candidate.rebase(session.device.running, 'changes')
  return ''
}

/** `discard`: what was changed at or below the place of the user is taken back, without a word (captured there). */
export function discard(session: SrosSession): string {
  const editor = writableEditor(session)
  if (typeof editor === 'string') return editor
  editor.candidate.discard(session.path)
  return ''
}

/** Who may change the candidate; what is said to the others is unverified [K]. */
export function writableEditor({ editing }: SrosSession): Editor | string {
  if (editing === undefined) return notAllowed('currently in operational mode')
  const { editor } = editing
  return editor.mode === 'read-only' ? notAllowed('currently in read-only mode') : editor
}

/** That a pending commit and a lock stop others is documented; both wordings are unverified experience [K]. */
function refuseCommit({ pending, editors }: SrosDevice, editor: Editor): string | undefined {
  if (pending !== undefined) {
    return 'MINOR: MGMT_CORE #2704: Commit canceled - commit confirmed in progress\n'
  }
  const isLocked = [...editors].some((one) => one !== editor && one.mode === 'exclusive')
  return isLocked
    ? 'MINOR: MGMT_CORE #2050: Commit canceled - the MD-CLI has exclusive lock on configuration\n'
    : undefined
}

/** Without `persist-id` only the session that began it can end it (Nokia, "commit confirmed"); the wording is [K]. */
function refuseAnswer({ device, editing }: SrosSession): string | undefined {
  if (editing === undefined) return notAllowed('currently in operational mode')
  return device.pending?.owner === editing.editor
    ? undefined
    : 'MINOR: CLI #2091: Commit confirmed - not in progress\n'
}

/** E.g. `9 minutes 59 seconds` for 10 minutes: a second has gone when it is printed (captured there). */
function timeLeft(minutes: number): string {
  const whole = minutes - 1
  const seconds = '59 seconds'
  return whole === 0 ? seconds : `${whole} minute${whole === 1 ? '' : 's'} ${seconds}`
}
