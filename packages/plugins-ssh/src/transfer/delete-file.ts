import { defineTask, result } from '@nornir-ts/core'
import { ssh } from '../plugin/ssh.ts'
import { refuseUnknown } from '../task/known-params.ts'
import { type FileParams, fileParams } from './file-params.ts'

/**
 * Deletes a file of a device, and looks whether it is gone. Its value is what was there before; the result's
 * `changed` says whether something was. In a dry run the device is only asked.
 *
 * Throws `FileStillThereError`, `FileQuestionError`, `InputRefusedError`, `UnsupportedOperationError`, and what
 * `sendCommand` throws.
 */
export const deleteFile = defineTask({
  module: import.meta.url,
  name: 'deleteFile',
  run: async ({ host, connection, signal, dryRun }, params: string | FileParams) => {
    const given: FileParams = typeof params === 'string' ? { file: params } : params
    refuseUnknown(given, fileParams, { host: host.name, task: 'deleteFile' })
    const { file, connection: name, ...place } = given
    const session = await connection(ssh, { name })
    const options = { ...place, signal }
    const value = dryRun
      ? await session.checkFile(file, options)
      : await session.deleteFile(file, options)
    return result({ value, changed: value.exists })
  },
})
