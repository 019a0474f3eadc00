import { defineTask, result } from '@nornir-ts/core'
import { ssh } from '../plugin/ssh.ts'
import type { PushOptions } from '../session/push/push-options.ts'
import { type ConfigSourceParams, configOf } from './config-source.ts'
import type { ConnectionParams } from './connection-params.ts'

/** Parameters of {@link pushConfig}: what is sent, and what is expected of the device behind it. */
export type PushConfigParams = ConnectionParams & ConfigSourceParams & Omit<PushOptions, 'dryRun'>

/**
 * Changes a device so that it either does what is expected of it, or is as it was: lock or snapshot, lines,
 * comparison, commit on trial where the device can, validation over a new connection, confirmation, save.
 * Whatever fails on the way is taken back, and reading the configuration proves it. In a dry run it shows
 * the difference, where the device can, and changes nothing.
 *
 * Throws `PushFailedError`, `RollbackUnavailableError`; before anything was changed `ConfigLockedError`,
 * `CandidateOccupiedError`, `ConfirmTimerError`, `ConfigSourceError`.
 */
export const pushConfig = defineTask({
  module: import.meta.url,
  name: 'pushConfig',
  run: async ({ host, connection, signal, dryRun }, params: PushConfigParams) => {
    const { connection: name, ...options } = params
    const lines = await configOf(params, host)
    const session = await connection(ssh, { name })
    const reply = await session.pushConfig(lines, {
      ...options,
      connect: () => connection(ssh, { name, isNew: true }),
      signal,
      dryRun,
    })
    const { changed, diff, warnings, ...value } = reply
    return result({ value, changed, diff, warnings })
  },
})
