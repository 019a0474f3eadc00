import type { RevertTimer } from '../../platform/take-back.ts'
import { isPending, refusePending } from '../candidate/is-pending.ts'
import { leaveConfigMode } from '../config/configure.ts'
import { readRunning } from '../config/read-running.ts'
import { CommitFailedError } from '../error/commit-failed-error.ts'
import { ModeError } from '../error/mode-error.ts'
import { enterMode } from '../mode/enter-mode.ts'
import type { SessionContext } from '../session-context.ts'
import { type Change, type Timer, TRIAL_IS_OVER, type Undoing } from './change.ts'
import { prove } from './prove.ts'
import { RevertTimerUnavailable, startRevertTimer } from './start-revert-timer.ts'

/** How a change on a timer is made. */
export interface TimedChangeOptions {
  /** When the device goes back by itself. */
  readonly timer: Timer
  /** Mode in which lines are typed. */
  readonly configMode: string
  /** What takes the change back at once where the timer cannot be cancelled. */
  readonly inner: Change
  /** Longest silence while the device confirms or goes back, in milliseconds. */
  readonly commitTimeoutMs: number
}

/**
 * A change that counts line by line, and that the device takes back unless it is confirmed.
 *
 * @param context - The session.
 * @param revert - How the platform does it.
 * @param options - Timer, mode and limit.
 */
export function timedChange(
  context: SessionContext,
  revert: RevertTimer,
  { timer, configMode, inner, commitTimeoutMs: timeoutMs }: TimedChangeOptions,
): Change {
  const { probe, cancel, confirm } = revert
  /** When the timer was started, by the clock of `performance.now()`. */
  let startedAt: number | undefined
  /** Whether the device has said so. */
  let isStarted = false
  let hasInner = cancel === undefined

  /** Takes the snapshot, where it is needed, while no timer runs that could get in its way. */
  async function beginInner(signal: AbortSignal): Promise<readonly string[]> {
    if (!hasInner) return []
    try {
      const unasked = await inner.begin(signal)
      await leaveConfigMode(context, configMode)
      return unasked
    } catch (error) {
      if (!(error instanceof CommitFailedError)) throw error
      // The device refused it; its timer takes the change back all the same, if later.
      hasInner = false
      return [`only the end of the timer takes the change back: ${error.message}`]
    }
  }

  async function start(signal: AbortSignal): Promise<readonly string[]> {
    const unasked = await enterMode(context, revert.from, { signal })
    startedAt = performance.now()
    try {
      const warnings = await startRevertTimer(context, revert, timer.values)
      isStarted = true
      return [...unasked, ...warnings, ...(await enterMode(context, configMode, {}))]
    } catch (error) {
      // The device has answered: what may run is not ours.
      const isAnswered = error instanceof ModeError || error instanceof RevertTimerUnavailable
      if (!isStarted && isAnswered) startedAt = undefined
      // What is tried next takes a snapshot of its own.
      if (error instanceof RevertTimerUnavailable && hasInner) await inner.end(context)
      throw error
    }
  }

  /** A timer that runs behind the end of ours is somebody else's. */
  const isOver = (): boolean => performance.now() >= (startedAt ?? 0) + timer.ms

  /** A timer is confirmed only when it is ours, and what it would bring back is there. */
  async function endTimer(at: SessionContext, before: string | undefined): Promise<Undoing> {
    if (startedAt === undefined) return await inner.undo(at, before)
    if (!isStarted || !hasInner || isOver() || (await inner.undo(at, before)) !== 'done')
      return 'timer'
    if (before === undefined || (await readRunning(at, {})) !== before || isOver()) return 'timer'
    await prove(at, confirm, { phase: 'rollback', timeoutMs })
    return 'done'
  }

  return {
    get takenBackBy() {
      return hasInner ? withTimer(inner) : 'a timer of the device'
    },
    get copy() {
      return hasInner ? inner.copy : undefined
    },
    trial: { ms: timer.ms, from: 'begin', startedAt: () => startedAt },
    begin: async (signal) => {
      if (probe !== undefined) await refusePending(context, probe, { signal })
      return [...(await beginInner(signal)), ...(await start(signal))]
    },
    hasBegun: () => startedAt !== undefined || (hasInner && inner.hasBegun()),
    load: (lines, limits) => inner.load(lines, limits),
    compare: async () => undefined,
    commit: () => leaveConfigMode(context, configMode),
    confirm: async (at) => {
      if (probe !== undefined && !(await isPending(at, probe, {}))) throw new Error(TRIAL_IS_OVER)
      await prove(at, confirm, { phase: 'commit', timeoutMs })
    },
    undo: async (at, before) => {
      await leaveConfigMode(at, configMode)
      if (cancel === undefined) return await endTimer(at, before)
      if (isOver()) return 'timer'
      if (probe !== undefined && !(await isPending(at, probe, {}))) return 'over'
      await prove(at, cancel, { phase: 'rollback', timeoutMs })
      return 'done'
    },
    end: async (at) => (hasInner ? await inner.end(at) : []),
  }
}

function withTimer({ takenBackBy }: Change): string {
  return takenBackBy === 'nothing'
    ? 'a timer of the device'
    : `${takenBackBy}, and a timer of the device`
}
