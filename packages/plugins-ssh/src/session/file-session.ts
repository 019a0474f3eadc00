import { ConfigSession } from './config-session.ts'
import {
  checkFile,
  deleteFile,
  type FileDevice,
  type FileHash,
  type FileHashOptions,
  type FilePlace,
  type FileState,
  type FreeSpace,
  fileHash,
  freeSpace,
  renameFile,
  typeWholeFile,
} from './file/files.ts'
import type { OperationOptions } from './session-context.ts'

/** The files of a device, as its command line shows them. */
export abstract class FileSession extends ConfigSession {
  /**
   * Says whether a file is there, and how large it is.
   *
   * @param name - A name in the file system, or a path that begins with its own: `flash:image.bin`.
   * @throws `FileQuestionError`, `InputRefusedError` for a name that the command line would take for something
   * else, `UnsupportedOperationError`, and what `sendCommand` throws.
   */
  async checkFile(name: string, place: FilePlace = {}): Promise<FileState> {
    return await this.perform(place, (signal) =>
      checkFile(this.#files(), name, { ...place, signal }),
    )
  }

  /**
   * Has the device count the checksum of a file: the strongest that it offers, or the one that is asked for.
   *
   * @param name - As for {@link FileSession.checkFile}.
   * @param options - `timeoutMs`: default 600 000.
   * @throws `FileMissingError`, and what {@link FileSession.checkFile} throws.
   */
  async fileHash(name: string, options: FileHashOptions = {}): Promise<FileHash> {
    return await this.perform(options, (signal) =>
      fileHash(this.#files(), name, { ...options, signal }),
    )
  }

  /**
   * Says how much room there is for files.
   *
   * @throws What {@link FileSession.checkFile} throws.
   */
  async freeSpace(place: FilePlace = {}): Promise<FreeSpace> {
    return await this.perform(place, (signal) => freeSpace(this.#files(), { ...place, signal }))
  }

  /**
   * Deletes a file, and looks whether it is gone.
   *
   * @param name - As for {@link FileSession.checkFile}.
   * @param place - `signal`: looked at before, never within.
   * @returns What was there before; nothing is typed but the question where nothing was.
   * @throws `FileStillThereError`, and what {@link FileSession.checkFile} throws.
   */
  async deleteFile(name: string, place: FilePlace = {}): Promise<FileState> {
    return await this.performWhole(place, (signal) =>
      deleteFile(this.#files(), name, { ...place, signal }),
    )
  }

  /**
   * Gives a file another name in its folder, and looks whether it has it.
   *
   * @param from - Path of the file.
   * @param to - The path that it gets; nothing is there.
   * @throws `FileStillThereError` where it has its old name, `FileMissingError` where it has neither, and what {@link FileSession.checkFile} throws.
   */
  async renameFile(from: string, to: string, options: OperationOptions = {}): Promise<FileState> {
    return await this.performWhole(options, () =>
      renameFile(this.#files(), { from, to }, options.timeoutMs),
    )
  }

  /**
   * Types a small file on the command line, where that can be done (`files.transfer.typing`); one of that name is
   * emptied. `transferFile` with `protocol: 'inline'` does it safely.
   *
   * @param name - As for {@link FileSession.checkFile}.
   * @param content - What it shall hold.
   * @param options - `onProgress`: told the bytes that were typed. `signal`: looked at before each line.
   * @throws `FileTypingError`, `InputRefusedError` for a file that is too large, and what
   * {@link FileSession.checkFile} throws.
   */
  async typeFile(
    name: string,
    content: Uint8Array,
    options: FilePlace & { readonly onProgress?: ((bytes: number) => void) | undefined } = {},
  ): Promise<void> {
    await this.performWhole(options, (signal) =>
      typeWholeFile(this.#files(), { name, content }, { ...options, signal }),
    )
  }

  #files(): FileDevice {
    const { files } = this.platform
    if (files === undefined) throw this.unsupported('known way to look at files')
    return { context: this.context, facts: files }
  }
}
