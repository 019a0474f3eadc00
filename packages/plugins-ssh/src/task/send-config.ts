import { defineTask, result } from '@nornir-ts/core'
import { ssh } from '../plugin/ssh.ts'
import type { ConnectionParams } from './connection-params.ts'

/** Parameters of {@link sendConfig}. */
export interface SendConfigParams extends ConnectionParams {
  /** A text or lines; blank lines are left out. */
  readonly lines: string | readonly string[]
}

/**
 * Types lines in configuration mode, one by one. The first that the device refuses ends the push; the
 * error says which, what the device answered and what was applied. Nothing is saved. In a dry run the
 * lines are checked and nothing is sent.
 */
export const sendConfig = defineTask({
  module: import.meta.url,
  name: 'sendConfig',
  run: async (
    { connection, signal, dryRun },
    params: string | readonly string[] | SendConfigParams,
  ) => {
    const {
      lines,
      timeoutMs,
      connection: name,
    }: SendConfigParams = typeof params === 'object' && 'lines' in params
      ? params
      : { lines: params }
    const session = await connection(ssh, { name })
    const reply = await session.sendConfig(lines, { timeoutMs, signal, dryRun })
    return result({ value: reply.lines, changed: reply.changed, warnings: reply.warnings })
  },
})
