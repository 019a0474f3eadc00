import type { Answer, Dialog } from '../shell/reply.ts'
import { commit } from './commit/commit.ts'
import { leaveConfiguration } from './enter.ts'
import { hasChanges, type XrSession } from './xr-session.ts'

/** Public notes on XRv9k 24.3.1. */
const activeTrial = `
You are exiting after a 'commit confirm' with an active rollback session.  If you exit the configuration awaiting confirmation will not be confirmed and the router will immediately rollback to the previous configuration.
`

/** `end`, and `exit` at the top: asks about what is not committed, and about what is not confirmed. */
export function end(session: XrSession): Answer {
  const { device, editing } = session
  if (editing === undefined) return ''
  if (hasChanges(session)) return askToCommit(session)
  if (device.trial.owner !== editing.editor) return leave(session)
  return {
    kind: 'dialog',
    output: activeTrial,
    question: 'Do you wish to exit? [no]: ',
    ask: 'line',
    answer: (text) => {
      if (text.trim() === '' || !'yes'.startsWith(text.trim().toLowerCase())) return ''
      device.undoTrial()
      return leave(session)
    },
  }
}

/** cli-dialects 4.1: `yes` commits, `no` discards, everything else stays. */
function askToCommit(session: XrSession): Dialog {
  return {
    kind: 'dialog',
    question: 'Uncommitted changes found, commit them before exiting(yes/no/cancel)? [cancel]:',
    ask: 'line',
    answer: (text) => {
      const word = text.trim().toLowerCase()
      if (word !== '' && 'yes'.startsWith(word)) return commitAndLeave(session)
      if (word !== '' && 'no'.startsWith(word)) return leave(session)
      return ''
    },
  }
}

function commitAndLeave(session: XrSession): Answer {
  const answer = commit(session, {
    kind: 'commit',
    label: undefined,
    comment: undefined,
    confirmWithin: undefined,
  })
  return answer === '' ? leave(session) : answer
}

function leave(session: XrSession): string {
  leaveConfiguration(session)
  return ''
}
