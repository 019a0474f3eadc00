import { matchesCommand } from '../../fault/faults.ts'
import type { TreeNode } from '../../grammar/command-tree.ts'
import { splitOutputFilter } from '../../grammar/output-filter.ts'
import { parseCommand, type RejectedCommand } from '../../grammar/parse-command.ts'
import { splitWords } from '../../grammar/split-words.ts'
import type { Answer } from '../../shell/reply.ts'
import type { Dialect } from './dialect.ts'
import type { Handler, IosLikeSession } from './session.ts'

/** A line, the commands that it may be, and how many columns of it are left of them. */
interface Lookup<Session extends IosLikeSession> {
  readonly line: string
  readonly trees: readonly TreeNode<Handler<Session>>[]
  readonly offset: number
}

/**
 * Runs one command line in the mode of the session.
 *
 * @param dialect - How the device reads and answers.
 * @param session - Its mode, privilege and terminal may change.
 * @param line - As typed, without the newline; empty lines and comments (`!`) do nothing.
 */
export function runCommand<Session extends IosLikeSession>(
  dialect: Dialect<Session>,
  session: Session,
  line: string,
): Answer {
  const text = line.trim()
  if (text === '' || text.startsWith('!')) return ''
  const elsewhere = dialect.runElsewhere?.(session, text)
  if (elsewhere !== undefined) return elsewhere
  const viaDo = session.mode === 'exec' ? null : /^(\s*do\s+)(\S.*)$/.exec(line)
  const [, prefix = '', command = line] = viaDo ?? []
  const trees = viaDo === null ? dialect.trees(session) : dialect.execTrees(session)
  return look({ line: command, trees, offset: prefix.length }, { dialect, session })
}

function look<Session extends IosLikeSession>(
  { line, trees, offset }: Lookup<Session>,
  { dialect, session }: { dialect: Dialect<Session>; session: Session },
): Answer {
  const reject = (rejected: RejectedCommand): string => {
    const column = dialect.promptOf(session).length + offset + rejected.column
    return dialect.reject(session, { rejected, line, column })
  }
  if (matchesCommand(session.faults().unknownCommand, line.trim())) {
    return reject({ kind: 'invalid', column: 0 })
  }
  const { command, filter, badColumn } = splitOutputFilter(line)
  const parsed = parseCommand(trees, command)
  if (parsed.kind !== 'command') return reject(parsed)
  if (badColumn !== undefined) return reject({ kind: 'invalid', column: badColumn })
  const reply = parsed.handler(session, parsed)
  if (typeof reply !== 'string' && reply.kind === 'invalid-word') {
    return reject({ kind: 'invalid', column: splitWords(line).columns[reply.index] ?? 0 })
  }
  return filter !== undefined && typeof reply === 'string' ? filter(reply) : reply
}
