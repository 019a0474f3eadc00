import { defineTask, result } from '@nornir-ts/core'
import { ssh } from '../plugin/ssh.ts'
import type { SendCommandOptions } from '../session/command/send-command-options.ts'
import type { ConnectionParams } from './connection-params.ts'

/** Parameters of {@link sendCommand}. */
export interface SendCommandParams extends ConnectionParams, Omit<SendCommandOptions, 'signal'> {
  /** One line, without its end. */
  readonly command: string
}

/**
 * Sends a command and gives what the device answers, without echo and prompt.
 *
 * Throws `CommandRejectedError` when the device does not understand it.
 */
export const sendCommand = defineTask({
  module: import.meta.url,
  name: 'sendCommand',
  run: async ({ connection, signal }, params: string | SendCommandParams) => {
    const {
      command,
      connection: name,
      ...options
    }: SendCommandParams = typeof params === 'string' ? { command: params } : params
    const session = await connection(ssh, { name })
    const { output, warnings } = await session.sendCommand(command, { ...options, signal })
    return result({ value: output, warnings })
  },
})
