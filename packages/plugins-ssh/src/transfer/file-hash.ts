import { defineTask } from '@nornir-ts/core'
import { ssh } from '../plugin/ssh.ts'
import type { FileHash, HashAlgorithm } from '../session/file/files.ts'
import { type ParamNames, refuseUnknown } from '../task/known-params.ts'
import { type FileParams, fileParams } from './file-params.ts'

/** Parameters of {@link fileHash}. */
export interface FileHashParams extends FileParams {
  /** How the checksum is counted. Default: the strongest that the device offers. */
  readonly algorithm?: HashAlgorithm | undefined
}

const PARAMS: ParamNames<FileHashParams> = { ...fileParams, algorithm: true }

/**
 * Has a device count the checksum of a file.
 *
 * Throws `FileMissingError`, `FileQuestionError`, `InputRefusedError`, `UnsupportedOperationError` where the device
 * has no such checksum, and what `sendCommand` throws.
 */
export const fileHash = defineTask({
  module: import.meta.url,
  name: 'fileHash',
  run: async ({ host, connection, signal }, params: string | FileHashParams): Promise<FileHash> => {
    const given: FileHashParams = typeof params === 'string' ? { file: params } : params
    refuseUnknown(given, PARAMS, { host: host.name, task: 'fileHash' })
    const { file, connection: name, ...options } = given
    const session = await connection(ssh, { name })
    return session.fileHash(file, { ...options, signal })
  },
})
