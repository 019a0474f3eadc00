import {
  type Changes,
  type Configuration,
  isWithin,
  withChanges,
} from '../configuration/configuration.ts'
import type { Editing, VyosSession } from '../vyos-session.ts'

/** What is said about a commit. */
export interface CommitWords {
  /** By the user. */
  readonly comment: string | undefined
  /** Minutes until it must be confirmed. */
  readonly confirmWithin?: number | undefined
}

/** `vyatta_config_commit` of vyatta-cfg-run: asks for changes, and does nothing where there are none. */
export const nothingToCommit = 'No configuration changes to commit\n'

/**
 * `commit` (vyatta-cfg, commit-algorithm.cpp): each part counts by itself, so that what did not fail is active
 * behind a commit that failed; what failed waits in the session. Success says nothing, but for what the parts
 * say of themselves.
 */
export function commit(session: VyosSession, editing: Editing, words: CommitWords): string {
  const { device, user } = session
  if (editing.changes.size === 0) return nothingToCommit
  if (device.isLocked)
    return 'Configuration system temporarily locked due to another commit in progress\n'
  const working = withChanges(device.active, editing.changes)
  const parts = [...new Set([...editing.changes.keys()].map(partOf))].toSorted()
  const failures = new Map(
    parts.flatMap((part) => {
      const reason = failureOf(part, working, device.ports)
      return reason === undefined ? [] : [[part, reason] as const]
    }),
  )
  const made = parts.filter((part) => !failures.has(part))
  if (made.length > 0) {
    const taken = takeParts(editing.changes, made)
    const configuration = withChanges(device.active, taken)
    device.commit({ ...words, confirmWithin: words.confirmWithin, user, configuration })
    tellOthers(session)
    editing.isUnsaved = true
  }
  const told = made.map(chatterOf).join('')
  const complaints = [...failures].map(
    ([part, reason]) => `[ ${part} ]\n${reason}\n\n[[${part}]] failed\n`,
  )
  return `${told}${complaints.join('')}${failures.size > 0 ? 'Commit failed\n' : ''}`
}

/** The node that is committed as one. */
function partOf(key: string): string {
  const words = key.split(' ')
  return words.slice(0, words[0] === 'interfaces' ? 3 : 2).join(' ')
}

function takeParts(changes: Changes, parts: readonly string[]): Changes {
  const taken: Changes = new Map()
  for (const [key, values] of [...changes]) {
    if (!parts.some((part) => isWithin(key, part) || isWithin(part, key))) continue
    taken.set(key, values)
    changes.delete(key)
  }
  return taken
}

/** A port that is not there ([K] the wording). */
function failureOf(
  part: string,
  working: Configuration,
  ports: readonly string[],
): string | undefined {
  const port = /^interfaces ethernet (\S+)$/.exec(part)?.[1]
  if (port === undefined || !working.has(part) || ports.includes(port)) return undefined
  return `Interface "${port}" does not exist!`
}

/** A public capture of a commit that starts the SSH server again. */
function chatterOf(part: string): string {
  if (part !== 'service ssh') return ''
  return '[ service ssh ]\nRestarting OpenBSD Secure Shell server: sshd.\n\n'
}

/** vyatta-cfg-notify, by `write`; its head and end are experience [K]. */
function tellOthers({ device, user, terminal }: VyosSession): void {
  const time = device.now().toISOString().slice(11, 16)
  const message = `
Message from ${user}@${device.hostname} on ${terminal} at ${time} ...
Active configuration has been changed by user '${user}' on '${terminal}'.
Please make sure you do not have conflicting changes. You can also discard
the current changes by issuing 'exit discard'.
EOF
`
  for (const editor of device.editors) if (editor.terminal !== terminal) editor.tell(message)
}
