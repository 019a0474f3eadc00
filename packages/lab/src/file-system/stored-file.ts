import { createHash } from 'node:crypto'

/** One file on a device. It may be written while others read it, as on a real flash. */
export class StoredFile {
  /** With its folders, without a slash in front. */
  readonly name: string
  /** Where `dir` counts it, from 1. */
  readonly index: number
  /** When it was written last. */
  writtenAt: Date
  #buffer = Buffer.alloc(0)
  #size = 0

  /**
   * @param name - See {@link StoredFile.name}.
   * @param about - Its number, and when it was made.
   */
  constructor(name: string, { index, writtenAt }: { index: number; writtenAt: Date }) {
    this.name = name
    this.index = index
    this.writtenAt = writtenAt
  }

  /** Bytes in it. */
  get size(): number {
    return this.#size
  }

  /** Its content. It must not be changed. */
  get bytes(): Buffer {
    return this.#buffer.subarray(0, this.#size)
  }

  /** Its content as a byte string. */
  get text(): string {
    return this.bytes.toString('latin1')
  }

  /** Writes bytes at a place; what lies between the end and it becomes zeros. Without any bytes nothing grows. */
  write(at: number, bytes: Uint8Array): void {
    if (bytes.length === 0) return
    const end = at + bytes.length
    if (end > this.#buffer.length) {
      const grown = Buffer.alloc(Math.max(end, 2 * this.#buffer.length))
      this.#buffer.copy(grown, 0, 0, this.#size)
      this.#buffer = grown
    }
    this.#buffer.set(bytes, at)
    this.#size = Math.max(this.#size, end)
  }

  /** Takes all out of it. */
  clear(): void {
    this.#buffer = Buffer.alloc(0)
    this.#size = 0
  }

  /** Its checksum in hexadecimal digits, as a device counts it. */
  hash(algorithm: 'md5' | 'sha1' | 'sha256' | 'sha512'): string {
    return createHash(algorithm).update(this.bytes).digest('hex')
  }
}
