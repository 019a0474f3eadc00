import type { FileState } from '../file/files.ts'
import { FileDiffersError, FileLostError } from './transfer-error.ts'
import type { TransferJob } from './transfer-job.ts'

/** A whole file, and the name that it gets. */
export interface Naming {
  /** Where it is. */
  readonly from: string
  /** The path that it gets. */
  readonly to: string
  /** Whether a file stands there that may be replaced. */
  readonly isTaken: boolean
}

/**
 * Gives a file that has arrived its name. Where the answer to that is lost, the device is looked at again.
 *
 * @param job - The transfer.
 * @param naming - The file. Few devices rename over another: for a moment there is none of that name, and never a
 * wrong one.
 * @throws {@link FileLostError} where what it replaces is gone, and it did not get its name: it stays where it is.
 * {@link FileDiffersError} where another of that name came meanwhile. Else what failed.
 */
export async function giveName(job: TransferJob, naming: Naming): Promise<void> {
  const { from, to, isTaken } = naming
  const { timeoutMs } = job.request
  job.begin('rename')
  const session = await job.session()
  job.around.signal.throwIfAborted()
  const rename = async () => (await job.session()).renameFile(from, to, { timeoutMs })
  // What ends with the reason of a cancel was not typed: neither of the two is cut within.
  const isUntyped = (error: unknown): boolean => error === job.around.signal.reason
  let isCleared = false
  try {
    if (isTaken) await session.deleteFile(to, { timeoutMs })
    isCleared = isTaken
    // Behind a deletion there is no way back.
    await rename().catch((error: unknown) => {
      if (!isCleared || !isUntyped(error)) throw error
      return rename()
    })
  } catch (cause) {
    if (!isCleared && isUntyped(cause)) throw cause
    await lookAgain(job, naming, cause)
  }
}

/** What a device did that failed or did not answer, it tells itself. */
async function lookAgain(
  job: TransferJob,
  { from, to, isTaken }: Naming,
  cause: unknown,
): Promise<void> {
  const { host, around } = job
  const look = () => lookAt(job, [from, to])
  const [whole, named] = await job.surely(look).catch((error: unknown) => {
    around.log.warn({ err: error, path: to }, 'whether a file has its name is not known')
    return []
  })
  if (whole?.exists === false && named?.exists === true) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    job.warnings.push(`${to} has its name, though the device did not say so: ${reason}`)
    return
  }
  if (!isTaken && named?.exists === true) {
    const difference = 'it came while this transfer was under way'
    throw new FileDiffersError({ host, phase: 'transfer', path: to, difference }, { cause })
  }
  if (!isTaken || named?.exists === true) throw cause
  const isGone = named !== undefined
  const left = whole?.exists === false ? undefined : from
  throw new FileLostError({ host, phase: 'transfer', path: to, isGone, whole: left }, { cause })
}

/** Also after a cancel: without its signal. */
async function lookAt(job: TransferJob, paths: readonly string[]): Promise<readonly FileState[]> {
  const session = await job.session()
  const { timeoutMs } = job.request
  const states: FileState[] = []
  for (const path of paths) states.push(await session.checkFile(path, { timeoutMs }))
  return states
}
