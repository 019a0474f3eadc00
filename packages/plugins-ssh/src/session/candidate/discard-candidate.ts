import { checkAnswer } from '../command/run-command.ts'
import { enterMode } from '../mode/enter-mode.ts'
import type { SessionContext } from '../session-context.ts'
import { candidateOf } from './candidate-of.ts'

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

/**
 * Leaves the candidate, in which nothing waits to be committed; does nothing where the session is not in it.
 *
 * @param context - The session.
 * @throws `ModeError`, or what `CommandLine.type` throws.
 */
export async function leaveCandidate(context: SessionContext): Promise<void> {
  const { platform, line, limits } = context
  const { mode } = candidateOf(context)
  if (line.prompt.mode.name !== mode) return
  const way = platform.changes.find(({ from }) => from === mode)
  if (way !== undefined) await enterMode(context, way.to, { timeoutMs: limits.commandTimeoutMs })
}
