import { fillIn } from '../../platform/fill-in.ts'
import { findLine } from '../command/find-line.ts'
import { readRunning } from '../config/read-running.ts'
import { CommitFailedError } from '../error/commit-failed-error.ts'
import { UnsupportedOperationError } from '../error/unsupported-operation-error.ts'
import type { SessionContext } from '../session-context.ts'
import { abandonCandidate } from './abandon-candidate.ts'
import { candidateOf } from './candidate-of.ts'
import { commitCandidate } from './commit-candidate.ts'
import { compareCandidate } from './compare-candidate.ts'
import { discardCandidate } from './discard-candidate.ts'
import { enterCandidate } from './enter-candidate.ts'
import { leaveCandidate } from './leave-candidate.ts'

/** How far a device goes back. */
export interface RollBackOptions {
  /** By how many commits; 1: the last one is undone. */
  readonly commits: number
  /** Longest silence of each step, in milliseconds. */
  readonly timeoutMs: number
  /** The words behind the commit, each with a blank before it. */
  readonly words?: string | undefined
  /** Whether what it would change is shown, and nothing committed. */
  readonly isDryRun?: boolean | undefined
  /** Gives up while another user commits, never within a step. */
  readonly signal?: AbortSignal | undefined
  /** The only configuration to which it may lead; another one is not committed. Default: any. */
  readonly onlyTo?: string | undefined
}

/** What came of it. */
export interface RollBackReply {
  /** What it changes, as the device shows it; empty: nothing. */
  readonly diff: string
  /** Whether it was committed. */
  readonly changed: boolean
  /** Lines that nobody asked for. */
  readonly warnings: readonly string[]
}

/**
 * Makes an earlier configuration the candidate, and commits it.
 *
 * @param context - The session.
 * @param options - How far.
 * @throws `CommitFailedError`, `UnsupportedOperationError`, and what `enterCandidate` throws.
 */
export async function rollBackCandidate(
  context: SessionContext,
  { commits, timeoutMs, words, isDryRun, onlyTo, signal }: RollBackOptions,
): Promise<RollBackReply> {
  const { host, platform, line } = context
  const { rollback, commitErrors } = candidateOf(context)
  const details = { host, phase: 'rollback' } as const
  const isThere = Number.isSafeInteger(commits) && commits >= 1 && commits <= (rollback?.max ?? 0)
  if (rollback === undefined || !isThere) {
    const operation = `way back by ${commits} commits, only by 1 to ${rollback?.max ?? 0}`
    throw new UnsupportedOperationError({ ...details, platform: platform.name, operation })
  }
  const warnings = await enterCandidate(context, {})
  const command = fillIn(rollback.command, { units: String(commits) })
  const { output } = await line.type(command, { phase: 'rollback', timeoutMs, changed: false })
  const { success } = rollback
  const isLoaded = success === undefined || findLine(output, [success]) !== undefined
  const reason = findLine(output, commitErrors)
  if (!isLoaded || reason !== undefined) {
    await discardCandidate(context)
    throw new CommitFailedError({ ...details, command, reason, output })
  }
  try {
    const diff = await compareCandidate(context, { timeoutMs })
    const isElsewhere =
      onlyTo !== undefined && (await readRunning(context, { source: 'candidate' })) !== onlyTo
    if (diff === '' || isDryRun === true || isElsewhere) {
      await discardCandidate(context)
      return { diff, changed: false, warnings }
    }
    const reply = await commitCandidate(context, { words, timeoutMs, signal })
    const left = await leaveCandidate(context)
    return { diff, changed: reply.changed, warnings: [...warnings, ...reply.warnings, ...left] }
  } catch (error) {
    // What waits there would be committed with the next lines.
    await line.recover(false)
    await abandonCandidate(context)
    throw error
  }
}
