import type { Dialog } from '../../shell/reply.ts'
import { hashPassword } from '../configuration/password-hash.ts'
import { childrenOf } from '../configuration/rule.ts'
import type { Path } from '../configuration/statement.ts'
import { candidateOf, type JunosSession } from '../junos-session.ts'

/** The statement that is asked for rather than typed. */
export const plainTextPassword = 'plain-text-password'

/**
 * `set ... authentication plain-text-password`: asks twice, without echo, and stores a hash (Juniper,
 * "plain-text-password"; what it says when the two differ is experience [K]).
 *
 * @param path - The way to the statement, itself included.
 */
export function askPassword(session: JunosSession, path: Path): Dialog {
  return {
    kind: 'dialog',
    question: 'New password:',
    ask: 'hidden',
    answer: (password) => ({
      kind: 'dialog',
      question: 'Retype new password:',
      ask: 'hidden',
      answer: (again) => {
        if (again !== password) return 'error: Passwords are not equal; aborting\n'
        store(session, { path: path.slice(0, -1), hash: hashPassword(password) })
        return ''
      },
    }),
  }
}

function store(session: JunosSession, { path, hash }: { path: Path; hash: string }): void {
  const name = 'encrypted-password'
  const last = path.at(-1)
  const rule = last === undefined ? undefined : childrenOf(last.rule)[name]
  if (rule !== undefined) candidateOf(session).set([...path, { name, rule, values: [hash] }])
}
