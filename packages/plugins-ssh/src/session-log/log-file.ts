import { constants, type FileHandle, mkdir, open } from 'node:fs/promises'
import { dirname, parse } from 'node:path'
import type { SessionLogOptions } from './session-log-options.ts'

/** What may wait for a disk, in bytes; then it is too slow for the device. */
const MAX_WAITING_BYTES = 64 * 1_024 * 1_024

/** Paths that are written to at the moment: two sessions in one file would be no log of either. */
const openPaths = new Set<string>()

/** Paths that a template can give never hold `~` in a name: see `log-path.ts`. */
function freePath(path: string): string {
  const { dir, name, ext } = parse(path)
  let free = path
  for (let number = 2; openPaths.has(free); number += 1) free = `${dir}/${name}~${number}${ext}`
  return free
}

/**
 * A file that is written as things happen: what is given is on its way to the disk at once, and what
 * comes meanwhile follows in one piece. A disk that fails or cannot keep up ends the file, not the session.
 */
export class LogFile {
  /** Where it is. */
  readonly path: string
  readonly #handle: FileHandle
  readonly #onFailure: (error: Error, path: string) => void
  #waiting: Uint8Array[] = []
  #waitingBytes = 0
  #writing: Promise<void> | undefined
  #closing: Promise<void> | undefined
  #isOver = false
  #hasFailed = false

  private constructor(
    path: string,
    handle: FileHandle,
    onFailure: (error: Error, path: string) => void,
  ) {
    this.path = path
    this.#handle = handle
    this.#onFailure = onFailure
  }

  /**
   * Opens a file, for its owner only, and makes its folders.
   *
   * @param path - Absolute; a number is added where another session writes to it.
   * @param mode - What becomes of a file that is there already.
   * @param onFailure - Told once when it cannot be written any more.
   * @throws What the file system throws.
   */
  static async open(
    path: string,
    mode: NonNullable<SessionLogOptions['mode']>,
    onFailure: (error: Error, path: string) => void,
  ): Promise<LogFile> {
    const free = freePath(path)
    openPaths.add(free)
    try {
      await mkdir(dirname(free), { recursive: true, mode: 0o700 })
      // Whatever writes there too, what is written is behind what was there, and never over it.
      const { O_APPEND, O_CREAT, O_TRUNC, O_WRONLY } = constants
      const flags = O_WRONLY | O_CREAT | O_APPEND | (mode === 'append' ? 0 : O_TRUNC)
      const handle = await open(free, flags, 0o600)
      try {
        // One that was there already may be for everybody; a device such as /dev/stdout stays as it is.
        if ((await handle.stat()).isFile()) await handle.chmod(0o600)
        return new LogFile(free, handle, onFailure)
      } catch (error) {
        await handle.close()
        throw error
      }
    } catch (error) {
      openPaths.delete(free)
      throw error
    }
  }

  /** Writes at the end; never throws. */
  write(data: Uint8Array | string): void {
    const bytes = typeof data === 'string' ? Buffer.from(data) : data
    if (this.#isOver || bytes.length === 0) return
    this.#waiting.push(bytes)
    this.#waitingBytes += bytes.length
    if (this.#waitingBytes > MAX_WAITING_BYTES) {
      this.#fail(new Error(`the disk is ${this.#waitingBytes} bytes behind the device`))
    } else this.#writing ??= this.#drain()
  }

  /** Resolves when all is written and the file is closed; never rejects. Safe to call twice. */
  close(): Promise<void> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  async #close(): Promise<void> {
    this.#isOver = true
    await this.#writing
    openPaths.delete(this.path)
    await this.#handle.close().catch(() => undefined)
  }

  async #drain(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = Buffer.concat(this.#waiting)
      this.#waiting = []
      this.#waitingBytes = 0
      try {
        await this.#handle.appendFile(batch)
      } catch (error) {
        this.#fail(error as Error)
      }
    }
    this.#writing = undefined
  }

  #fail(error: Error): void {
    this.#isOver = true
    this.#waiting = []
    this.#waitingBytes = 0
    if (!this.#hasFailed) this.#onFailure(error, this.path)
    this.#hasFailed = true
  }
}
