import { defineTask, result } from '@nornir-ts/core'
import { ssh } from '../plugin/ssh.ts'
import type { PushOptions, Validation } from '../session/push/push-options.ts'
import { type ConfigSourceParams, configOf } from './config-source.ts'
import type { ConnectionParams } from './connection-params.ts'
import { type ParamNames, type ParamsOf, refuseUnknown } from './known-params.ts'

/** Parameters of {@link pushConfig}: what is sent, and what is expected of the device behind it. */
export type PushConfigParams = ConnectionParams & ConfigSourceParams & Omit<PushOptions, 'dryRun'>

/** What there is; the options of a push are those of `ensureConfig`, too. */
export const PUSH_OPTIONS: ParamNames<Omit<PushOptions, 'dryRun' | 'timeoutMs'>> = {
  validate: true,
  validationTimeoutMs: true,
  connectLimitMs: true,
  confirmWithinMs: true,
  withoutTrial: true,
  rollback: true,
  save: true,
  commit: true,
  lock: true,
  lockRetry: true,
  commitTimeoutMs: true,
}

const PARAMS: ParamNames<PushConfigParams> = {
  ...PUSH_OPTIONS,
  lines: true,
  file: true,
  timeoutMs: true,
  connection: true,
}

const VALIDATION: ParamNames<Validation> = {
  command: true,
  expect: true,
  reject: true,
  withinMs: true,
}

/**
 * Refuses validations that are not what they should be.
 *
 * @param validate - What was given.
 * @param of - For the error.
 * @throws {@link TaskParamsError}.
 */
export function checkValidate(validate: PushOptions['validate'], of: ParamsOf): void {
  for (const one of validate ?? []) if (typeof one !== 'string') refuseUnknown(one, VALIDATION, of)
}

/**
 * Changes a device so that it either does what is expected of it, or is as it was: lock or snapshot, lines,
 * comparison, commit on trial where the device can, validation over a new connection, confirmation, save.
 * Whatever fails on the way is taken back, and reading the configuration proves it. In a dry run it shows
 * the difference, where the device can, and changes nothing.
 *
 * Throws `PushFailedError`, `RollbackUnavailableError`; before anything was changed `ConfigLockedError`,
 * `CandidateOccupiedError`, `ConfirmTimerError`, `ConfigSourceError`, `TaskParamsError`.
 */
export const pushConfig = defineTask({
  module: import.meta.url,
  name: 'pushConfig',
  run: async ({ host, connection, signal, dryRun }, params: PushConfigParams) => {
    const { connection: name, ...options } = params
    const of = { host: host.name, task: 'pushConfig' }
    refuseUnknown(params, PARAMS, of)
    checkValidate(params.validate, of)
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
