import { setTimeout as pause } from 'node:timers/promises'
import type { LockRetry } from '../../platform/candidate.ts'
import type { ProvenCommand } from '../../platform/proven-command.ts'
import { findLine } from '../command/find-line.ts'
import { type ProvenReply, typeProven } from '../command/type-proven.ts'
import { CandidateOccupiedError } from '../error/candidate-occupied-error.ts'
import { CommitFailedError } from '../error/commit-failed-error.ts'
import { ConfigLockedError } from '../error/config-locked-error.ts'
import type { SessionContext } from '../session-context.ts'
import { candidateOf } from './candidate-of.ts'
import { refusePendingInside } from './is-pending.ts'

/** How a candidate is committed. */
export interface CommitCandidateOptions {
  /** The words behind the command, each with a blank before it. */
  readonly words?: string | undefined
  /** Longest silence, in milliseconds. */
  readonly timeoutMs: number
  /** What is done while another user commits. Default: what the platform's data says. */
  readonly lockRetry?: LockRetry | undefined
  /** Gives up between two tries, never within one. */
  readonly signal?: AbortSignal | undefined
}

/** What came of a commit. */
export interface CommitReply {
  /** The command as it was typed. */
  readonly command: string
  /** What the device said. */
  readonly output: string
  /** Whether there was something to commit. */
  readonly changed: boolean
  /** Lines that nobody asked for. */
  readonly warnings: readonly string[]
}

/**
 * Commits the candidate that the session is in; the device must prove that it did. Where a commit takes a lock
 * that another user has, it is tried again.
 *
 * @param context - The session, in the candidate's mode.
 * @param options - Words and limit.
 * @throws {@link CommitFailedError}, {@link ConfigLockedError}, {@link CandidateOccupiedError}, or what
 * `CommandLine.type` throws.
 */
export async function commitCandidate(
  context: SessionContext,
  options: CommitCandidateOptions,
): Promise<CommitReply> {
  await refuseOthers(context)
  const { commit, commitRetry } = candidateOf(context)
  const retry = commitRetry === undefined ? ONCE : (options.lockRetry ?? commitRetry)
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await typeCommit(context, commit, options)
    } catch (error) {
      if (!(error instanceof ConfigLockedError)) throw error
      if (attempt >= retry.attempts) throw new ConfigLockedError({ ...error, attempts: attempt })
      const { delayMs } = retry
      context.log.warn({ attempt, delayMs }, 'another user commits; trying again')
      await pause(delayMs, undefined, { signal: options.signal }).catch((cause: unknown) => {
        throw new ConfigLockedError({ ...error, attempts: attempt }, { cause })
      })
    }
  }
}

const ONCE: LockRetry = { attempts: 1, delayMs: 0 }

/**
 * Checks the candidate that the session is in, without a commit.
 *
 * @param context - The session, in the candidate's mode.
 * @param check - How the platform does it.
 * @param options - Limit.
 * @throws As {@link commitCandidate}.
 */
export async function checkCandidate(
  context: SessionContext,
  check: ProvenCommand,
  options: CommitCandidateOptions,
): Promise<CommitReply> {
  await refuseOthers(context)
  return { ...(await typeCommit(context, check, options)), changed: false }
}

/** Under any other lock somebody may have committed for a time since the candidate was entered. */
async function refuseOthers(context: SessionContext): Promise<void> {
  if (context.draft.lock !== 'exclusive') await refusePendingInside(context, {})
}

/**
 * Types a command that commits, checks, confirms or takes back, and judges the answer.
 *
 * @param context - The session.
 * @param proven - The command.
 * @param options - Its words, and the limit.
 * @throws As {@link commitCandidate}.
 */
export async function typeCommit(
  context: SessionContext,
  proven: ProvenCommand,
  { words = '', timeoutMs }: CommitCandidateOptions,
): Promise<CommitReply> {
  const { host } = context
  const candidate = candidateOf(context)
  const { mode, entries } = candidate
  const reply = await typeProven(context, proven, {
    phase: 'commit',
    timeoutMs,
    values: { words, name: context.draft.name },
    expectedModes: [mode, ...entries.map(({ from }) => from)],
  })
  const { command, output, warnings } = reply
  const nothing = candidate.nothing && findLine(output, [candidate.nothing])
  if (nothing !== undefined) return { command, output, changed: false, warnings }
  const details = { host, phase: 'commit' } as const
  const pending = findLine(output, candidate.pending)
  if (pending !== undefined && !reply.isProven) {
    throw new CandidateOccupiedError({ ...details, by: 'pending-commit', reason: pending })
  }
  const locked = findLine(output, candidate.locked)
  if (locked !== undefined && !reply.isProven) {
    throw new ConfigLockedError({ ...details, reason: locked, answer: output, attempts: 1 })
  }
  const reason = findLine(output, candidate.commitErrors)
  const isError = reason !== undefined && proven.success === undefined
  if (reply.isProven && !isError) return { command, output, changed: true, warnings }
  throw new CommitFailedError({
    ...details,
    command,
    reason,
    output: await why(context, reply),
    isInPart: candidate.commitsInPart === true && proven === candidate.commit,
  })
}

/** What the device says about a failed commit, where it has to be asked. */
async function why(context: SessionContext, { output }: ProvenReply): Promise<string> {
  const { line, limits } = context
  const { failure, mode } = candidateOf(context)
  if (failure === undefined || line.prompt.mode.name !== mode) return output
  const asking = { phase: 'commit', timeoutMs: limits.commandTimeoutMs, changed: false } as const
  const told = await line.type(failure, asking).catch(() => undefined)
  return told === undefined ? output : `${output}\n${told.output}`
}
