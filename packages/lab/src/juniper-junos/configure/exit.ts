import type { Answer, Dialog } from '../../shell/reply.ts'
import { hasChanges, type JunosSession } from '../junos-session.ts'
import { leaveConfiguration } from './enter.ts'

const changed = 'The configuration has been changed but not committed\n'
const exiting = 'Exiting configuration mode\n'

/** `exit`, `quit`: back to where the last `edit` came from; at the top out of configuration mode. */
export function exitLevel(session: JunosSession): Answer {
  const { editing } = session
  const before = editing?.visited.pop()
  if (editing === undefined || (before === undefined && editing.path.length === 0)) {
    return exitConfiguration(session)
  }
  editing.path = before ?? []
  return ''
}

/** `exit configuration-mode`: asks when something is not committed. */
export function exitConfiguration(session: JunosSession): Answer {
  const kind = session.editing?.editor.kind ?? 'shared'
  if (!hasChanges(session)) return leave(session)
  return kind === 'shared' ? askToLeave(session) : askToDiscard(session, kind)
}

/** cli-dialects 4.1, unicon; what is not committed stays in the shared candidate. */
function askToLeave(session: JunosSession): Dialog {
  return {
    kind: 'dialog',
    output: changed,
    question: 'Exit with uncommitted changes? [yes,no] (yes) ',
    ask: 'line',
    answer: (text) =>
      yesOrNo(
        text,
        () => leave(session),
        () => askToLeave(session),
      ),
  }
}

/** Juniper, "Using the configure exclusive Command". */
function askToDiscard(session: JunosSession, kind: string): Dialog {
  return {
    kind: 'dialog',
    output: `${changed}warning: Auto rollback on exiting 'configure ${kind}'\n`,
    question: 'Discard uncommitted changes? [yes,no] (yes) ',
    ask: 'line',
    answer: (text) =>
      yesOrNo(
        text,
        () => `\nwarning: discarding uncommitted changes\nload complete\n${leave(session)}`,
        () => askToDiscard(session, kind),
      ),
  }
}

function yesOrNo(text: string, onYes: () => string, again: () => Answer): Answer {
  const word = text.trim().toLowerCase()
  if ('yes'.startsWith(word)) return onYes()
  return 'no'.startsWith(word) ? '\n' : again()
}

function leave(session: JunosSession): string {
  leaveConfiguration(session)
  return exiting
}
