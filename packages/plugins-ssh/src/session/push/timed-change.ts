import type { RevertTimer } from '../../platform/take-back.ts'
import { isPending, refusePending } from '../candidate/is-pending.ts'
import { leaveConfigMode, typeOrRecover } from '../config/configure.ts'
import { enterMode } from '../mode/enter-mode.ts'
import type { SessionContext } from '../session-context.ts'
import type { Change, Timer } from './change.ts'
import { prove } from './prove.ts'
import { RevertTimerUnavailable, startRevertTimer } from './start-revert-timer.ts'

/** How a change on a timer is made. */
export interface TimedChangeOptions {
  /** When the device goes back by itself. */
  readonly timer: Timer
  /** Longest silence while the device confirms or goes back, in milliseconds. */
  readonly commitTimeoutMs: number
}

/**
 * A change that counts line by line, and that the device takes back unless it is confirmed.
 *
 * @param context - The session.
 * @param revert - How the platform does it.
 * @param options - Timer and limit.
 */
export function timedChange(
  context: SessionContext,
  revert: RevertTimer,
  { timer, commitTimeoutMs: timeoutMs }: TimedChangeOptions,
): Change {
  /** When the timer was started, by the clock of `performance.now()`. */
  let startedAt: number | undefined
  return {
    takenBackBy: 'a timer of the device',
    trial: { ms: timer.ms, from: 'begin' },
    begin: async (signal) => {
      await refusePending(context, revert.probe, { signal })
      const unasked = await enterMode(context, revert.from, { signal })
      startedAt = performance.now()
      try {
        return [...unasked, ...(await startRevertTimer(context, revert, timer.values))]
      } catch (error) {
        if (error instanceof RevertTimerUnavailable) startedAt = undefined
        throw error
      }
    },
    hasBegun: () => startedAt !== undefined,
    load: (lines, limits) => typeOrRecover(context, lines, { configMode: revert.to, ...limits }),
    compare: async () => undefined,
    commit: () => leaveConfigMode(context, revert.to),
    confirm: (at) => prove(at, revert.confirm, { phase: 'commit', timeoutMs }),
    undo: async (at) => {
      await leaveConfigMode(at, revert.to)
      // A timer that runs behind the end of ours is somebody else's.
      if (performance.now() >= (startedAt ?? 0) + timer.ms) return 'timer'
      if (!(await isPending(at, revert.probe, {}))) return 'over'
      await prove(at, revert.cancel, { phase: 'rollback', timeoutMs })
      return 'done'
    },
    end: async () => [],
  }
}
