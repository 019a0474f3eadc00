import { defineTask, result } from '@nornir-ts/core'
import { ssh } from '../plugin/ssh.ts'
import type { ConnectionParams } from './connection-params.ts'

/**
 * Saves the running configuration and gives what the device said, which must prove it. In a dry run
 * nothing is sent.
 */
export const saveConfig = defineTask({
  module: import.meta.url,
  name: 'saveConfig',
  run: async ({ connection, signal, dryRun }, params: ConnectionParams | undefined) => {
    if (dryRun) return ''
    const session = await connection(ssh, { name: params?.connection })
    const { output, warnings } = await session.saveConfig({ timeoutMs: params?.timeoutMs, signal })
    return result({ value: output, changed: true, warnings })
  },
})
