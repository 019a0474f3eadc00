import { defineTask, result } from '@nornir-ts/core'
import { ssh } from '../plugin/ssh.ts'
import type { RollbackOptions } from '../session/config-session-options.ts'
import type { ConnectionParams } from './connection-params.ts'
import { type ParamNames, refuseUnknown } from './known-params.ts'

/**
 * Gives what differs between the candidate of this connection and the running configuration, as the device
 * shows it; empty when nothing does.
 *
 * Throws `ModeError` where there is no candidate.
 */
export const compare = defineTask({
  module: import.meta.url,
  name: 'compare',
  run: async ({ connection, signal }, params: ConnectionParams | undefined) => {
    const { connection: name, ...options }: ConnectionParams = params ?? {}
    const session = await connection(ssh, { name })
    const diff = await session.compare({ ...options, signal })
    return result({ value: diff, diff })
  },
})

/** Drops what waits in the candidate of this connection, and leaves it. */
export const discard = defineTask({
  module: import.meta.url,
  name: 'discard',
  run: async ({ connection, signal }, params: ConnectionParams | undefined) => {
    const { connection: name, ...options }: ConnectionParams = params ?? {}
    const session = await connection(ssh, { name })
    await session.discard({ ...options, signal })
  },
})

/** Parameters of {@link rollback}. */
export interface RollbackParams
  extends ConnectionParams,
    Omit<RollbackOptions, 'signal' | 'dryRun'> {}

const ROLLBACK: ParamNames<RollbackParams> = {
  commits: true,
  words: true,
  timeoutMs: true,
  connection: true,
}

/**
 * Makes the configuration of some commits ago the running one, and gives what that changes. In a dry run it
 * is only shown.
 *
 * Throws `CommitFailedError`, `ConfigLockedError`, `CandidateOccupiedError`.
 */
export const rollback = defineTask({
  module: import.meta.url,
  name: 'rollback',
  run: async ({ host, connection, signal, dryRun }, params: RollbackParams | undefined) => {
    const { connection: name, ...options }: RollbackParams = params ?? {}
    refuseUnknown(params, ROLLBACK, { host: host.name, task: 'rollback' })
    const session = await connection(ssh, { name })
    const { diff, changed, warnings } = await session.rollback({ ...options, dryRun, signal })
    return result({ value: diff, diff, changed, warnings })
  },
})

/** Whether the connection stands where configuration is typed; writes nothing. */
export const checkConfigMode = defineTask({
  module: import.meta.url,
  name: 'checkConfigMode',
  run: async ({ connection }, params: ConnectionParams | undefined) => {
    const session = await connection(ssh, { name: params?.connection })
    return session.isConfigMode()
  },
})
