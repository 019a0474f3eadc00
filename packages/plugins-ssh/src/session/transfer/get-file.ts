import { link, rename, rm, statfs } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { fileName } from '@nornir-ts/kernel'
import { FileMissingError } from '../error/file-error.ts'
import type { FileState } from '../file/files.ts'
import { IncomingFile } from './incoming-file.ts'
import { hashOf, localFault, lookAtLocalFile } from './local-file.ts'
import type { Outcome } from './put-file.ts'
import { FileCorruptError, FileDiffersError } from './transfer-error.ts'
import type { TransferJob } from './transfer-job.ts'
import type { TransferHash } from './transfer-options.ts'

const phase = 'transfer'

/**
 * Moves a file from a device: nothing where the same is here; under a temporary name, and only what has the
 * same checksum gets its own.
 *
 * @param job - The transfer.
 */
export async function getFile(job: TransferJob): Promise<Outcome> {
  const { host, request, place, around } = job
  const session = await job.session()
  job.begin('look')
  const there = await session.checkFile(request.file ?? basename(request.local), place)
  const { path, bytes = 0 } = there
  if (!there.exists) throw new FileMissingError({ host, phase, path })
  job.begin('compare')
  const hash = await job.countedHash(path)
  const before = await lookAtLocalFile(request.local, host)
  const about = { path, local: request.local, existed: before !== undefined, bytes, hash }
  if (before !== undefined) {
    const isSame =
      before.bytes === bytes &&
      hash?.hash === (hash && (await hashOf(before, hash.algorithm, { host })))
    if (isSame && hash !== undefined) return { ...about, transferred: false, verified: true }
    if (request.overwrite !== true) {
      const difference =
        before.bytes === bytes ? 'another or no checksum' : `${before.bytes} bytes, not ${bytes}`
      throw new FileDiffersError({ host, phase, path: request.local, difference })
    }
  }
  job.begin('room')
  job.checkRoom({ bytes, ...(await freeBeside(request.local, host)) })
  if (around.dryRun) return { ...about, transferred: false, verified: false }
  await fetchTo(job, there, hash)
  return { ...about, transferred: true, verified: hash !== undefined }
}

/** What is free where a file of this machine goes to. */
async function freeBeside(local: string, host: string) {
  const fileSystem = dirname(local)
  const { bavail, bsize } = await statfs(fileSystem).catch((cause: unknown) => {
    throw localFault(fileSystem, host, cause)
  })
  return { fileSystem, freeBytes: bavail * bsize }
}

/** Writes what comes to a temporary file of this host, which gets its name when it is right. */
async function fetchTo(
  job: TransferJob,
  there: FileState,
  hash: TransferHash | undefined,
): Promise<void> {
  const { host, request } = job
  const part = `${request.local}.${fileName(host)}.part`
  try {
    await receive(job, there, { part, hash })
    await giveName(job, part)
  } catch (error) {
    const isKept = request.resume === true && !(error instanceof FileCorruptError)
    if (!isKept) await rm(part, { force: true }).catch(() => undefined)
    throw (error as NodeJS.ErrnoException).syscall === undefined
      ? error
      : localFault(part, host, error)
  }
}

/** Whether more comes than was told: what is free was compared with that. */
function refuseMore(
  { host }: TransferJob,
  { part, received, bytes }: { readonly part: string; readonly received: number; bytes: number },
): void {
  if (received <= bytes) return
  const sizes = { expected: `${bytes} bytes`, received: `${received} bytes or more` }
  throw new FileCorruptError({ host, phase, path: part, compared: 'size', ...sizes })
}

async function receive(
  job: TransferJob,
  { path, bytes = 0 }: FileState,
  { part, hash }: { readonly part: string; readonly hash: TransferHash | undefined },
): Promise<void> {
  const { host, request, around } = job
  await using incoming = await IncomingFile.open(part, { isKept: request.resume === true, bytes })
  await job.move(path, async (protocol, serverPath, timeoutMs) => {
    const startAt = await incoming.begin(hash?.algorithm)
    await protocol.get({
      path: serverPath,
      startAt,
      maxBytesPerSecond: request.maxBytesPerSecond,
      timeoutMs,
      signal: around.signal,
      onSize: (size) => refuseMore(job, { part, received: size, bytes }),
      write: (chunk) => {
        refuseMore(job, { part, received: incoming.received + chunk.length, bytes })
        return incoming.write(chunk).catch((cause: unknown) => {
          throw localFault(part, host, cause)
        })
      },
      onProgress: (done) => job.arrived(done, bytes),
    })
  })
  job.begin('verify')
  const { received, digest } = await incoming.finish()
  if (received === bytes && digest === hash?.hash) return
  const sizes = { compared: 'size', expected: `${bytes} bytes`, received: `${received} bytes` }
  const sums = { compared: 'checksum', expected: hash?.hash ?? '', received: digest ?? '' }
  const details = received === bytes ? sums : sizes
  throw new FileCorruptError({ host, phase, path: part, ...details })
}

/** A file that another host has got there meanwhile is not written over. */
async function giveName({ host, request }: TransferJob, part: string): Promise<void> {
  const { local, overwrite } = request
  if (overwrite === true) return await rename(part, local)
  try {
    await link(part, local)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return await rename(part, local)
    const difference =
      'it came while this transfer was under way; {host} in its name gives each host its own'
    throw new FileDiffersError({ host, phase, path: local, difference }, { cause: error })
  }
  await rm(part, { force: true })
}
