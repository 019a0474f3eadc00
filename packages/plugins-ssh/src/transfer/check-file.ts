import { defineTask } from '@nornir-ts/core'
import { ssh } from '../plugin/ssh.ts'
import type { FileState } from '../session/file/files.ts'
import { refuseUnknown } from '../task/known-params.ts'
import { type FileParams, fileParams } from './file-params.ts'

/**
 * Says whether a file is on a device, and how large it is.
 *
 * Throws `FileQuestionError`, `InputRefusedError`, `UnsupportedOperationError`, and what `sendCommand` throws.
 */
export const checkFile = defineTask({
  module: import.meta.url,
  name: 'checkFile',
  run: async ({ host, connection, signal }, params: string | FileParams): Promise<FileState> => {
    const given: FileParams = typeof params === 'string' ? { file: params } : params
    refuseUnknown(given, fileParams, { host: host.name, task: 'checkFile' })
    const { file, connection: name, ...place } = given
    const session = await connection(ssh, { name })
    return session.checkFile(file, { ...place, signal })
  },
})
