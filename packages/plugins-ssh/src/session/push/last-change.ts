import type { Snapshot } from '../../platform/take-back.ts'
import { findLine } from '../command/find-line.ts'
import { ForeignChangeError } from '../error/foreign-change-error.ts'
import { reasonForLog } from '../error/reason-for-log.ts'
import type { SessionContext } from '../session-context.ts'

/**
 * What the device says of when and by whom its configuration was changed last. Never rejects: what cannot be
 * told is not compared later.
 *
 * @param context - The session, not in configuration mode.
 * @param snapshot - How the platform tells.
 * @returns Undefined where it does not.
 */
export async function tellLastChange(
  context: SessionContext,
  { lastChange }: Snapshot,
): Promise<string | undefined> {
  const { line, limits, log } = context
  if (lastChange === undefined) return undefined
  const { command, line: pattern } = lastChange
  const asking = {
    phase: 'command',
    timeoutMs: limits.commandTimeoutMs,
    changed: 'unknown',
  } as const
  try {
    const { output } = await line.type(command, asking)
    return findLine(output, [pattern])
  } catch (error) {
    log.warn({ reason: reasonForLog(error) }, 'the last change could not be told')
    await line.recover(false)
    return undefined
  }
}

/**
 * Makes sure that nobody has changed the configuration since: going back to a snapshot would take that away
 * as well (production safety, rule 14).
 *
 * @param at - The session.
 * @param snapshot - How the platform tells.
 * @param lastChange - What it said behind our lines.
 * @throws {@link ForeignChangeError}.
 */
export async function refuseForeign(
  at: SessionContext,
  snapshot: Snapshot,
  lastChange: string,
): Promise<void> {
  const now = await tellLastChange(at, snapshot)
  if (now === undefined || now === lastChange) return
  throw new ForeignChangeError({
    host: at.host,
    phase: 'rollback',
    lastChange: now,
    ours: lastChange,
  })
}
