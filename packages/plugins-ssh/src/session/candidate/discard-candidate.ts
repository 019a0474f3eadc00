import { checkAnswer } from '../command/run-command.ts'
import type { SessionContext } from '../session-context.ts'
import { candidateOf } from './candidate-of.ts'
import { leaveCandidate } from './leave-candidate.ts'

/**
 * Drops what was not committed and leaves the candidate; does nothing where the session is not in it.
 *
 * @param context - The session.
 * @throws `CommandRejectedError`, `ModeError`, or what `CommandLine.type` throws.
 */
export async function discardCandidate(context: SessionContext): Promise<void> {
  const { line, limits } = context
  const { mode, discard, top, entries } = candidateOf(context)
  const typing = {
    phase: 'rollback',
    timeoutMs: limits.commandTimeoutMs,
    changed: false,
    expectedModes: [mode, ...entries.map(({ from }) => from)],
  } as const
  if (line.prompt.mode.name !== mode) return
  if (top !== undefined) await line.type(top, typing)
  const { output } = await line.type(discard, typing)
  checkAnswer(context, { command: discard, output })
  await leaveCandidate(context)
}
