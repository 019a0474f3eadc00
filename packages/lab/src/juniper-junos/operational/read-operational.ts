import { matchesCommand } from '../../fault/faults.ts'
import { nodeBehind, parseCommand } from '../../grammar/parse-command.ts'
import { splitWords } from '../../grammar/split-words.ts'
import type { JunosSession, Run } from '../junos-session.ts'
import { splitPipes } from '../pipe.ts'

/** Reads a line typed in operational mode, or behind `run`. The texts of rejections are recorded (scrapli, junos). */
export function readOperational(session: JunosSession, line: string): Run {
  if (matchesCommand(session.faults().unknownCommand, line.trim())) {
    return { column: splitWords(line).columns[0] ?? 0, message: 'unknown command.' }
  }
  const { command, pipes, badColumn } = splitPipes(line)
  const { commands } = session
  const parsed = parseCommand([commands], command)
  const { texts, columns } = splitWords(command)
  if (parsed.kind === 'command') {
    if (badColumn !== undefined) return { column: badColumn, message: 'syntax error.' }
    const run = parsed.handler(session, { line: command, args: parsed.args, pipes })
    if ('message' in run) return run
    return () => {
      session.isUnpaged = pipes.noMore
      return run()
    }
  }
  if (parsed.kind === 'incomplete') {
    return { column: command.trimEnd().length, message: 'syntax error, expecting <command>.' }
  }
  const index = columns.findLastIndex((column) => column <= parsed.column)
  const column = columns[index] ?? 0
  if (parsed.kind === 'ambiguous') return { column, message: `'${texts[index]}' is ambiguous.` }
  if (index <= 0) return { column, message: 'unknown command.' }
  const isComplete = nodeBehind(commands, texts.slice(0, index))?.handler !== undefined
  return { column, message: isComplete ? 'syntax error, expecting <command>.' : 'syntax error.' }
}
