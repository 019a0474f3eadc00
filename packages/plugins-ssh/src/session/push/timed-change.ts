import type { RevertTimer } from '../../platform/take-back.ts'
import { refusePending } from '../candidate/enter-candidate.ts'
import { leaveConfigMode, recoverAfter, typeOrRecover } from '../config/configure.ts'
import { readRunning } from '../config/read-running.ts'
import { CommitFailedError } from '../error/commit-failed-error.ts'
import type { SessionContext } from '../session-context.ts'
import type { Change, Timer, Undoing } from './change.ts'
import { enterRevertTimer } from './enter-revert-timer.ts'
import { prove } from './prove.ts'

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
  let beganAt: number | undefined
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

  async function begin(): Promise<readonly string[]> {
    try {
      beganAt = performance.now()
      return await enterRevertTimer(context, revert, { timer: timer.values, configMode })
    } catch (error) {
      // Nothing was changed, so nothing needs the snapshot.
      await recoverAfter(context, error)
      if (hasInner && context.dialog.isOpen) await inner.end(context)
      throw error
    }
  }

  /** A timer that runs behind the end of ours is somebody else's. */
  const isOver = (): boolean => performance.now() >= (beganAt ?? 0) + timer.ms

  /** A timer is confirmed only when what it would bring back is there. */
  async function endTimer(at: SessionContext, before: string | undefined): Promise<Undoing> {
    if (!hasInner || isOver() || (await inner.undo(at, before)) !== 'done') return 'timer'
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
    trial: { ms: timer.ms, from: 'begin', beganAt: () => beganAt },
    begin: async (signal) => {
      if (probe !== undefined) await refusePending(context, probe, { signal })
      return [...(await beginInner(signal)), ...(await begin())]
    },
    load: (lines, limits) => typeOrRecover(context, lines, { configMode, ...limits }),
    compare: async () => undefined,
    commit: () => leaveConfigMode(context, configMode),
    confirm: (at) => prove(at, confirm, { phase: 'commit', timeoutMs }),
    undo: async (at, before) => {
      await leaveConfigMode(at, configMode)
      if (cancel === undefined) return await endTimer(at, before)
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
