import { defineTask, result } from '@nornir-ts/core'
import { ssh } from '../plugin/ssh.ts'
import type { CommitOptions } from '../session/candidate/commit-command.ts'
import type { ConnectionParams } from './connection-params.ts'
import { type ParamNames, refuseUnknown } from './known-params.ts'
import { TaskParamsError } from './task-params-error.ts'

/** Parameters of {@link commit}. */
export interface CommitParams extends ConnectionParams {
  /** Words of the commit by the platform's names, e.g. `{ comment: 'CHG1234' }`. */
  readonly words?: CommitOptions | undefined
}

/** Parameters of {@link commitConfirmed}. */
export interface CommitConfirmedParams extends CommitParams {
  /**
   * The device takes the commit back by itself after this time, in milliseconds, unless it is confirmed.
   * What the device cannot express is refused, not rounded.
   */
  readonly confirmWithinMs: number
}

const COMMIT: ParamNames<CommitParams> = { words: true, timeoutMs: true, connection: true }
const CONFIRMED: ParamNames<CommitConfirmedParams> = { ...COMMIT, confirmWithinMs: true }

/**
 * Commits what `sendConfig` with `commit: false` has put into the candidate of this connection, and gives
 * what the device said. In a dry run the candidate is only checked, where the device can.
 *
 * Throws `CommitFailedError`, and `ModeError` where there is no candidate.
 */
export const commit = defineTask({
  module: import.meta.url,
  name: 'commit',
  run: async ({ host, connection, signal, dryRun }, params: CommitParams | undefined) => {
    const { connection: name, ...options }: CommitParams = params ?? {}
    refuseUnknown(params, COMMIT, { host: host.name, task: 'commit' })
    const session = await connection(ssh, { name })
    const reply = await session.commit({ ...options, check: dryRun, signal })
    return result({ value: reply.output, changed: reply.changed, warnings: reply.warnings })
  },
})

/**
 * The same for a time: the device takes the commit back by itself unless {@link confirmCommit} comes in
 * time. In a dry run the candidate is only checked, where the device can.
 *
 * Throws `ConfirmTimerError` for a time that the device cannot express, and what {@link commit} throws.
 */
export const commitConfirmed = defineTask({
  module: import.meta.url,
  name: 'commitConfirmed',
  run: async ({ host, connection, signal, dryRun }, params: CommitConfirmedParams) => {
    const { connection: name, ...options } = params
    const of = { host: host.name, task: 'commitConfirmed' }
    refuseUnknown(params, CONFIRMED, of)
    // Without a time it would be a commit for good.
    if (typeof options.confirmWithinMs !== 'number')
      throw new TaskParamsError({ ...of, problem: 'confirmWithinMs is missing, or no number' })
    const session = await connection(ssh, { name })
    const reply = await session.commit({ ...options, check: dryRun, signal })
    return result({ value: reply.output, changed: reply.changed, warnings: reply.warnings })
  },
})

/**
 * Makes a commit stay that is on trial. In a dry run nothing is sent.
 *
 * Throws `CommitFailedError` when nothing proves it.
 */
export const confirmCommit = defineTask({
  module: import.meta.url,
  name: 'confirmCommit',
  run: async ({ connection, signal, dryRun }, params: ConnectionParams | undefined) => {
    if (dryRun) return ''
    const { connection: name, ...options }: ConnectionParams = params ?? {}
    const session = await connection(ssh, { name })
    const reply = await session.confirmCommit({ ...options, signal })
    return result({ value: reply.output, changed: reply.changed, warnings: reply.warnings })
  },
})
