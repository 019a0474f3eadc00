import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Platform } from '../../platform/platform.ts'
import { fileSystemOfFile } from '../file/file-path.ts'
import type { FileState } from '../file/files.ts'
import { refuseTooLarge } from '../file/type-file.ts'
import { giveName } from './give-name.ts'
import {
  hashOf,
  type LocalFile,
  localFault,
  lookAtLocalFile,
  readLocalFile,
  refuseChanged,
} from './local-file.ts'
import {
  FileCorruptError,
  FileDiffersError,
  FileLeftError,
  FileLostError,
  LocalFileError,
} from './transfer-error.ts'
import type { TransferJob } from './transfer-job.ts'
import type { TransferHash, TransferResult } from './transfer-options.ts'
import type { TransferSession } from './transfer-surroundings.ts'

/** What is to be said of a transfer, but for the time. */
export type Outcome = Omit<TransferResult, 'durationMs'>

const phase = 'transfer'

/**
 * Moves a file to a device: nothing where the same is there; under a temporary name, and only what has the
 * same checksum gets its own.
 *
 * @param job - The transfer.
 */
export async function putFile(job: TransferJob): Promise<Outcome> {
  const { host, request, place, around } = job
  const local = await lookAtLocalFile(request.local, host)
  if (local === undefined) {
    throw new LocalFileError({ host, phase, local: request.local, problem: 'there is none' })
  }
  const session = await job.session()
  refuseLongTyping(job, local, session.platform)
  job.begin('look')
  const before = await session.checkFile(request.file ?? basename(request.local), place)
  const { path } = before
  const about = { path, local: local.path, existed: before.exists, bytes: local.bytes }
  const { hash, difference } = await compare(job, local, before)
  if (before.exists && difference === undefined) {
    return { ...about, transferred: false, verified: hash !== undefined, hash }
  }
  if (before.exists && request.overwrite !== true) {
    throw new FileDiffersError({ host, phase, path, difference: difference ?? 'unknown' })
  }
  const canRename = session.platform.files?.rename !== undefined
  const target = canRename ? `${path}.part` : path
  const left = canRename ? await session.checkFile(target, place) : before
  await refuseTooFull(job, session, { bytes: local.bytes, left })
  if (around.dryRun) return { ...about, transferred: false, verified: false }
  try {
    await copy(job, local, left)
    const sent = await verify(job, local, target)
    if (target !== path) await giveName(job, { from: target, to: path, isTaken: before.exists })
    return { ...about, transferred: true, verified: sent !== undefined, hash: sent }
  } catch (error) {
    throw canRename ? await cleanUp(job, target, error) : await cleanUpInPlace(job, before, error)
  }
}

/** Asked where the file goes to, which a path of its own tells. What is written over makes room. */
async function refuseTooFull(
  job: TransferJob,
  session: TransferSession,
  { bytes, left }: { readonly bytes: number; readonly left: FileState },
): Promise<void> {
  const { request, place } = job
  job.begin('room')
  const where = fileSystemOfFile(request.file ?? '', request.fileSystem)
  const { fileSystem, bytes: free } = await session.freeSpace({ ...place, fileSystem: where })
  job.checkRoom({ fileSystem, bytes, freeBytes: free + (left.bytes ?? 0) })
}

/** Before anything is typed. */
function refuseLongTyping(
  { host, request }: TransferJob,
  { bytes }: LocalFile,
  on: Platform,
): void {
  const { typing } = on.files?.transfer ?? {}
  if (request.protocol !== 'inline' || typing === undefined) return
  refuseTooLarge(host, { name: request.local, bytes, mostBytes: typing.mostBytes })
}

/** How a file on the device differs from the one here; nothing where it is the same, or there is none. */
async function compare(
  job: TransferJob,
  local: LocalFile,
  { exists, bytes, path }: FileState,
): Promise<{ readonly hash?: TransferHash; readonly difference?: string }> {
  if (!exists) return {}
  if (bytes !== local.bytes) return { difference: `${bytes} bytes, not ${local.bytes}` }
  job.begin('compare')
  const there = await job.hash(path)
  if (there === undefined) return { difference: 'the device counts no checksum to compare' }
  const { algorithm, hash } = there
  const isSame = (await hashOf(local, algorithm, { host: job.host })) === hash
  return isSame ? { hash: { algorithm, hash } } : { difference: `another ${algorithm} checksum` }
}

