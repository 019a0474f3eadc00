import { defineTask } from '@nornir-ts/core'
import { ssh } from '../plugin/ssh.ts'
import type { FreeSpace } from '../session/file/files.ts'
import { refuseUnknown } from '../task/known-params.ts'
import { type FilePlaceParams, placeParams } from './file-params.ts'

/**
 * Says how much room a device has for files.
 *
 * Throws `FileQuestionError`, `UnsupportedOperationError`, and what `sendCommand` throws.
 */
export const freeSpace = defineTask({
  module: import.meta.url,
  name: 'freeSpace',
  run: async (
    { host, connection, signal },
    params: FilePlaceParams | undefined,
  ): Promise<FreeSpace> => {
    refuseUnknown(params, placeParams, { host: host.name, task: 'freeSpace' })
    const { connection: name, ...place } = params ?? {}
    const session = await connection(ssh, { name })
    return session.freeSpace({ ...place, signal })
  },
})
