import { defineTask, result } from '@nornir-ts/core'
import { refuseUnknown } from '../task/known-params.ts'
import { TaskParamsError } from '../task/task-params-error.ts'
import { getFile } from './get-file.ts'
import { putFile } from './put-file.ts'
import { TransferJob } from './transfer-job.ts'
import {
  type TransferFileParams,
  type TransferFileResult,
  transferParams,
} from './transfer-params.ts'

/**
 * Moves a file to a device or from it, over a connection of its own.
 *
 * In this order: is it there, with the same checksum? Then nothing is done. Is there room? It is copied under a
 * temporary name, its checksum is compared, and only then it gets its own. In a dry run the result's `diff` says
 * what would be moved.
 *
 * Throws `FileDiffersError`, `NoRoomError`, `FileCorruptError`, `FileLeftError` where something is left on the
 * device, `FileMissingError`, `LocalFileError`, the `FileError`s of a transfer, `UnsupportedOperationError`, and
 * what `checkFile` throws.
 */
export const transferFile = defineTask({
  module: import.meta.url,
  name: 'transferFile',
  run: async (context, params: TransferFileParams) => {
    refuseUnknown(params, transferParams, { host: context.host.name, task: 'transferFile' })
    const { direction } = params
    if (direction !== 'put' && direction !== 'get') {
      const problem = `direction is "put" or "get", not ${JSON.stringify(direction)}`
      throw new TaskParamsError({ host: context.host.name, task: 'transferFile', problem })
    }
    const startedAt = performance.now()
    const job = new TransferJob(context, params)
    const outcome = direction === 'put' ? await putFile(job) : await getFile(job)
    const value: TransferFileResult = { ...outcome, durationMs: performance.now() - startedAt }
    const { path, local, bytes, transferred, existed, verified } = value
    const isSame = existed && verified && !transferred
    const arrow = direction === 'put' ? `${local} → ${path}` : `${path} → ${local}`
    return result({
      value,
      // A file on this machine is no change of the device.
      changed: direction === 'put' && !isSame,
      diff: isSame ? '' : `${arrow} (${bytes} bytes)`,
      warnings: transferred && !verified ? [`${path}: only its size was compared`] : [],
    })
  },
})