/** Moves the bytes to a path, where something may have been left. */
async function copy(job: TransferJob, local: LocalFile, left: FileState): Promise<void> {
  const { around, request } = job
  const { bytes: size, path: file } = local
  if (request.protocol === 'inline') return await type(job, local, left.path)
  const startAt = left.exists && request.resume === true ? await agreedBytes(job, local, left) : 0
  const { maxBytesPerSecond } = request
  await job.move(left.path, (protocol, path, timeoutMs) => {
    job.hasBegun = true
    return protocol.put({
      path,
      size,
      startAt,
      maxBytesPerSecond,
      timeoutMs,
      signal: around.signal,
      read: (from) => {
        job.hasSent = true
        return readLocalFile(file, { host: job.host, from })
      },
      onProgress: (bytes) => job.arrived(bytes, size),
    })
  })
}

async function type(job: TransferJob, { path, bytes }: LocalFile, target: string): Promise<void> {
  const session = await job.session()
  const content = await readFile(path).catch((cause: unknown) => {
    throw localFault(path, job.host, cause)
  })
  job.hasBegun = true
  await session.typeFile(target, content, {
    ...job.place,
    onProgress: (typed) => job.arrived(typed, bytes),
  })
}

/** How much of a part that was left is the same as here. */
async function agreedBytes(
  job: TransferJob,
  local: LocalFile,
  { path, bytes = 0 }: FileState,
): Promise<number> {
  if (bytes === 0 || bytes > local.bytes) return 0
  const there = await job.hash(path)
  if (there === undefined) return 0
  return (await hashOf(local, there.algorithm, { host: job.host, bytes })) === there.hash
    ? bytes
    : 0
}

async function verify(
  job: TransferJob,
  local: LocalFile,
  path: string,
): Promise<TransferHash | undefined> {
  const { host, place } = job
  job.begin('verify')
  await refuseChanged(local, host)
  const { exists, bytes } = await (await job.session()).checkFile(path, place)
  if (!exists || bytes !== local.bytes) {
    const received = exists ? `${bytes} bytes` : 'nothing'
    const details = { path, compared: 'size', expected: `${local.bytes} bytes`, received }
    throw new FileCorruptError({ host, phase, ...details })
  }
  const there = await job.hash(path)
  if (there === undefined) return undefined
  const { algorithm, hash } = there
  const expected = await hashOf(local, algorithm, { host })
  if (expected === hash) return { algorithm, hash }
  const compared = `${algorithm} checksum`
  throw new FileCorruptError({ host, phase, path, compared, expected, received: hash })
}

/** Removes what a failed transfer left, unless the next one may go on with it; what stays is named. */
async function cleanUp(job: TransferJob, path: string, cause: unknown): Promise<unknown> {
  // What is under the temporary name is all that there is of the file.
  if (cause instanceof FileLostError) return cause
  const isKept = job.request.resume === true && !(cause instanceof FileCorruptError)
  return await remove(job, { path, isKept, cause })
}

/** The same where the file is written under its name: a part of one never stays there. */
async function cleanUpInPlace(
  job: TransferJob,
  before: FileState,
  cause: unknown,
): Promise<unknown> {
  const { host } = job
  const { path } = before
  if (before.exists && (await isUntouched(job, before))) return cause
  const left = await remove(job, { path, isKept: false, cause })
  if (!before.exists || left instanceof FileLeftError) return left
  return new FileLostError({ host, phase, path, isGone: true, whole: undefined }, { cause })
}

/** Whether a file that was to be written over is what it was. Where it cannot be seen, nothing is removed. */
async function isUntouched(job: TransferJob, { path, bytes }: FileState): Promise<boolean> {
  if (job.hasSent) return false
  const { timeoutMs } = job.request
  const look = async () => (await job.session()).checkFile(path, { timeoutMs })
  const found = await job.surely(look).catch(() => undefined)
  return found === undefined || found.bytes === bytes
}

async function remove(
  job: TransferJob,
  {
    path,
    isKept,
    cause,
  }: { readonly path: string; readonly isKept: boolean; readonly cause: unknown },
): Promise<unknown> {
  const { host, around } = job
  try {
    // Without the signal: after a cancel, too, what was left is looked for.
    const { exists } = await job.surely(async () => {
      const session = await job.session()
      return isKept ? await session.checkFile(path) : await session.deleteFile(path)
    })
    if (!isKept || !exists) return cause
  } catch (error) {
    // There is nothing of this transfer.
    if (!job.hasBegun) return cause
    around.log.warn({ err: error, path }, 'a part of a file may be left on the device')
  }
  return new FileLeftError({ host, phase, path }, { cause })
}
