import type { Answer } from '../../shell/reply.ts'
import { type Configuration, note } from '../configuration/configuration.ts'
import type { Editing, VyosSession } from '../vyos-session.ts'

/** `rollback-soft N` (vyos-1x, config_mgmt.py): makes an earlier revision the candidate. */
export function rollbackSoft(
  { device }: VyosSession,
  editing: Editing,
  words: readonly string[],
): Answer {
  const revision = revisionOf(device.commits, words)
  if (typeof revision === 'string') return revision
  const { active } = device
  for (const key of new Set([...active.keys(), ...revision.keys()])) {
    note(editing.changes, active, [key, revision.get(key)])
  }
  return 'Rollback diff has been applied.\nUse "compare" to review the changes or "commit" to apply them.\n'
}

/** `rollback N` (the same): asks, and reboots into an earlier revision. */
export function rollback({ device }: VyosSession, words: readonly string[]): Answer {
  const revision = revisionOf(device.commits, words)
  if (typeof revision === 'string') return revision
  return {
    kind: 'dialog',
    question: 'Proceed with reboot ? [Y/n] ',
    ask: 'line',
    answer: (text) => {
      if (!/^(?:y|yes)?$/i.test(text.trim())) return 'Canceling rollback\n'
      device.reboot(revision)
      return ''
    },
  }
}

function revisionOf(
  commits: readonly { readonly configuration: Configuration }[],
  [number, ...more]: readonly string[],
): Configuration | string {
  if (number === undefined || more.length > 0)
    return 'Error: must include a revision # to rollback to\n'
  const revision = /^[1-9]\d{0,4}$/.test(number) ? commits[Number(number)] : undefined
  if (revision !== undefined) return revision.configuration
  return `Invalid revision number ${number}: must be 0 < rev < ${commits.length}\n`
}
