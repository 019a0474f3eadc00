import { parseCommand } from '../../grammar/parse-command.ts'
import type { Reply } from '../command-line/reply.ts'
import type { IosLikeSession } from '../command-line/session.ts'
import type { ConfigModes } from './config-trees.ts'

/**
 * Runs lines of configuration text as if somebody had typed them, as `copy … running-config` does. Lines that
 * are refused are left out, the others go in. Ends at `end`.
 *
 * @param modes - The configuration modes of the device.
 * @param session - At the prompt of global configuration mode; its configuration changes.
 * @returns What the device prints about the lines that it refuses [K].
 */
export function applyText<Session extends IosLikeSession>(
  modes: ConfigModes<Session>,
  session: Session,
  text: string,
): string {
  let output = ''
  let open: Reply = ''
  for (const line of text.split('\n')) {
    if (typeof open !== 'string' && open.kind === 'dialog') open = open.answer(line)
    else if (/^end\s*$/.test(line)) break
    else open = applyLine(modes, session, line)
    if (typeof open === 'string') output += open
  }
  return output
}

function applyLine<Session extends IosLikeSession>(
  modes: ConfigModes<Session>,
  session: Session,
  line: string,
): Reply {
  const text = line.trim()
  if (text === '' || text.startsWith('!')) return ''
  goTo(modes, session, line.length - line.trimStart().length)
  const parsed = parseCommand(modes.trees(session), text)
  const reply = parsed.kind === 'command' ? parsed.handler(session, parsed) : undefined
  if (reply === undefined || (typeof reply !== 'string' && reply.kind === 'invalid-word')) {
    return `${line}\n^\n% Invalid input detected at '^' marker.\n\n`
  }
  // the question that opens a banner is for a person
  const isDialog = typeof reply !== 'string' && reply.kind === 'dialog'
  return isDialog ? { ...reply, output: undefined } : reply
}

/** Leaves the sections that a line is not indented under. */
function goTo<Session extends IosLikeSession>(
  modes: ConfigModes<Session>,
  session: Session,
  columns: number,
): void {
  const level = columns / session.configuration.indent.length
  for (let depth = depthOf(modes, session); depth > level; depth--) modes.leaveSection(session)
}

/** How many sections a session is in. */
function depthOf<Session extends IosLikeSession>(
  modes: ConfigModes<Session>,
  session: Session,
): number {
  const probe = { ...session }
  let depth = 0
  while (probe.section !== undefined) {
    modes.leaveSection(probe)
    depth++
  }
  return depth
}
