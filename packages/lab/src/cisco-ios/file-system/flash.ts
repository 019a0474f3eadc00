import { createHash } from 'node:crypto'

/** One file on the flash of a device. */
export interface FlashFile {
  /** With its folders, without a slash in front. */
  readonly name: string
  /** Its content as a byte string. */
  readonly text: string
  /** When it was written. */
  readonly writtenAt: Date
  /** Where `dir` counts it. */
  readonly index: number
}

/** The size of the simulated flash in bytes, as in `show version` of the lab. */
const capacity = 2_147_479_552

/** The files of one device; they survive a reload. */
export class Flash {
  readonly #files = new Map<string, FlashFile>()
  readonly #now: () => Date
  #nextIndex = 1

  /** @param now - The time of the device. */
  constructor(now: () => Date) {
    this.#now = now
  }

  /** All files in the order in which they were first written. */
  get files(): readonly FlashFile[] {
    return [...this.#files.values()]
  }

  /** Bytes that are left. */
  get free(): number {
    return this.files.reduce((left, { text }) => left - text.length, capacity)
  }

  /** Bytes in all. */
  get capacity(): number {
    return capacity
  }

  /** The file of this name. */
  read(name: string): FlashFile | undefined {
    return this.#files.get(name)
  }

  /** Writes a file, over one of the same name if there is one. */
  write(name: string, text: string): void {
    const index = this.#files.get(name)?.index ?? this.#nextIndex++
    this.#files.set(name, { name, text, writtenAt: this.#now(), index })
  }

  /** Deletes a file. @returns Whether there was one. */
  delete(name: string): boolean {
    return this.#files.delete(name)
  }
}

/** The hash of a file, as `verify` prints it. */
export function hashOf({ text }: FlashFile, algorithm: 'md5' | 'sha512'): string {
  return createHash(algorithm).update(text, 'latin1').digest('hex')
}
