import type { Answer } from '../../shell/reply.ts'
import type { Editing, VyosSession } from '../vyos-session.ts'
import { commit, nothingToCommit } from './commit.ts'

/** vyos-1x, config_mgmt.py. */
const defaultMinutes = 10

/**
 * `commit-confirm [MINUTES] [no-prompt]` (vyatta-cfg-run; vyos-1x, config_mgmt.py): asks, starts the timer, and
 * only then commits. The timer runs on when the commit fails.
 */
export function commitConfirm(
  session: VyosSession,
  editing: Editing,
  words: readonly string[],
): Answer {
  const { device } = session
  const [number = String(defaultMinutes)] = words.filter((word) => word !== 'no-prompt')
  const minutes = Number(number)
  if (!Number.isInteger(minutes) || minutes < 1) return `Invalid number [${number}]\n`
  if (editing.changes.size === 0) return nothingToCommit
  if (device.isPending) return 'Another confirm is pending\n'
  const start = (): string => {
    device.startTimer(minutes)
    const made = commit(session, editing, { comment: undefined, confirmWithin: minutes })
    return `Initialized commit-confirm; ${minutes} minutes to confirm before reboot\n${made}`
  }
  if (words.includes('no-prompt')) return start()
  return {
    kind: 'dialog',
    output: `\ncommit-confirm will automatically reboot in ${minutes} minutes unless changes\nare confirmed.\n\n`,
    question: 'Proceed ? [Y/n] ',
    ask: 'line',
    answer: (text) => (/^(?:y|yes)?$/i.test(text.trim()) ? start() : 'commit-confirm canceled\n'),
  }
}

/** `confirm` (the same). */
export function confirm({ device }: VyosSession): string {
  if (!device.isPending) return 'No confirm pending\n'
  device.confirm()
  return 'Reboot timer stopped\n'
}
