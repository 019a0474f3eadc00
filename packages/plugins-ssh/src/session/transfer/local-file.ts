import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { remembered } from '@nornir-ts/kernel'
import type { HashAlgorithm } from '../file/files.ts'
import { LocalFileError } from './transfer-error.ts'

/** A file on this machine, as it was when it was looked at. */
export interface LocalFile {
  /** Its path. */
  readonly path: string
  /** Its size, in bytes. */
  readonly bytes: number
  /** When its content was changed last, in milliseconds since 1970. */
  readonly changedMs: number
  /** When anything about it was changed last: who sets the time above does not set this one. */
  readonly touchedMs: number
  /** Number of the file itself: another one where a file was put in its place. */
  readonly inode: number
}

/** Checksums of files, by all that tells that they are the same: a fleet gets one image. */
const hashes = new Map<string, Promise<string>>()
const mostHashes = 64

/**
 * Looks at a file on this machine.
 *
 * @param path - Its path.
 * @param host - For the error.
 * @returns `undefined` where there is none.
 * @throws {@link LocalFileError} for what is no plain file.
 */
export async function lookAtLocalFile(path: string, host: string): Promise<LocalFile | undefined> {
  try {
    const found = await stat(path)
    if (found.isFile()) {
      const { size: bytes, mtimeMs: changedMs, ctimeMs: touchedMs, ino: inode } = found
      return { path, bytes, changedMs, touchedMs, inode }
    }
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw localFault(path, host, cause)
  }
  throw new LocalFileError({ host, phase: 'transfer', local: path, problem: 'it is no plain file' })
}

/**
 * The error for what the file system of this machine refuses.
 *
 * @param local - The file.
 * @param host - The host whose transfer it was.
 * @param cause - What Node said.
 */
export function localFault(local: string, host: string, cause: unknown): LocalFileError {
  const problem = cause instanceof Error ? cause.message : String(cause)
  return new LocalFileError({ host, phase: 'transfer', local, problem }, { cause })
}

/**
 * Refuses a file that is another one than when it was looked at: what was sent may be a part of each.
 *
 * @param file - As it was.
 * @param host - For the error.
 * @throws {@link LocalFileError}.
 */
export async function refuseChanged(file: LocalFile, host: string): Promise<void> {
  const { path, bytes, changedMs, inode } = file
  const now = await lookAtLocalFile(path, host)
  // What was deleted meanwhile was read all the same.
  if (now === undefined) return
  if (now.bytes === bytes && now.changedMs === changedMs && now.inode === inode) return
  const problem = 'it was changed while it was moved'
  throw new LocalFileError({ host, phase: 'transfer', local: path, problem })
}

/**
 * Reads a file on this machine.
 *
 * @param path - The file.
 * @param options - The byte to begin with; the host, for the error.
 * @throws {@link LocalFileError}.
 */
export async function* readLocalFile(
  path: string,
  { host, from }: { readonly host: string; readonly from: number },
): AsyncGenerator<Uint8Array, void, void> {
  try {
    yield* createReadStream(path, { start: from, highWaterMark: 2 ** 18 })
  } catch (cause) {
    throw localFault(path, host, cause)
  }
}

/**
 * The checksum of a file on this machine, counted once for all hosts of this thread.
 *
 * @param file - The file.
 * @param algorithm - How.
 * @param options - `bytes`: how much of it, from its start; default: all. The host, for the error.
 * @throws {@link LocalFileError}.
 */
export async function hashOf(
  { path, bytes: size, changedMs, touchedMs, inode }: LocalFile,
  algorithm: HashAlgorithm,
  { host, bytes = size }: { readonly host: string; readonly bytes?: number | undefined },
): Promise<string> {
  const key = JSON.stringify([path, size, changedMs, touchedMs, inode, algorithm, bytes])
  if (hashes.size >= mostHashes && !hashes.has(key)) hashes.clear()
  try {
    return await remembered(hashes, key, () => count(path, algorithm, bytes))
  } catch (cause) {
    throw localFault(path, host, cause)
  }
}

async function count(path: string, algorithm: HashAlgorithm, bytes: number): Promise<string> {
  const hash = createHash(algorithm)
  if (bytes > 0) {
    for await (const chunk of createReadStream(path, { end: bytes - 1 })) hash.update(chunk)
  }
  return hash.digest('hex')
}
