import { createHash, type Hash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import type { HashAlgorithm } from '../file/files.ts'

/** A file of this machine that is being written, and the checksum of what is in it. */
export class IncomingFile {
  readonly #file: FileHandle
  /** Bytes that were left by an earlier transfer, and are gone on with. */
  readonly #left: number
  #counter: Hash | undefined
  #received = 0

  private constructor(file: FileHandle, left: number) {
    this.#file = file
    this.#left = left
  }

  /**
   * Opens it; nobody but its owner may read it.
   *
   * @param path - Where it is.
   * @param options - Whether what is there is gone on with, unless it is more than `bytes`.
   */
  static async open(
    path: string,
    { isKept, bytes }: { readonly isKept: boolean; readonly bytes: number },
  ): Promise<IncomingFile> {
    const file = await open(path, isKept ? 'a+' : 'w+', 0o600)
    const { size } = await file.stat()
    if (size > bytes) await file.truncate(0)
    return new IncomingFile(file, size > bytes ? 0 : size)
  }

  /**
   * Begins to receive, behind what was left; may be called again when nothing came.
   *
   * @param algorithm - How the checksum is counted, from the first byte; undefined: not.
   * @returns Where to begin.
   */
  async begin(algorithm: HashAlgorithm | undefined): Promise<number> {
    this.#counter = algorithm && createHash(algorithm)
    this.#received = this.#left
    if (this.#left > 0 && this.#counter !== undefined) {
      const left = this.#file.createReadStream({ start: 0, end: this.#left - 1, autoClose: false })
      for await (const chunk of left) this.#counter.update(chunk as Buffer)
    }
    return this.#left
  }

  /** How much is in it, in bytes. */
  get received(): number {
    return this.#received
  }

  /** Writes what comes next. */
  async write(chunk: Uint8Array): Promise<void> {
    this.#counter?.update(chunk)
    this.#received += chunk.length
    await this.#file.appendFile(chunk)
  }

  /** Everything has come, and is on the disk then. */
  async finish(): Promise<{ readonly received: number; readonly digest: string | undefined }> {
    await this.#file.sync()
    return { received: this.#received, digest: this.#counter?.digest('hex') }
  }

  /** Closes it. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#file.close().catch(() => undefined)
  }
}
