import type { Answer, Dialog } from '../../shell/reply.ts'
import { hasChanges, type VrpSession } from '../vrp-session.ts'
import { commit } from './commit.ts'
import { plainCommit } from './commit-request.ts'

/**
 * `return`, Ctrl-Z, and `quit` in the system view. With something that is not committed VRP 8 asks (public
 * captures; cli-dialects 4.4): **Y commits**, N discards, C stays.
 */
export function leave(session: VrpSession): Answer {
  return hasChanges(session) ? askToCommit(session, question) : leaveViews(session)
}

/** `quit`: one view outwards; from the user view it ends the session, which its caller does. */
export function quit(session: VrpSession): Answer {
  const { editing } = session
  if (editing === undefined || editing.views.length === 0) return leave(session)
  editing.views = editing.views.slice(0, -1)
  return ''
}

const question =
  'Warning: Uncommitted configurations found. Are you sure to commit them before exiting? [Y(yes)/N(no)/C(cancel)]:'

/** What is said to any other answer (a public capture). */
const again = "Error: Please choose 'YES', 'NO' or 'CANCEL' first before pressing 'Enter'. [Y/N/C]:"

function askToCommit(session: VrpSession, asked: string): Dialog {
  return {
    kind: 'dialog',
    question: asked,
    ask: 'line',
    answer: (text) => {
      const word = text.trim().toLowerCase()
      if (isFor(word, 'yes')) return commitAndLeave(session)
      if (isFor(word, 'no')) return leaveViews(session)
      return isFor(word, 'cancel') ? '' : askToCommit(session, again)
    },
  }
}

function isFor(word: string, full: string): boolean {
  return word === full || word === full.charAt(0)
}

function commitAndLeave(session: VrpSession): string {
  const said = commit(session, plainCommit)
  if (!said.startsWith('Error:')) leaveViews(session)
  return said
}

/** Back to the user view; what was not committed is gone. */
function leaveViews(session: VrpSession): string {
  session.editing = undefined
  return ''
}

/** The session ends: its lock goes (Huawei, "configuration exclusive"); a trial of it runs until its time is over. */
export function endSession(session: VrpSession): void {
  leaveViews(session)
  if (session.device.lockedBy === session.user) session.device.lockedBy = undefined
}
