import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Platform } from '../../platform/platform.ts'
import type { FileState } from '../file/files.ts'
import { refuseTooLarge } from '../file/type-file.ts'
import { hashOf, type LocalFile, lookAtLocalFile } from './local-file.ts'
import {
  FileCorruptError,
  FileDiffersError,
  FileLeftError,
  LocalFileError,
} from './transfer-error.ts'
import type { TransferJob } from './transfer-job.ts'
import type { TransferHash, TransferResult } from './transfer-options.ts'

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
  job.begin('room')
  const { fileSystem, bytes: freeBytes } = await session.freeSpace(place)
  // What is written over makes room.
  job.checkRoom({ fileSystem, bytes: local.bytes, freeBytes: freeBytes + (left.bytes ?? 0) })
  if (around.dryRun) return { ...about, transferred: false, verified: false }
  try {
    await copy(job, local, left)
    const sent = await verify(job, local, target)
    if (target !== path) await giveName(job, { from: target, to: path, isTaken: before.exists })
    return { ...about, transferred: true, verified: sent !== undefined, hash: sent }
  } catch (error) {
    throw await cleanUp(job, target, error)
  }
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
  const isSame = (await hashOf(local, algorithm)) === hash
  return isSame ? { hash: { algorithm, hash } } : { difference: `another ${algorithm} checksum` }
}

/** Moves the bytes to a path, where something may have been left. */
async function copy(job: TransferJob, local: LocalFile, left: FileState): Promise<void> {
  const { around, request } = job
  const { bytes: size, path: file } = local
  if (request.protocol === 'inline') return await type(job, local, left.path)
  const startAt = left.exists && request.resume === true ? await agreedBytes(job, local, left) : 0
  const { maxBytesPerSecond } = request
  await job.move(left.path, (protocol, path, timeoutMs) =>
    protocol.put({
      path,
      size,
      startAt,
      maxBytesPerSecond,
      timeoutMs,
      signal: around.signal,
      read: (from) => createReadStream(file, { start: from, highWaterMark: 2 ** 18 }),
      onProgress: (bytes) => job.arrived(bytes, size),
    }),
  )
}

async function type(job: TransferJob, { path, bytes }: LocalFile, target: string): Promise<void> {
  const session = await job.session()
  await session.typeFile(target, await readFile(path), {
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
  return (await hashOf(local, there.algorithm, bytes)) === there.hash ? bytes : 0
}

async function verify(
  job: TransferJob,
  local: LocalFile,
  path: string,
): Promise<TransferHash | undefined> {
  const { host, place } = job
  job.begin('verify')
  const { exists, bytes } = await (await job.session()).checkFile(path, place)
  if (!exists || bytes !== local.bytes) {
    const received = exists ? `${bytes} bytes` : 'nothing'
    const details = { path, compared: 'size', expected: `${local.bytes} bytes`, received }
    throw new FileCorruptError({ host, phase, ...details })
  }
  const there = await job.hash(path)
  if (there === undefined) return undefined
  const { algorithm, hash } = there
  const expected = await hashOf(local, algorithm)
  if (expected === hash) return { algorithm, hash }
  const compared = `${algorithm} checksum`
  throw new FileCorruptError({ host, phase, path, compared, expected, received: hash })
}

async function giveName(
  job: TransferJob,
  { from, to, isTaken }: { readonly from: string; readonly to: string; readonly isTaken: boolean },
): Promise<void> {
  job.begin('rename')
  const session = await job.session()
  // Few devices rename over a file; for a moment there is none of that name, and never a wrong one.
  if (isTaken) await session.deleteFile(to, { timeoutMs: job.request.timeoutMs })
  await session.renameFile(from, to)
}

/** Removes what a failed transfer left, unless the next one may go on with it; what stays is named. */
async function cleanUp(job: TransferJob, path: string, cause: unknown): Promise<unknown> {
  const { host, around, request } = job
  const isKept = request.resume === true && !(cause instanceof FileCorruptError)
  try {
    const session = await job.session()
    // Without the signal: after a cancel, too, what was left is looked for.
    const { exists } = isKept ? await session.checkFile(path) : await session.deleteFile(path)
    if (!isKept || !exists) return cause
  } catch (error) {
    around.log.warn({ err: error, path }, 'a part of a file may be left on the device')
  }
  return new FileLeftError({ host, phase, path }, { cause })
}
