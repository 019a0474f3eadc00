import type { TreeNode } from '../grammar/command-tree.ts'
import { splitOutputFilter } from '../grammar/output-filter.ts'
import { parseCommand, type RejectedCommand } from '../grammar/parse-command.ts'
import { splitWords } from '../grammar/split-words.ts'
import type { Answer } from '../shell/reply.ts'
import { type IosHandler, type IosSession, promptOf } from './ios-session.ts'
import { execTrees, treesOf } from './mode-trees.ts'

/**
 * Runs one command line in the mode of the session.
 *
 * @param session - Its mode, privilege and terminal may change.
 * @param line - As typed, without the newline; empty lines and comments (`!`) do nothing.
 */
export function runCommand(session: IosSession, line: string): Answer {
  const text = line.trim()
  if (text === '' || text.startsWith('!')) return ''
  const viaDo = session.mode === 'exec' ? null : /^(\s*do\s+)(\S.*)$/.exec(line)
  if (viaDo === null) return runIn(session, { line, trees: treesOf(session), offset: 0 })
  const [, prefix = '', command = ''] = viaDo
  return runIn(session, { line: command, trees: execTrees(session), offset: prefix.length })
}

/** A line, the commands that it may be, and how many columns of it are left of them. */
interface Lookup {
  readonly line: string
  readonly trees: readonly TreeNode<IosHandler>[]
  readonly offset: number
}

function runIn(session: IosSession, { line, trees, offset }: Lookup): Answer {
  const { command, filter, badColumn } = splitOutputFilter(line)
  const parsed = parseCommand(trees, command)
  if (parsed.kind !== 'command') return rejection(session, { rejected: parsed, line, offset })
  if (badColumn !== undefined) {
    return rejection(session, { rejected: { kind: 'invalid', column: badColumn }, line, offset })
  }
  const reply = parsed.handler(session, parsed)
  if (typeof reply !== 'string' && reply.kind === 'invalid-word') {
    const column = splitWords(line).columns[reply.index] ?? 0
    return rejection(session, { rejected: { kind: 'invalid', column }, line, offset })
  }
  return filter !== undefined && typeof reply === 'string' ? filter(reply) : reply
}

/** What IOS prints when it does not understand a line (cli-dialects 4.2; wording and caret as recorded). */
function rejection(
  session: IosSession,
  { rejected, line, offset }: { rejected: RejectedCommand; line: string; offset: number },
): string {
  if (rejected.kind === 'incomplete') return '% Incomplete command.\n\n'
  if (rejected.kind === 'ambiguous') return `% Ambiguous command:  "${line.trim()}"\n`
  if (session.mode === 'exec' && splitWords(line).texts.length === 1) {
    // a lone word is taken for a host to connect to; recorded on IOS-XE with name lookup off
    return '% Bad IP address or host name% Unknown command or computer name, or unable to find computer address\n'
  }
  const column = promptOf(session).length + offset + rejected.column
  return `${' '.repeat(column)}^\n% Invalid input detected at '^' marker.\n\n`
}
