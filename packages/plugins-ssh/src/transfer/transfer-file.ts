import { defineTask, result, type TaskContext } from '@nornir-ts/core'
import { ssh, sshFiles } from '../plugin/ssh.ts'
import { findRequestProblem } from '../session/transfer/request-problem.ts'
import type { TransferProgress, TransferStep } from '../session/transfer/transfer-options.ts'
import { refuseUnknown } from '../task/known-params.ts'
import { TaskParamsError } from '../task/task-params-error.ts'
import { type TransferFileParams, transferParams } from './transfer-params.ts'

const AT_ONCE = 4

/**
 * Moves a file to a device or from it, over a connection of its own, or over that of the session where the platform's
 * data says that this does no harm.
 *
 * In this order: is it there, with the same checksum? Then nothing is done. Is there room? It is copied under a
 * temporary name, its checksum is compared, and only then it gets its own. In a dry run the result's `diff` says
 * what would be moved.
 *
 * Throws `FileDiffersError`, `NoRoomError`, `FileCorruptError`, `FileLeftError` where something is left on the
 * device, `FileLostError` where what it replaces is gone, `FileServerOffError`, `FileServerLeftError`, `FileMissingError`, `LocalFileError`, the `FileError`s of a transfer, `UnsupportedOperationError`, and
 * what `checkFile` throws.
 */
export const transferFile = defineTask({
  module: import.meta.url,
  name: 'transferFile',
  run: async (context, params: TransferFileParams) => {
    refuseUnknown(params, transferParams, { host: context.host.name, task: 'transferFile' })
    const { connection: name, atOnce = AT_ONCE, ...request } = params
    const problem = findRequestProblem(request)
    if (problem !== undefined) {
      const { input, reason } = problem
      const details = { host: context.host.name, task: 'transferFile' } as const
      throw new TaskParamsError({ ...details, problem: `${input}: ${reason}` })
    }
    const { signal, dryRun } = context
    const session = await context.connection(ssh, { name })
    const { warnings, isServerLeft, ...value } = await session.transferFile(
      { ...request, signal, dryRun, onProgress: (progress) => tell(context, progress) },
      {
        session: () => context.connection(ssh, { name }),
        files: () => context.connection(sshFiles),
        inTurn: (work) => context.atMost({ key: 'ssh-files', count: atOnce }, work),
      },
    )
    const { path, local, bytes, transferred, existed, verified } = value
    const isSame = existed && verified && !transferred
    const arrow = request.direction === 'put' ? `${local} → ${path}` : `${path} → ${local}`
    return result({
      value,
      // A file on this machine is no change of the device, but what is left on there is.
      changed: (request.direction === 'put' && !isSame) || isServerLeft,
      diff: isSame ? '' : `${arrow} (${bytes} bytes)`,
      warnings,
    })
  },
})

/** How far a run's watchers see a transfer: by its bytes. */
function tell({ progress }: TaskContext, { step, bytes, size }: TransferProgress): void {
  const isBehind = step === 'verify' || step === 'rename'
  const fraction = isBehind || size === 0 ? 1 : bytes / (size ?? Number.POSITIVE_INFINITY)
  progress(fraction, step === 'copy' ? `${bytes} of ${size} bytes` : WORDS[step])
}

const WORDS: Readonly<Record<Exclude<TransferStep, 'copy'>, string>> = {
  look: 'looking whether the file is there',
  compare: 'comparing checksums',
  room: 'looking what is free',
  server: 'turning the server on',
  verify: 'comparing what arrived',
  rename: 'giving it its name',
}
