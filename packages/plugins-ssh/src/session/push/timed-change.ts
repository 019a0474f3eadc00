import type { RevertTimer } from '../../platform/take-back.ts'
import { refusePending } from '../candidate/enter-candidate.ts'
import { leaveConfigMode, typeOrRecover } from '../config/configure.ts'
import type { SessionContext } from '../session-context.ts'
import type { Change, Timer } from './change.ts'
import { enterRevertTimer } from './enter-revert-timer.ts'
import { prove } from './prove.ts'

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
  return {
    takenBackBy: 'a timer of the device',
    trial: { ms: timer.ms, from: 'begin' },
    begin: async (signal) => {
      await refusePending(context, revert.probe, { signal })
      return await enterRevertTimer(context, revert, timer.values)
    },
    load: (lines, limits) => typeOrRecover(context, lines, { configMode: revert.to, ...limits }),
    compare: async () => undefined,
    commit: () => leaveConfigMode(context, revert.to),
    confirm: (at) => prove(at, revert.confirm, { phase: 'commit', timeoutMs }),
    undo: async (at) => {
      await leaveConfigMode(at, revert.to)
      await prove(at, revert.cancel, { phase: 'rollback', timeoutMs })
      return 'done'
    },
    end: async () => [],
  }
}
