import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Candidate, CandidateEntry, ConfigLock, LockRetry } from '../../platform/candidate.ts'
import { fillIn } from '../../platform/fill-in.ts'
import { findLine } from '../command/find-line.ts'
import { CandidateOccupiedError } from '../error/candidate-occupied-error.ts'
import { ConfigLockedError } from '../error/config-locked-error.ts'
import { ModeError } from '../error/mode-error.ts'
import { UnsupportedOperationError } from '../error/unsupported-operation-error.ts'
import { enterMode } from '../mode/enter-mode.ts'
import type { OperationOptions, SessionContext } from '../session-context.ts'
import { candidateOf } from './candidate-of.ts'
import { refusePending, refusePendingInside } from './is-pending.ts'
import { leaveCandidate } from './leave-candidate.ts'

/** How the candidate is entered. */
export interface EnterCandidateOptions extends OperationOptions {
  /** What others are kept from. Default: the strictest that the platform has. */
  readonly lock?: ConfigLock | undefined
  /** What is done when another user has the lock. Default: what the platform's data says. */
  readonly lockRetry?: LockRetry | undefined
}

/** The same, for who comes back to what is his. */
export interface ReturnOptions extends EnterCandidateOptions {
  /** Whether a change that waits to be confirmed is ours. Default: false, and then it is an error. */
  readonly isOurs?: boolean | undefined
}

/**
 * Enters the mode of the candidate, unless the session is there already: then it is ours.
 *
 * @param context - The session.
 * @param options - Lock, and what gives up while it is waited for.
 * @returns Lines that nobody asked for.
 * @throws {@link ConfigLockedError}, {@link CandidateOccupiedError}, {@link ModeError},
 * {@link UnsupportedOperationError} for a lock that the platform does not have, or what `enterMode` throws.
 */
export async function enterCandidate(
  context: SessionContext,
  options: ReturnOptions,
): Promise<readonly string[]> {
  const candidate = candidateOf(context)
  const { probe, lockRetry = { attempts: 1, delayMs: 0 } } = candidate
  const entry = entryOf(context, candidate, options.lock)
  if (context.line.prompt.mode.name === candidate.mode) return []
  const { attempts, delayMs } = options.lockRetry ?? lockRetry
  context.draft.name = ''
  context.draft.lock = undefined
  if (probe !== undefined && options.isOurs !== true) await refusePending(context, probe, options)
  for (let attempt = 1; ; attempt += 1) {
    const locked = await tryToEnter(context, { entry, attempt }, options)
    if (Array.isArray(locked)) {
      if (options.isOurs !== true)
        await refusePendingAgain(context, { timeoutMs: options.timeoutMs })
      return locked
    }
    if (attempt >= attempts) throw locked as ConfigLockedError
    context.log.warn({ attempt, delayMs }, 'the configuration is locked; trying again')
    await pause(delayMs, undefined, { signal: options.signal })
  }
}

/** Asks once more when the lock is ours; a candidate that then cannot be kept is left as it was found. */
async function refusePendingAgain(
  context: SessionContext,
  options: OperationOptions,
): Promise<void> {
  try {
    await refusePendingInside(context, options)
  } catch (error) {
    await context.line.recover(false)
    await leaveCandidate(context)
    throw error
  }
}

function entryOf(
  { host, platform }: SessionContext,
  { entries }: Candidate,
  lock: ConfigLock | undefined,
): CandidateEntry {
  const [first] = entries
  const entry = lock === undefined ? first : entries.find((one) => one.lock === lock)
  if (entry !== undefined) return entry
  const known = entries.map((one) => one.lock).join(', ')
  const operation = `"${lock}" lock of its configuration, only ${known}`
  const details = { host, phase: 'mode', platform: platform.name } as const
  throw new UnsupportedOperationError({ ...details, operation })
}

/** Lines that nobody asked for; or the error, where another user has the lock. */
async function tryToEnter(
  context: SessionContext,
  {
    entry,
    attempt,
  }: {
    readonly entry: CandidateEntry
    readonly attempt: number
  },
  { timeoutMs = context.limits.commandTimeoutMs, signal, isOurs }: ReturnOptions,
): Promise<readonly string[] | ConfigLockedError> {
  const { host, line } = context
  const candidate = candidateOf(context)
  const unasked = await enterMode(context, entry.from, { timeoutMs, signal })
  context.draft.name = `nornir-${randomBytes(4).toString('hex')}`
  const command = fillIn(entry.command, { name: context.draft.name })
  const { mode } = candidate
  // Not cut by the signal: a lock that is taken must be known.
  const { output, warnings } = await line.type(command, {
    phase: 'mode',
    timeoutMs,
    changed: false,
    expectedModes: [mode],
  })
  const details = { host, phase: 'mode' } as const
  for (const by of ['changes', 'pending-commit'] as const) {
    const reason = findLine(output, by === 'changes' ? candidate.foreign : candidate.pending)
    if (reason === undefined || isOurs === true) continue
    await leaveCandidate(context)
    throw new CandidateOccupiedError({ ...details, by, reason })
  }
  const reached = line.prompt.mode.name
  if (reached === mode) {
    context.draft.lock = entry.lock
    return [...unasked, ...warnings]
  }
  context.draft.name = ''
  const reason = findLine(output, candidate.locked)
  if (reason !== undefined) {
    return new ConfigLockedError({ ...details, reason, answer: output, attempts: attempt })
  }
  const said = `"${command}" ended in "${reached}": ${output.trim() || 'no message'}`
  throw new ModeError({ ...details, mode: reached, wanted: mode, reason: said })
}
