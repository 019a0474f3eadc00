import { CommitFailedError } from '../error/commit-failed-error.ts'
import { UnsupportedOperationError } from '../error/unsupported-operation-error.ts'
import type { SessionContext } from '../session-context.ts'
import { dropLeftover } from './abandon-candidate.ts'
import { candidateOf } from './candidate-of.ts'
import { type CommitReply, typeCommit } from './commit-candidate.ts'
import { enterCandidate } from './enter-candidate.ts'
import { leaveCandidate } from './leave-candidate.ts'

/** How a commit on trial is confirmed. */
export interface ConfirmCandidateOptions {
  /** Longest silence, in milliseconds. */
  readonly timeoutMs: number
}

/**
 * Confirms a commit that is on trial, and leaves the candidate.
 *
 * @param context - The session; where only the one that committed may confirm, it is that one.
 * @param options - Limit.
 * @throws As {@link typeConfirmation}.
 */
export async function confirmCandidate(
  context: SessionContext,
  options: ConfirmCandidateOptions,
): Promise<CommitReply> {
  const reply = await typeConfirmation(context, options)
  const left = await leaveCandidate(context)
  const leftover = await dropLeftover(context, context.draft.name)
  return { ...reply, warnings: [...reply.warnings, ...left, ...leftover] }
}

/**
 * Confirms a commit that is on trial, and stays where that is done. Where any session may do it, this one
 * goes to the candidate first, without asking whether something is pending there: that is what it is for.
 *
 * @param context - The session; where only the one that committed may confirm, it is that one.
 * @param options - Limit.
 * @throws {@link CommitFailedError}, also when there is nothing to confirm (any more),
 * `UnsupportedOperationError`, and what `enterCandidate` throws.
 */
export async function typeConfirmation(
  context: SessionContext,
  { timeoutMs }: ConfirmCandidateOptions,
): Promise<CommitReply> {
  const { host } = context
  const { confirmed, mode } = candidateOf(context)
  if (confirmed === undefined) throw noTrial(context)
  if (confirmed.confirm.mode === mode && confirmed.isForAnySession)
    await enterCandidate(context, { isOurs: true })
  const reply = await typeCommit(context, confirmed.confirm, { timeoutMs })
  if (reply.changed) return reply
  const { command, output } = reply
  throw new CommitFailedError({ host, phase: 'commit', command, reason: undefined, output })
}

/**
 * The error where a platform has no commit on trial, or none that could be used.
 *
 * @param context - The session.
 */
export function noTrial(context: SessionContext): UnsupportedOperationError {
  const { host, platform } = context
  const { unsafeTrial } = candidateOf(context)
  const why = unsafeTrial === undefined ? '' : ` and could be used: ${unsafeTrial}`
  const details = { host, phase: 'commit', platform: platform.name } as const
  const operation = `commit that is confirmed${why}`
  return new UnsupportedOperationError({ ...details, operation })
}
