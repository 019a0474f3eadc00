import { typeProven } from '../command/type-proven.ts'
import { CommitFailedError } from '../error/commit-failed-error.ts'
import type { ConfigFate } from '../error/config-fate.ts'
import { reasonForLog } from '../error/reason-for-log.ts'
import type { SessionContext } from '../session-context.ts'
import { candidateOf } from './candidate-of.ts'
import { discardCandidate } from './discard-candidate.ts'

/**
 * Discards a candidate behind a failure, also where the session has left it, or closes the connection. Never
 * rejects.
 *
 * @param context - The session.
 * @returns What has become of its lines.
 */
export async function abandonCandidate(context: SessionContext): Promise<ConfigFate> {
  const { dialog, log, line, limits, draft } = context
  const { mode } = candidateOf(context)
  if (!dialog.isOpen) return 'candidate'
  try {
    if (line.prompt.mode.name === mode) await discardCandidate(context)
    else await dropDraft(context, { name: draft.name, timeoutMs: limits.commandTimeoutMs })
    draft.name = ''
    return 'discarded'
  } catch (reason) {
    log.warn({ reason: reasonForLog(reason) }, 'the candidate could not be discarded; closed')
    await dialog.close()
    return 'candidate'
  }
}

/**
 * Drops a candidate that outlives its session, from any session. Does nothing where there are none.
 *
 * @param at - A session that is not in it.
 * @param draft - Its name, and how long the device may be silent.
 * @throws {@link CommitFailedError} when nothing proves it, or what `typeProven` throws.
 */
export async function dropDraft(
  at: SessionContext,
  { name, timeoutMs }: { readonly name: string; readonly timeoutMs: number },
): Promise<void> {
  const { abandon } = candidateOf(at)
  if (abandon === undefined || name === '') return
  const values = { name }
  const reply = await typeProven(at, abandon, { phase: 'rollback', timeoutMs, values })
  if (reply.isProven) return
  const { command, output } = reply
  throw new CommitFailedError({
    host: at.host,
    phase: 'rollback',
    command,
    reason: undefined,
    output,
  })
}

/**
 * Drops what a commit on trial has left of its candidate, once the trial is over: devices keep few. Does
 * nothing where none is left. Never rejects: what was done before counts more.
 *
 * @param at - Any session on the device.
 * @param name - Its name.
 * @returns What the user should know.
 */
export async function dropLeftover(at: SessionContext, name: string): Promise<readonly string[]> {
  const { dialog, limits, line } = at
  const { confirmed, mode } = candidateOf(at)
  const isThere = confirmed?.leavesCandidate === true && name !== ''
  if (!isThere || !dialog.isOpen || line.prompt.mode.name === mode) return []
  try {
    await dropDraft(at, { name, timeoutMs: limits.commandTimeoutMs })
    return []
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    at.log.warn(
      { reason: reasonForLog(error), name },
      'the candidate may have stayed on the device',
    )
    await line.recover(false)
    return [`the candidate ${name} may have stayed on the device: ${reason}`]
  }
}
