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
  /** When it was changed last, in milliseconds since 1970. */
  readonly changedMs: number
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
    if (found.isFile()) return { path, bytes: found.size, changedMs: found.mtimeMs }
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
 * The checksum of a file on this machine, counted once for all hosts of this thread.
 *
 * @param file - The file.
 * @param algorithm - How.
 * @param bytes - How much of it, from its start. Default: all.
 */
export function hashOf(
  { path, bytes: size, changedMs }: LocalFile,
  algorithm: HashAlgorithm,
  bytes = size,
): Promise<string> {
  const key = JSON.stringify([path, size, changedMs, algorithm, bytes])
  if (hashes.size >= mostHashes && !hashes.has(key)) hashes.clear()
  return remembered(hashes, key, () => count(path, algorithm, bytes))
}

async function count(path: string, algorithm: HashAlgorithm, bytes: number): Promise<string> {
  const hash = createHash(algorithm)
  if (bytes > 0) {
    for await (const chunk of createReadStream(path, { end: bytes - 1 })) hash.update(chunk)
  }
  return hash.digest('hex')
}
