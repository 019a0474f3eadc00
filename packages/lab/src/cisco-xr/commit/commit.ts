import type { Answer, Dialog } from '../../shell/reply.ts'
import { semanticErrors } from '../configuration/semantic-errors.ts'
import { type Editing, hasChanges, mergedOf, type XrSession } from '../xr-session.ts'
import type { CommitRequest } from './commit-request.ts'

/** cli-dialects 4.1; public captures. */
const failed = `
% Failed to commit one or more configuration items during a pseudo-atomic operation. All changes made have been reverted. Please issue 'show configuration failed [inheritance]' from this session to view the errors
`

/** Netmiko's tests quote it from a device. */
const othersCommitted = `
One or more commits have occurred from other
configuration sessions since this session started
or since the last commit was made from this session.
You can use the 'show configuration commit changes'
command to browse the changes.
`

/** `commit` in all its forms. A success says nothing. Unless told otherwise, wordings are public notes on XRv9k. */
export function commit(session: XrSession, request: CommitRequest): Answer {
  const { device, editing } = session
  if (editing === undefined) return ''
  const { owner } = device.trial
  const isOwnTrial = owner === editing.editor
  if (!hasChanges(session)) {
    if (!isOwnTrial) return 'No configuration changes to commit.\n'
    device.trial.end()
    return '\n% Confirming commit for trial session.\n'
  }
  if (owner !== undefined && !isOwnTrial) {
    return `\n% Cannot commit because there is an unexpired trial/rollback session '${owner.id}'.\n`
  }
  const lock = device.lockedBy
  if (lock !== undefined && lock !== editing.editor) {
    // Cisco, "Starting an Exclusive Configuration Session": others cannot commit; the wording is experience [K]
    return '\n% Cannot commit. The Configuration Namespace is locked by another agent.\n'
  }
  const isAlone = editing.editor.knownCommits === device.commits.length
  return isAlone ? apply(session, editing, request) : askToProceed(session, editing, request)
}

function askToProceed(session: XrSession, editing: Editing, request: CommitRequest): Dialog {
  return {
    kind: 'dialog',
    output: othersCommitted,
    question: 'Do you wish to proceed with this commit anyway? [no]: ',
    ask: 'line',
    answer: (text) => {
      const word = text.trim().toLowerCase()
      return word !== '' && 'yes'.startsWith(word) ? apply(session, editing, request) : ''
    },
  }
}

function apply(session: XrSession, editing: Editing, request: CommitRequest): string {
  const { device, user, line } = session
  const after = mergedOf(session)
  editing.failed = semanticErrors(device.running, after)
  if (editing.failed.length > 0) return failed
  const isConfirming = device.trial.owner === editing.editor
  device.trial.end()
  const { label, comment, confirmWithin } = request
  device.commit({ label, comment, confirmWithin, user, line, client: 'CLI', after })
  editing.changes = []
  editing.editor.knownCommits = device.commits.length
  if (confirmWithin !== undefined) {
    // public notes on XRv9k: the lock goes with the start of a trial
    editing.editor.isExclusive = false
    device.trial.start(editing.editor, confirmWithin, () => device.undoTrial())
  }
  return isConfirming ? '\n% Confirming commit for trial session.\n' : ''
}
