import { defineTask, result } from '@nornir-ts/core'
import { ssh } from '../plugin/ssh.ts'
import type { ConnectionParams } from './connection-params.ts'

/** Parameters of {@link sendCommands}. */
export interface SendCommandsParams extends ConnectionParams {
  /** One line each, sent in order. */
  readonly commands: readonly string[]
  /**
   * Most commands under way at once. Only commands that are known to read are ever sent before the
   * answer to the one before them; 1: none. Default: what the platform's data proves to be safe.
   */
  readonly pipeline?: number | undefined
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
      connection: name,
      ...options
    }: SendCommandsParams = isList(params) ? { commands: params } : params
    const session = await connection(ssh, { name })
    const replies = await session.sendCommands(commands, { ...options, signal })
    return result({ value: replies, warnings: replies.flatMap(({ warnings }) => warnings) })
  },
})

function isList(params: readonly string[] | SendCommandsParams): params is readonly string[] {
  return Array.isArray(params)
}
