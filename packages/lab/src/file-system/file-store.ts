import { StoredFile } from './stored-file.ts'

/** What the files of a device are made of. */
export interface FileStoreOptions {
  /** Bytes in all. Default: {@link defaultCapacity}. */
  readonly capacity?: number | undefined
  /** What is there at first, by name; text as UTF-8. */
  readonly files?: Readonly<Record<string, string | Uint8Array>> | undefined
  /** The time of the device. */
  readonly now: () => Date
}

/** The size of a flash in bytes, as recorded (IOSv). */
const defaultCapacity = 2_147_479_552

/** The files of one device; they survive a reload. */
export class FileStore {
  /** Bytes in all. */
  readonly capacity: number
  readonly #files = new Map<string, StoredFile>()
  readonly #now: () => Date
  #nextIndex = 1

  /** @param options - See {@link FileStoreOptions}. */
  constructor({ capacity = defaultCapacity, files = {}, now }: FileStoreOptions) {
    this.capacity = capacity
    this.#now = now
    for (const [name, content] of Object.entries(files)) this.put(name, Buffer.from(content))
  }

  /** All files in the order in which they were first written. */
  get files(): readonly StoredFile[] {
    return [...this.#files.values()]
  }

  /** Bytes that are left. */
  get free(): number {
    return this.files.reduce((left, { size }) => left - size, this.capacity)
  }

  /** The file of this name. */
  read(name: string): StoredFile | undefined {
    return this.#files.get(name)
  }

  /** What stands directly in a folder: files, and names of folders. `''`: the top. */
  list(folder: string): {
    readonly files: readonly StoredFile[]
    readonly folders: readonly string[]
  } {
    const start = folder === '' ? '' : `${folder}/`
    const below = this.files.filter(({ name }) => name.startsWith(start))
    const rest = ({ name }: StoredFile): string => name.slice(start.length)
    const folders = below.map(rest).filter((name) => name.includes('/'))
    return {
      files: below.filter((file) => !rest(file).includes('/')),
      folders: [...new Set(folders.map((name) => name.slice(0, name.indexOf('/'))))],
    }
  }

  /** Whether there are files in a folder of this name. */
  isFolder(name: string): boolean {
    return this.files.some((file) => file.name.startsWith(`${name}/`))
  }

  /** Makes an empty file; one of the same name is emptied. */
  create(name: string): StoredFile {
    const writtenAt = this.#now()
    const before = this.#files.get(name)
    if (before !== undefined) {
      before.clear()
      before.writtenAt = writtenAt
      return before
    }
    const file = new StoredFile(name, { index: this.#nextIndex++, writtenAt })
    this.#files.set(name, file)
    return file
  }

  /**
   * Writes bytes into a file.
   *
   * @returns False where the device is full; then nothing is written.
   */
  append(file: StoredFile, at: number, bytes: Uint8Array): boolean {
    if (at + bytes.length - file.size > this.free) return false
    file.write(at, bytes)
    file.writtenAt = this.#now()
    return true
  }

  /**
   * Writes a whole file, over one of the same name if there is one.
   *
   * @returns False where it does not fit; then what fits is there.
   */
  put(name: string, bytes: Uint8Array): boolean {
    const file = this.create(name)
    const fits = Math.min(bytes.length, this.free)
    return this.append(file, 0, bytes.subarray(0, fits)) && fits === bytes.length
  }

  /** Gives a file another name. @returns Whether there was one, and neither file nor folder of the new name. */
  rename(from: string, to: string): boolean {
    const file = this.#files.get(from)
    if (file === undefined || this.#files.has(to) || this.isFolder(to)) return false
    // First: there may be no room for it twice.
    this.#files.delete(from)
    return this.put(to, file.bytes)
  }

  /** Deletes a file. @returns Whether there was one. */
  delete(name: string): boolean {
    return this.#files.delete(name)
  }
}
