import { defineTask, result } from '@nornir-ts/core'
import { ssh } from '../plugin/ssh.ts'
import type { ConnectionParams } from './connection-params.ts'

/** Parameters of {@link sendCommands}. */
export interface SendCommandsParams extends ConnectionParams {
  /** One line each, sent in order. */
  readonly commands: readonly string[]
}

/**
 * Sends commands, one after the other, and gives one reply for each, in order.
 *
 * Throws `CommandsIncompleteError` when one fails; the replies so far are in it.
 */
export const sendCommands = defineTask({
  module: import.meta.url,
  name: 'sendCommands',
  run: async ({ connection, signal }, params: readonly string[] | SendCommandsParams) => {
    const {
      commands,
      timeoutMs,
      connection: name,
    }: SendCommandsParams = 'commands' in params ? params : { commands: params }
    const session = await connection(ssh, { name })
    const replies = await session.sendCommands(commands, { timeoutMs, signal })
    return result({ value: replies, warnings: replies.flatMap(({ warnings }) => warnings) })
  },
})
