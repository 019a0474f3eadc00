import type { ConfigLock } from '../../platform/candidate.ts'
import { refuseTrialUnder, timerValues } from '../candidate/commit-command.ts'
import type { ConfigLine } from '../config/config-lines.ts'
import { ConfirmTimerError } from '../error/confirm-timer-error.ts'
import { UnsupportedOperationError } from '../error/unsupported-operation-error.ts'
import type { SessionContext } from '../session-context.ts'
import { blockChange } from './block-change.ts'
import { candidateChange } from './candidate-change.ts'
import type { Change, Timer } from './change.ts'
import { immediateChange } from './immediate-change.ts'
import type { PushOptions } from './push-options.ts'
import { timedChange } from './timed-change.ts'

/** As long as the shortest that some trains take at most, and enough for the other defaults. */
const DEFAULT_CONFIRM_WITHIN_MS = 300_000
/** How long a validation may take. */
export const DEFAULT_VALIDATION_MS = 60_000
/** How long a new connection may take until its prompt. */
export const DEFAULT_CONNECT_LIMIT_MS = 60_000
const DEFAULT_COMMIT_TIMEOUT_MS = 120_000

/**
 * The ways in which a platform can be changed so that the change can be taken back, the best first
 * (production safety, rule 9): the candidate; a timer of the device; a snapshot on it; lines of the user;
 * nothing. There is more than one only where a device may not be set up for the first.
 *
 * @param context - The session.
 * @param options - Of the push.
 * @param rollback - Lines of the user that take the change back.
 * @throws `ConfirmTimerError` for a timer that is too short or that the device cannot express,
 * `UnsupportedOperationError` for a platform in which nothing can be configured, for words of the commit
 * that there are not, and for a lock under which it cannot be done.
 */
export function waysToChange(
  context: SessionContext,
  options: PushOptions,
  rollback: readonly ConfigLine[] | undefined,
): readonly [Change, ...Change[]] {
  const { host, platform, limits } = context
  const { candidate, revertTimer, snapshot, configMode, configBlocks } = platform
  const { timeoutMs = limits.commandTimeoutMs, commit = {} } = options
  const { commitTimeoutMs = DEFAULT_COMMIT_TIMEOUT_MS } = options
  if (candidate !== undefined) {
    refuseShared(context, options.lock)
    const timer = candidate.confirmed && timerOf(host, options, candidate.confirmed)
    if (timer !== undefined) refuseTrialUnder(context, options.lock)
    return [candidateChange(context, { ...options, timer, commit, commitTimeoutMs, rollback })]
  }
  if (Object.keys(commit).length > 0 || options.lock !== undefined) {
    const operation = 'candidate, so that neither a lock nor words of a commit mean anything'
    throw unsupported(context, operation)
  }
  if (configMode === undefined) throw unsupported(context, 'configuration mode')
  if (configBlocks !== undefined)
    return [blockChange(context, configBlocks, { timeoutMs, rollback })]
  const immediate = { configMode, timeoutMs, commitTimeoutMs }
  // Where nobody sees whether somebody's timer runs, one is taken only by the user's own words (rule 13).
  const isTimed = revertTimer?.probe !== undefined || options.confirmWithinMs !== undefined
  const timer = revertTimer && isTimed ? timerOf(host, options, revertTimer) : undefined
  const last =
    snapshot === undefined
      ? immediateChange(context, { ...immediate, rollback })
      : immediateChange(context, { ...immediate, snapshot })
  if (revertTimer === undefined || timer === undefined) return [last]
  const timed = { timer, configMode: revertTimer.to ?? configMode, inner: last, commitTimeoutMs }
  return [timedChange(context, revertTimer, timed), last]
}

/** The timer of a trial; undefined where the user wants none. */
function timerOf(
  host: string,
  options: PushOptions,
  unit: Parameters<typeof timerValues>[2],
): Timer | undefined {
  if (options.withoutTrial === true || options.dryRun === true) return undefined
  const { confirmWithinMs: ms = DEFAULT_CONFIRM_WITHIN_MS } = options
  const { validationTimeoutMs = DEFAULT_VALIDATION_MS, connectLimitMs = DEFAULT_CONNECT_LIMIT_MS } =
    options
  const least = validationTimeoutMs + 2 * connectLimitMs
  if (ms <= least) {
    const reason = `it must be more than validationTimeoutMs and two connectLimitMs, ${least} ms here, or the device may go back in the middle of the validation`
    throw new ConfirmTimerError({ host, phase: 'config', timerMs: ms, reason })
  }
  return { ms, values: timerValues(host, ms, unit) }
}

function unsupported({ host, platform }: SessionContext, operation: string) {
  const details = { host, phase: 'config', platform: platform.name } as const
  return new UnsupportedOperationError({ ...details, operation })
}

/** What others put into the same candidate meanwhile would be committed as well, and be taken back with it. */
function refuseShared(context: SessionContext, lock: ConfigLock | undefined): void {
  if (lock === 'shared') throw unsupported(context, 'push under a "shared" lock')
}
