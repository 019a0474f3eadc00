import type { ProvenCommand } from '../../platform/proven-command.ts'
import { abandonCandidate, dropDraft, dropLeftover } from '../candidate/abandon-candidate.ts'
import { candidateOf } from '../candidate/candidate-of.ts'
import { commitCandidate, typeCommit } from '../candidate/commit-candidate.ts'
import { type CommitOptions, commitWords } from '../candidate/commit-command.ts'
import { compareCandidate } from '../candidate/compare-candidate.ts'
import { loadCandidate } from '../candidate/configure-candidate.ts'
import { typeConfirmation } from '../candidate/confirm-candidate.ts'
import { type EnterCandidateOptions, enterCandidate } from '../candidate/enter-candidate.ts'
import { isPending } from '../candidate/is-pending.ts'
import { leaveCandidate } from '../candidate/leave-candidate.ts'
import type { ConfigLine } from '../config/config-lines.ts'
import { reasonForLog } from '../error/reason-for-log.ts'
import type { SessionContext } from '../session-context.ts'
import { type Change, type Timer, TRIAL_IS_OVER, type Undoing } from './change.ts'
import { goBack } from './go-back.ts'

/** How a candidate is changed. */
export interface CandidateChangeOptions extends Pick<EnterCandidateOptions, 'lock' | 'lockRetry'> {
  /** For how long the commit is on trial; undefined where the platform has no such commit. */
  readonly timer: Timer | undefined
  /** Words of the commit. */
  readonly commit: CommitOptions
  /** Longest silence of a commit, in milliseconds. */
  readonly commitTimeoutMs: number
  /** Lines of the user that take back what was committed, where the device cannot. */
  readonly rollback: readonly ConfigLine[] | undefined
}

/**
 * A change in a candidate: discarded before the commit, taken back by the end of the trial behind it.
 *
 * @param context - The session.
 * @param options - Lock, timer, words.
 * @throws `UnsupportedOperationError`, `InputRefusedError` for words of the commit that there are not.
 */
export function candidateChange(context: SessionContext, options: CandidateChangeOptions): Change {
  const { timer, commitTimeoutMs: timeoutMs, lockRetry } = options
  const { confirmed, mode, rollback, abandon, probe, commitsInPart } = candidateOf(context)
  const words = commitWords(context, options.commit, timer?.values)
  let state: 'open' | 'trial' | 'confirming' | 'committed' = 'open'
  let cancel: AbortSignal | undefined
  /** Whether the device has said that it committed, and when the trial ends by itself. */
  let isProven = false
  let trialEndsAt = Number.POSITIVE_INFINITY
  let hasTypedBack = false

  /** Ends a trial: where any session may, another one does so under the name of the candidate. */
  async function endTrial(at: SessionContext, before: string | undefined): Promise<Undoing> {
    const isAllowed = at === context || confirmed?.isForAnySession === true
    if (confirmed === undefined || !isAllowed) return 'timer'
    // What is on trial behind the end of ours, or was committed since, is somebody else's.
    if (performance.now() >= trialEndsAt) return 'timer'
    if (await isOver(at)) return 'over'
    if (confirmed.cancel === undefined) return (await isBack(at, before, true)) ? 'done' : 'timer'
    await cancelTrial(at, confirmed.cancel)
    return 'done'
  }

  async function cancelTrial(at: SessionContext, steps: readonly ProvenCommand[]): Promise<void> {
    at.draft.name = context.draft.name
    if (steps[0]?.mode === mode) await enterCandidate(at, { isOurs: true })
    for (const proven of steps) await typeCommit(at, proven, { timeoutMs })
    await leaveCandidate(at)
  }

  /** Goes one commit back where the platform can. */
  async function isBack(
    at: SessionContext,
    before: string | undefined,
    isOurs: boolean,
  ): Promise<boolean> {
    return rollback !== undefined && (await goBack(at, { before, isOurs, timeoutMs }))
  }

  /** Somebody else may have ended the trial, and the answer to the confirmation may be all that was lost. */
  async function isOver(at: SessionContext): Promise<boolean> {
    // To look, a session has to leave the candidate, and with some the trial ends by that.
    const mayLook = isProven && confirmed?.isForAnySession === true
    if (!mayLook || probe === undefined) return false
    return !(await isPending(at, probe, { timeoutMs }))
  }

  /** What waits in a candidate that cannot be reached any more counts for nothing. */
  async function drop(at: SessionContext): Promise<Undoing> {
    if (at === context) await abandonCandidate(context)
    else await dropDraft(at, { name: context.draft.name, timeoutMs })
    return 'done'
  }

  /** The last resort: what the user has written down for it. */
  async function typeBack(at: SessionContext): Promise<Undoing> {
    const { rollback: lines } = options
    if (lines === undefined) return 'impossible'
    const { signal } = new AbortController() // it is not cut
    await enterCandidate(at, { lockRetry })
    await loadCandidate(at, lines, { timeoutMs: at.limits.commandTimeoutMs, signal })
    await commitCandidate(at, { words: commitWords(at, {}), timeoutMs, lockRetry })
    await leaveCandidate(at)
    hasTypedBack = true
    return 'done'
  }

  return {
    get takenBackBy() {
      if (hasTypedBack) return 'lines that the user gave'
      return timer === undefined ? 'the candidate' : 'the candidate, and a commit on trial'
    },
    trial: timer && { ms: timer.ms, from: 'commit' },
    begin: (signal) => {
      cancel = signal
      return enterCandidate(context, { ...options, signal })
    },
    // All other candidates end with their session.
    hasBegun: () => abandon !== undefined && context.draft.name !== '',
    load: (lines, limits) => loadCandidate(context, lines, limits),
    compare: () => compareCandidate(context, {}),
    commit: async () => {
      // From here on nobody knows, until the device has said so, whether it counts.
      state = timer === undefined ? 'committed' : 'trial'
      if (timer !== undefined) trialEndsAt = performance.now() + timer.ms
      await commitCandidate(context, { words, timeoutMs, lockRetry, signal: cancel }).catch(
        (error: unknown) => {
          if (isRefusal(error)) state = 'open'
          throw error
        },
      )
      isProven = true
      // Where leaving ends the trial, the session stays.
      if (timer === undefined || confirmed?.isForAnySession === true) await leaveCandidate(context)
    },
    confirm: async (at) => {
      if (timer === undefined) return
      at.draft.name = context.draft.name
      state = 'confirming'
      if (await isOver(at)) throw new Error(TRIAL_IS_OVER)
      await typeConfirmation(at, { timeoutMs })
      state = 'committed'
    },
    undo: async (at, before) => {
      if (state === 'open') return await drop(at)
      if (state !== 'committed') return await endTrial(at, before)
      // What failed still waits there; what did not fail counts.
      if (commitsInPart === true) await drop(at)
      const isDone = await isBack(at, before, false).catch((error: unknown) => {
        if (options.rollback === undefined) throw error
        at.log.warn({ reason: reasonForLog(error) }, 'the device could not go back by itself')
        return false
      })
      return isDone ? 'done' : await typeBack(at)
    },
    end: async (at) => {
      const left = await leaveCandidate(at)
      return timer === undefined ? left : [...left, ...(await dropLeftover(at, context.draft.name))]
    },
  }
}

/** Whether the device has said that nothing was committed. */
function isRefusal(error: unknown): boolean {
  return error instanceof Error && 'changed' in error && error.changed === false
}
