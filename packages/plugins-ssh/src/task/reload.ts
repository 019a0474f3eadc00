import { defineTask, result } from '@nornir-ts/core'
import { ssh } from '../plugin/ssh.ts'
import type { DeviceIdentity } from '../session/restart/read-identity.ts'
import type { ConnectionParams } from './connection-params.ts'
import { type ParamNames, refuseUnknown } from './known-params.ts'
import { TaskParamsError } from './task-params-error.ts'

/** Parameters of {@link reload}. */
export interface ReloadParams extends ConnectionParams {
  /** Whether the running configuration is saved before. What is not saved is lost. */
  readonly save: boolean
}

const PARAMS: ParamNames<ReloadParams> = { save: true, timeoutMs: true, connection: true }

/** What {@link reload} gives, and `waitForReturn` takes. */
export interface ReloadResult {
  /** What ran before, and since when. */
  readonly before: DeviceIdentity
  /** When it was told to start again, in milliseconds since 1970. */
  readonly at: number
}

/**
 * Starts the device again. It is asked before what runs on it and since when, so that `waitForReturn` can
 * tell that it is back. The session ends; the next use of the connection opens a new one. In a dry run the
 * device is only asked.
 *
 * Throws `ReloadRefusedError`, `UnknownDialogError` (nothing was answered), and with `save` `SaveFailedError`:
 * then it was not started again.
 */
export const reload = defineTask({
  module: import.meta.url,
  name: 'reload',
  run: async ({ host, connection, signal, dryRun }, params: ReloadParams) => {
    const { connection: name, save, timeoutMs } = params
    const of = { host: host.name, task: 'reload' }
    refuseUnknown(params, PARAMS, of)
    if (typeof save !== 'boolean')
      throw new TaskParamsError({ ...of, problem: 'save is missing: say true or false' })
    const session = await connection(ssh, { name })
    const before = await session.identity({ timeoutMs, signal })
    const value: ReloadResult = { before, at: Date.now() }
    if (dryRun) return result({ value })
    if (save) await session.saveConfig({ signal })
    const warnings = await session.reload({ timeoutMs, signal })
    return result({ value: { before, at: Date.now() }, changed: true, warnings })
  },
})
