import { matchesCommand } from '../fault/faults.ts'
import type { TreeNode } from '../grammar/command-tree.ts'
import { splitOutputFilter } from '../grammar/output-filter.ts'
import { parseCommand, type RejectedCommand } from '../grammar/parse-command.ts'
import type { Answer } from '../shell/reply.ts'
import { commit } from './commit/commit.ts'
import { readCommit } from './commit/commit-request.ts'
import { readConfigLine } from './configuration/read-config-line.ts'
import { dateLine } from './date.ts'
import { leaveConfiguration } from './enter.ts'
import { showInConfiguration } from './exec/exec-commands.ts'
import { end } from './leave.ts'
import { type Editing, promptOf, type XrHandler, type XrSession } from './xr-session.ts'

/** Runs one line in the mode of the session. Empty lines and comments (`!`) do nothing. */
export function runLine(session: XrSession, line: string): Answer {
  const text = line.trim()
  if (text === '' || text.startsWith('!')) return ''
  const { editing } = session
  if (editing === undefined) return runExec(session, { line, tree: session.commands, offset: 0 })
  const [, prefix = '', command = ''] = /^(\s*do\s+)(\S.*)$/.exec(line) ?? []
  if (prefix !== '') {
    return runExec(session, { line: command, tree: session.commands, offset: prefix.length })
  }
  if (/^\s*sh\w*(\s|$)/.test(line)) {
    return runExec(session, { line, tree: showInConfiguration, offset: 0 })
  }
  return runConfig(session, editing, line)
}

/** What leaves and clears, by its word in full: the simulated device takes no abbreviation of these. */
const words: Readonly<Record<string, (session: XrSession, editing: Editing) => Answer>> = {
  abort: (session) => {
    leaveConfiguration(session)
    return ''
  },
  clear: (_session, editing) => {
    editing.changes = []
    return ''
  },
  end,
  'end-policy': leaveSection,
  exit: (session, editing) =>
    editing.sections.length === 0 ? end(session) : leaveSection(session, editing),
  root: (_session, editing) => {
    editing.sections = []
    return ''
  },
}

function runConfig(session: XrSession, editing: Editing, line: string): Answer {
  const text = line.trim()
  const word = words[text]
  if (word !== undefined) return word(session, editing)
  if (/^comm\w*(\s|$)/.test(text) && 'commit'.startsWith(text.split(/\s+/)[0] ?? '')) {
    const request = readCommit(line)
    if (request.kind !== 'commit') return rejection(session, { rejected: request, line, offset: 0 })
    return dated(session, commit(session, request))
  }
  const read = readConfigLine(editing.sections, line)
  if (read.kind !== 'line') return rejection(session, { rejected: read, line, offset: 0 })
  const outer = editing.sections.slice(0, read.depth)
  const path = [...outer.map((section) => section.line), ...read.lines]
  editing.changes = [...editing.changes, { kind: read.change, path }]
  const last = path.at(-1)
  editing.sections =
    read.opens === undefined || last === undefined
      ? outer
      : [...outer, { mode: read.opens, line: last }]
  return ''
}

function leaveSection(_session: XrSession, editing: Editing): Answer {
  editing.sections = editing.sections.slice(0, -1)
  return ''
}

interface Lookup {
  readonly line: string
  readonly tree: TreeNode<XrHandler>
  readonly offset: number
}

function runExec(session: XrSession, { line, tree, offset }: Lookup): Answer {
  if (matchesCommand(session.faults().unknownCommand, line.trim())) {
    return rejection(session, { rejected: { kind: 'invalid', column: 0 }, line, offset })
  }
  const { command, filter, badColumn } = splitOutputFilter(line)
  const parsed = parseCommand([tree], command)
  if (parsed.kind !== 'command') return rejection(session, { rejected: parsed, line, offset })
  if (badColumn !== undefined) {
    return rejection(session, { rejected: { kind: 'invalid', column: badColumn }, line, offset })
  }
  const showed = session.showsDate
  const answer = parsed.handler(session, parsed)
  const shown = filter !== undefined && typeof answer === 'string' ? filter(answer) : answer
  return showed ? dated(session, shown) : shown
}

/** The date stands above what a command prints (recorded; cli-dialects 4.1). */
function dated({ device, showsDate }: XrSession, answer: Answer): Answer {
  const date = showsDate ? dateLine(device.now()) : ''
  if (typeof answer === 'string') return `${date}${answer}`
  return answer.kind === 'dialog' ? { ...answer, output: `${date}${answer.output ?? ''}` } : answer
}

/** What IOS XR prints when it does not understand a line (public captures). */
function rejection(
  session: XrSession,
  { rejected, line, offset }: { rejected: RejectedCommand; line: string; offset: number },
): string {
  if (rejected.kind === 'incomplete') return '% Incomplete command.\n'
  if (rejected.kind === 'ambiguous') return `% Ambiguous command:  "${line.trim()}"\n`
  const column = promptOf(session).length + offset + rejected.column
  return `${' '.repeat(column)}^\n% Invalid input detected at '^' marker.\n`
}
