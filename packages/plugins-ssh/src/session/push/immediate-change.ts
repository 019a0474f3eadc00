import { randomBytes } from 'node:crypto'
import type { Snapshot } from '../../platform/take-back.ts'
import type { ConfigLine } from '../config/config-lines.ts'
import { leaveConfigMode, typeOrRecover } from '../config/configure.ts'
import { typeConfig } from '../config/type-config.ts'
import { CommitFailedError } from '../error/commit-failed-error.ts'
import { enterMode } from '../mode/enter-mode.ts'
import type { SessionContext } from '../session-context.ts'
import type { Change } from './change.ts'
import { refuseForeign, tellLastChange } from './last-change.ts'
import { prove } from './prove.ts'

/** How a change that counts line by line is made. */
export interface ImmediateChangeOptions {
  /** Name of the configuration mode. */
  readonly configMode: string
  /** Longest silence of a line, in milliseconds. */
  readonly timeoutMs: number
  /** Longest silence while the device copies its configuration or goes back to a copy, in milliseconds. */
  readonly commitTimeoutMs: number
  /** How the device goes back to a copy of before; undefined: it cannot. */
  readonly snapshot?: Snapshot | undefined
  /** Lines of the user that take the change back, where there is no snapshot. */
  readonly rollback?: readonly ConfigLine[] | undefined
}

/**
 * A change that counts line by line, taken back by a snapshot on the device, by lines that the user gave,
 * or by nothing.
 *
 * @param context - The session.
 * @param options - Mode, limit, and what takes it back.
 */
export function immediateChange(
  context: SessionContext,
  { configMode, timeoutMs, commitTimeoutMs, snapshot, rollback }: ImmediateChangeOptions,
): Change {
  const { host, platform } = context
  const values = { name: `nornir-${randomBytes(4).toString('hex')}` }
  const restoring = { phase: 'rollback', timeoutMs: commitTimeoutMs, values } as const
  let isTaken = false
  let isLoaded = false
  let lastChange: string | undefined
  const removeSnapshot = async (at: SessionContext): Promise<readonly string[]> => {
    if (snapshot === undefined) return []
    try {
      await prove(at, snapshot.remove, restoring)
      isTaken = false
      return []
    } catch (error) {
      return [`the snapshot ${values.name} stays on the device: ${String(error)}`]
    }
  }
  return {
    takenBackBy: describe(snapshot, rollback),
    copy: snapshot && values.name,
    trial: undefined,
    begin: async () => {
      if (snapshot !== undefined) {
        isTaken = true
        await prove(context, snapshot.take, restoring).catch((error: unknown) => {
          if (error instanceof CommitFailedError && error.changed === false) isTaken = false
          throw error
        })
      }
      return await enterMode(context, configMode, {})
    },
    hasBegun: () => isTaken,
    load: (lines, limits) => {
      isLoaded = true
      return typeOrRecover(context, lines, { configMode, ...limits })
    },
    compare: async () => undefined,
    commit: async () => {
      await leaveConfigMode(context, configMode)
      lastChange = snapshot && (await tellLastChange(context, snapshot))
    },
    confirm: async () => {},
    undo: async (at) => {
      await leaveConfigMode(at, configMode)
      if (!isLoaded) return 'done'
      if (snapshot !== undefined) {
        if (lastChange !== undefined) await refuseForeign(at, snapshot, lastChange)
        await prove(at, snapshot.restore, restoring)
      } else if (rollback !== undefined) {
        await enterMode(at, configMode, {})
        const { signal } = new AbortController() // it is not cut
        await typeConfig(at.line, rollback, { host, platform, configMode, timeoutMs, signal })
        await leaveConfigMode(at, configMode)
      } else return 'impossible'
      return 'done'
    },
    end: removeSnapshot,
  }
}

function describe(snapshot: unknown, rollback: unknown): string {
  if (snapshot !== undefined) return 'a snapshot on the device'
  return rollback === undefined ? 'nothing' : 'lines that the user gave'
}
