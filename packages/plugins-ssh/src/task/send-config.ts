import { defineTask, result } from '@nornir-ts/core'
import { ssh } from '../plugin/ssh.ts'
import type { SendConfigOptions } from '../session/config-session-options.ts'
import { type ConfigInput, type ConfigSourceParams, configOf } from './config-source.ts'
import type { ConnectionParams } from './connection-params.ts'
import { type ParamNames, refuseUnknown } from './known-params.ts'

/** Parameters of {@link sendConfig}: what is sent, and how. */
export type SendConfigParams = ConnectionParams &
  ConfigSourceParams &
  Omit<SendConfigOptions, 'signal' | 'dryRun'>

const PARAMS: ParamNames<SendConfigParams> = {
  lines: true,
  file: true,
  continueOnError: true,
  commit: true,
  lock: true,
  lockRetry: true,
  timeoutMs: true,
  connection: true,
}

/**
 * Types lines where configuration is typed, one by one. The first that the device refuses ends the push; the
 * error says which, what the device answered and what was applied. Where lines go to a candidate, it is
 * committed, or discarded as a whole. Nothing is saved. In a dry run the lines are checked, in a candidate
 * they are compared as well (the result's `diff`), and nothing is changed.
 *
 * Throws `ConfigRejectedError`, `ConfigIncompleteError`, `ConfigSourceError`, `CommitFailedError`,
 * `ConfigLockedError`, `CandidateOccupiedError`.
 */
export const sendConfig = defineTask({
  module: import.meta.url,
  name: 'sendConfig',
  run: async ({ host, connection, signal, dryRun }, params: ConfigInput | SendConfigParams) => {
    const given: SendConfigParams = isParams(params) ? params : { lines: params }
    const { connection: name, ...options } = given
    refuseUnknown(given, PARAMS, { host: host.name, task: 'sendConfig' })
    const lines = await configOf(given, host)
    const session = await connection(ssh, { name })
    const reply = await session.sendConfig(lines, { ...options, signal, dryRun })
    const pending = reply.isPending
      ? ['the lines wait in the candidate: commit or discard them']
      : []
    const { changed, diff, warnings } = reply
    return result({ value: reply.lines, changed, diff, warnings: [...warnings, ...pending] })
  },
})

function isParams(params: ConfigInput | SendConfigParams): params is SendConfigParams {
  return typeof params === 'object' && ('lines' in params || 'file' in params)
}
