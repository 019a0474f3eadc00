import { type FileHandle, open } from 'node:fs/promises'
import { toError } from '@nornir-ts/kernel'
import { ResultsFileError, ResultsFileExistsError } from '../result/results-file-error.ts'
import { Patience } from './patience.ts'

/** Which file a {@link ResultsFile} writes. */
export interface ResultsFileOptions {
  /** The file, as an absolute path. */
  readonly file: string
  /** Whether what it holds may be lost. */
  readonly overwrite: boolean
}

/** Results are what devices said: others on the machine have no business with them. */
const MODE = 0o600
const BATCH_BYTES = 1 << 20
/** How long a single write may take once the run is to end. */
const HURRIED_MS = 2_000

interface Line {
  readonly bytes: Buffer
  /** Tells whether the line is in the file. */
  readonly settle: (isWritten: boolean) => void
}

/**
 * A file of whole lines. Lines that come while others are being written are written together, and the
 * first error is the end: what was written by halves is taken back, and nothing is tried again.
 */
export class ResultsFile {
  readonly #options: ResultsFileOptions
  readonly #patience = new Patience()
  #handle: FileHandle | undefined
  #queue: Line[] = []
  #isWriting = false
  /** Bytes of whole lines. */
  #size = 0
  /** The operation under way, or the last one. */
  #operation: Promise<unknown> = Promise.resolve()
  #error: ResultsFileError | undefined

  constructor(options: ResultsFileOptions) {
    this.#options = options
  }

  /** Why it takes no more lines; undefined while it does. */
  get error(): ResultsFileError | undefined {
    return this.#error
  }

  /**
   * Opens it.
   *
   * @throws ResultsFileExistsError when it is there and must not be lost; ResultsFileError when it
   * cannot be opened.
   */
  async open(): Promise<void> {
    const { file, overwrite } = this.#options
    const opening = open(file, overwrite ? 'w' : 'wx', MODE)
    try {
      this.#handle = await this.#patience.limit(opening)
    } catch (error) {
      opening.then((late) => late.close()).catch(() => {}) // it may still come
      const cause = toError(error)
      if ('code' in cause && cause.code === 'EEXIST' && !overwrite)
        throw new ResultsFileExistsError({ file }, { cause })
      throw new ResultsFileError({ file, operation: 'open' }, { cause })
    }
  }

  /**
   * Writes a line.
   *
   * @param line - With its line feed.
   * @returns Whether it is in the file, once that is known. Never rejects.
   */
  append(line: string): Promise<boolean> {
    return new Promise((settle) => {
      this.#queue.push({ bytes: Buffer.from(line), settle })
      if (!this.#isWriting) void this.#writeAll()
    })
  }

  /** A disk that does not answer is not waited for any longer. */
  hurry(): void {
    this.#patience.hurry(HURRIED_MS)
  }

  /** Closes it. Some file systems tell only now that they have no room: {@link ResultsFile.error}. */
  async close(): Promise<void> {
    if (this.#error !== undefined) return // it has been seen to
    try {
      await this.#patience.limit(this.#handle?.close() ?? Promise.resolve())
    } catch (error) {
      this.#fail(error)
    }
  }

  async #writeAll(): Promise<void> {
    this.#isWriting = true
    while (this.#queue.length > 0) {
      const batch = this.#takeBatch()
      if (this.#error === undefined) await this.#write(batch)
      else for (const { settle } of batch) settle(false)
    }
    this.#isWriting = false
  }

  #takeBatch(): Line[] {
    let bytes = 0
    const full = this.#queue.findIndex((line) => {
      bytes += line.bytes.length
      return bytes >= BATCH_BYTES
    })
    return this.#queue.splice(0, full === -1 ? this.#queue.length : full + 1)
  }

  async #write(batch: readonly Line[]): Promise<void> {
    const handle = this.#handle as FileHandle
    const bytes = Buffer.concat(batch.map((line) => line.bytes))
    let written = 0
    try {
      while (written < bytes.length) {
        const operation = handle.write(bytes, written)
        this.#operation = operation
        written += (await this.#patience.limit(operation)).bytesWritten
      }
    } catch (error) {
      this.#fail(error)
    }
    let end = 0
    const whole = batch.map((line) => {
      end += line.bytes.length
      if (end > written) return false
      this.#size += line.bytes.length
      return true
    })
    if (this.#error !== undefined) await this.#cutOff(handle)
    for (const [index, { settle }] of batch.entries()) settle(whole[index] === true)
  }

  #fail(error: unknown): void {
    const details = { file: this.#options.file, operation: 'write' } as const
    this.#error ??= new ResultsFileError(details, { cause: toError(error) })
  }

  /** Leaves whole lines only, of which all are known to be there, and closes. */
  async #cutOff(handle: FileHandle): Promise<void> {
    const cut = this.#operation
      .catch(() => {})
      .then(() => handle.truncate(this.#size))
      .catch(() => {}) // no file but a pipe or a device: what it took it has
      .then(() => handle.close())
      .catch(() => {})
    await this.#patience.limit(cut).catch(() => {}) // a write that was given up may still come
  }
}
