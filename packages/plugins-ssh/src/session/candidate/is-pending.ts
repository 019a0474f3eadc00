import type { PendingProbe } from '../../platform/candidate.ts'
import { findLine } from '../command/find-line.ts'
import { CandidateOccupiedError } from '../error/candidate-occupied-error.ts'
import { enterMode } from '../mode/enter-mode.ts'
import type { OperationOptions, SessionContext } from '../session-context.ts'
import { candidateOf } from './candidate-of.ts'

/**
 * Whether a change waits to be confirmed.
 *
 * @param context - The session.
 * @param probe - How the platform tells.
 * @param options - Limits.
 * @throws What `enterMode` and `CommandLine.type` throw.
 */
export async function isPending(
  context: SessionContext,
  probe: PendingProbe,
  options: OperationOptions,
): Promise<boolean> {
  return (await pendingLine(context, probe, options)) !== undefined
}

/**
 * Makes sure that nobody's change waits to be confirmed.
 *
 * @param context - The session.
 * @param probe - How the platform tells.
 * @param options - Limits.
 * @throws {@link CandidateOccupiedError}, or what `enterMode` and `CommandLine.type` throw.
 */
export async function refusePending(
  context: SessionContext,
  probe: PendingProbe,
  options: OperationOptions,
): Promise<void> {
  const reason = await pendingLine(context, probe, options)
  if (reason === undefined) return
  const { host } = context
  throw new CandidateOccupiedError({ host, phase: 'mode', by: 'pending-commit', reason })
}

/**
 * The same in the candidate's mode, on platforms where our commit would confirm that change as well.
 *
 * @param context - The session, in the candidate's mode.
 * @param options - Limits.
 * @throws As {@link refusePending}.
 */
export async function refusePendingInside(
  context: SessionContext,
  options: OperationOptions,
): Promise<void> {
  const { probe, mode } = candidateOf(context)
  if (probe?.inside === undefined) return
  await refusePending(context, { ...probe, command: probe.inside, mode }, options)
}

/** The line by which the device says so. */
async function pendingLine(
  context: SessionContext,
  { command, mode, pending }: PendingProbe,
  { timeoutMs = context.limits.commandTimeoutMs, signal }: OperationOptions,
): Promise<string | undefined> {
  await enterMode(context, mode, { timeoutMs, signal })
  const asking = { phase: 'mode', timeoutMs, signal, changed: false } as const
  const { output } = await context.line.type(command, asking)
  return findLine(output, [pending])
}
