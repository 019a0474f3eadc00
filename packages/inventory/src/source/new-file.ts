import { randomUUID } from 'node:crypto'
import { link, open, realpath, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/** How a {@link NewFile} comes to its name. */
export interface NewFileOptions {
  /** Whether it may take the place of another file. */
  readonly overwrite: boolean
  /** Whether only its owner may read it. Otherwise it may be read by whoever could read the file before. */
  readonly isPrivate: boolean
}

/** A file that is written under another name first: whoever looks sees the old one or the new one, whole, also after a crash. */
export class NewFile {
  readonly #options: NewFileOptions
  readonly #target: string
  readonly #temporary: string

  private constructor(target: string, options: NewFileOptions) {
    this.#options = options
    this.#target = target
    this.#temporary = join(dirname(target), `.${basename(target)}.${randomUUID()}`)
  }

  /**
   * Writes a text to the disk, not yet under its name.
   *
   * @param path - The name that it is to have; where it is a link, the link stays.
   * @param text - All of it.
   * @param options - How it comes to its name.
   * @throws What the file system throws; nothing is left behind then.
   */
  static async write(path: string, text: string, options: NewFileOptions): Promise<NewFile> {
    const target = await realpath(path).catch(() => path)
    const file = new NewFile(target, options)
    try {
      await file.#write(text)
    } catch (error) {
      await file.discard()
      throw error
    }
    return file
  }

  /**
   * Gives it its name.
   *
   * @throws What the file system throws: `EEXIST` when it may not take the place of another one.
   */
  async keep(): Promise<void> {
    // A link, unlike a rename, takes no other file's place.
    const { overwrite } = this.#options
    await (overwrite ? rename : link)(this.#temporary, this.#target)
    await this.discard()
  }

  /** Removes what was written under the other name. */
  async discard(): Promise<void> {
    await rm(this.#temporary, { force: true })
  }

  async #write(text: string): Promise<void> {
    const { isPrivate } = this.#options
    const before = await stat(this.#target).catch(() => undefined)
    const handle = await open(this.#temporary, 'wx', isPrivate ? 0o600 : 0o666)
    try {
      if (!isPrivate && before !== undefined) await handle.chmod(before.mode & 0o777)
      await handle.writeFile(text)
      // A rename may get to the disk first, and a crash would leave an empty file.
      await handle.sync()
    } finally {
      await handle.close()
    }
  }
}
