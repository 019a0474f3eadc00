import { reasonForLog } from '../error/reason-for-log.ts'
import { enterMode } from '../mode/enter-mode.ts'
import type { SessionContext } from '../session-context.ts'
import { candidateOf } from './candidate-of.ts'

/**
 * Leaves the mode of the candidate; does nothing where the session is not in it. Where that does not work,
 * or the device asks something, the connection is closed: what was done before counts more. Never rejects.
 *
 * @param context - The session.
 * @returns What the user should know.
 */
export async function leaveCandidate(context: SessionContext): Promise<readonly string[]> {
  const { platform, line, limits, dialog, log } = context
  const { mode } = candidateOf(context)
  if (line.prompt.mode.name !== mode || !dialog.isOpen) return []
  const way = platform.changes.find(({ from }) => from === mode)
  try {
    return await enterMode(context, way?.to ?? mode, { timeoutMs: limits.recoverTimeoutMs })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    log.warn({ reason: reasonForLog(error) }, 'the candidate could not be left; closed')
    await dialog.close()
    return [`the candidate could not be left, and the connection was closed: ${reason}`]
  }
}
