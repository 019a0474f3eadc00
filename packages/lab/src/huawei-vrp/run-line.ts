import { splitOutputFilter } from '../grammar/output-filter.ts'
import { type ParsedCommand, parseCommand, type RejectedCommand } from '../grammar/parse-command.ts'
import { splitWords } from '../grammar/split-words.ts'
import type { Answer } from '../shell/reply.ts'
import { commit } from './candidate/commit.ts'
import { commitTree } from './candidate/commit-request.ts'
import { refuseWhileLocked } from './candidate/lock.ts'
import { isPort, refuseConfiguration, refuseLine } from './configuration/semantic-error.ts'
import type { Change } from './configuration/vrp-configuration.ts'
import { rejection } from './rejection.ts'
import { viewTree } from './view/view-commands.ts'
import {
  candidateOf,
  type Editing,
  promptOf,
  type VrpHandler,
  type VrpSession,
} from './vrp-session.ts'

/** Runs one line in the view of the session. Empty lines and `#` do nothing: configurations are pasted with them. */
export function runLine(session: VrpSession, line: string): Answer {
  const text = line.trim()
  if (text === '' || text.startsWith('#')) return ''
  const { device, editing, commands } = session
  const { command, filter, badColumn } = splitOutputFilter(line, 'di')
  const trees = editing === undefined ? [commands] : [viewTree(device.release)]
  const parsed = parseCommand<VrpHandler>(trees, command)
  if (parsed.kind !== 'command') {
    return editing === undefined ? reject(session, parsed, line) : runInView(session, line, parsed)
  }
  if (badColumn !== undefined) return reject(session, { kind: 'invalid', column: badColumn }, line)
  const answer = parsed.handler(session, parsed)
  return filter !== undefined && typeof answer === 'string' ? filter(answer) : answer
}

/** A line that is no command of all views: a commit or a line of the configuration. */
function runInView(session: VrpSession, line: string, rejected: RejectedCommand): Answer {
  const { device, editing } = session
  if (editing === undefined) return ''
  const asCommit = device.release.hasCandidate ? parseCommand([commitTree], line) : rejected
  if (isCommand(asCommit)) return commit(session, asCommit.handler(asCommit.args))
  const read = device.grammar.read(editing.views, line)
  if (read.kind !== 'line') {
    const furthest = [rejected, asCommit, read].reduce(further)
    return reject(session, furthest, line)
  }
  if (isPort(read.line) && candidateOf(session).find(read.line.id) === undefined) {
    // a port that the device does not have: a wrong parameter (experience [K])
    const column = splitWords(line).columns[read.change === 'set' ? 1 : 2] ?? 0
    return reject(session, { kind: 'invalid', column }, line)
  }
  const outer = editing.views.slice(0, read.depth)
  const change = { kind: read.change, path: [...outer.map((view) => view.line), read.line] }
  const refused = makeChange(session, editing, change)
  if (refused !== undefined) return refused
  editing.views =
    read.opens === undefined ? outer : [...outer, { name: read.opens, line: read.line }]
  return ''
}

/** Of two errors the one further to the right says more; at the same place, the one that understood something. */
function further(best: RejectedCommand, one: RejectedCommand): RejectedCommand {
  if (one.column === best.column) return best.kind === 'invalid' ? one : best
  return one.column > best.column ? one : best
}

function isCommand<Handler>(
  parsed: ParsedCommand<Handler> | RejectedCommand,
): parsed is ParsedCommand<Handler> {
  return parsed.kind === 'command'
}

/** Puts a change into the candidate, or on VRP 5 makes it at once. @returns Why not. */
function makeChange(session: VrpSession, editing: Editing, change: Change): string | undefined {
  const { device } = session
  const refused = refuseLine(change)
  if (refused !== undefined) return refused
  if (device.release.hasCandidate) {
    editing.changes = [...editing.changes, change]
    return undefined
  }
  const locked = refuseWhileLocked(session)
  if (locked !== undefined) return locked
  const after = device.running.clone().apply([change])
  const conflict = refuseConfiguration(after)
  if (conflict === undefined) device.change(after)
  return conflict
}

function reject(session: VrpSession, rejected: RejectedCommand, line: string): string {
  const { device, editing, commands } = session
  const trees =
    editing === undefined
      ? [commands]
      : [viewTree(device.release), ...device.grammar.treesOf(editing.views)]
  return rejection({ rejected, line, prompt: promptOf(session), trees })
}
