import { type BadWords, splitQuoted } from '../configuration/read-path.ts'
import type { JunosSession, Run } from '../junos-session.ts'
import { readOperational } from '../operational/read-operational.ts'
import { splitPipes } from '../pipe.ts'
import { showCandidate } from '../show-configuration.ts'
import { commit } from './commit.ts'
import { readCommit } from './commit-request.ts'
import { readDelete, readEdit, readRollback, readSet, readShown } from './edit-commands.ts'
import { otherEditors } from './editors.ts'
import { exitConfiguration, exitLevel } from './exit.ts'

/** Reads a line that begins with this command. */
type Reader = (session: JunosSession, line: string) => Run

/** What a user can type in configuration mode. */
const readers: Readonly<Record<string, Reader>> = {
  commit: (session, line) => {
    const request = readCommit(line)
    return 'message' in request ? request : () => commit(session, request)
  },
  delete: readDelete,
  edit: readEdit,
  exit: (session, line) => {
    const [, what, more] = splitQuoted(line)
    if (what === undefined) return () => exitLevel(session)
    const isMode = 'configuration-mode'.startsWith(what.text) && more === undefined
    return isMode ? () => exitConfiguration(session) : wrong(what.column)
  },
  quit: (session, line) => alone(line) ?? (() => exitLevel(session)),
  rollback: readRollback,
  run: (session, line) =>
    // blanks in place of the word, so that columns stay true
    readOperational(
      session,
      line.replace(/\S+/, (word) => ' '.repeat(word.length)),
    ),
  set: readSet,
  show: (session, line) => {
    const { command, pipes, badColumn } = splitPipes(line)
    if (badColumn !== undefined) return wrong(badColumn)
    const path = readShown(session, command)
    if ('message' in path) return path
    return () => {
      session.isUnpaged = pipes.noMore
      return showCandidate(session, { path, pipes })
    }
  },
  status: ({ device }, line) => alone(line) ?? (() => otherEditors(device)),
  top: (session, line) => {
    const [first, next] = splitQuoted(line)
    if (next === undefined) return () => goTo(session, 0)
    // Juniper, "top": the rest of the line is run at the top
    const { editing } = session
    if (editing === undefined) return wrong(first?.column ?? 0)
    const { path } = editing
    editing.path = []
    const read = readConfigure(
      session,
      line.replace(/\S+/, (word) => ' '.repeat(word.length)),
    )
    editing.path = path
    if ('message' in read) return read
    return () => {
      editing.path = []
      const answer = read()
      if (editing.path.length === 0) editing.path = path
      return answer
    }
  },
  up: (session, line) => {
    const [, count, more] = splitQuoted(line)
    if (more !== undefined) return wrong(more.column)
    if (count !== undefined && !/^\d+$/.test(count.text)) return wrong(count.column)
    const depth = session.editing?.path.length ?? 0
    return () => goTo(session, Math.max(depth - Number(count?.text ?? 1), 0))
  },
}

/** What a user can type in configuration mode, by name. */
export const configureCommands: readonly string[] = Object.keys(readers)

/** Reads a line typed in configuration mode. */
export function readConfigure(session: JunosSession, line: string): Run {
  const [first] = splitQuoted(line)
  const { text = '', column = 0 } = first ?? {}
  const [name, ...others] = configureCommands.includes(text)
    ? [text]
    : configureCommands.filter((one) => one.startsWith(text))
  if (others.length > 0) return { column, message: `'${text}' is ambiguous.` }
  const reader = name === undefined ? undefined : readers[name]
  // recorded (scrapli, junos)
  return reader === undefined ? { column, message: 'unknown command.' } : reader(session, line)
}

function goTo({ editing }: JunosSession, depth: number): string {
  if (editing === undefined) return ''
  editing.path = editing.path.slice(0, depth)
  if (depth === 0) editing.visited.length = 0
  return ''
}

/** Refuses words behind a command that takes none. */
function alone(line: string): BadWords | undefined {
  const [, more] = splitQuoted(line)
  return more === undefined ? undefined : wrong(more.column)
}

function wrong(column: number): BadWords {
  return { column, message: 'syntax error.' }
}
