import type { Faults } from '../fault/faults.ts'
import type { DeviceFiles } from '../file-system/device-files.ts'
import type { StoredFile } from '../file-system/stored-file.ts'

/** Why a file, or the rest of it, is not written; in the words of POSIX, as most devices say it. */
export type WriteProblem =
  | 'No such file or directory'
  | 'Is a directory'
  | 'No space left on device'
  | 'Permission denied'
  | 'Read-only file system'

/** What a server of files works with. */
export interface FileServerSurroundings {
  /** The files. */
  readonly files: DeviceFiles
  /** The faults of now. */
  readonly faults: () => Faults
  /** Cuts the TCP link behind what was written. */
  readonly drop: () => void
}

/** Why nothing may be changed now; undefined: it may. */
export function refusedChange({ fileWrites }: Faults): WriteProblem | undefined {
  if (fileWrites === 'denied') return 'Permission denied'
  return fileWrites === 'read-only' ? 'Read-only file system' : undefined
}

/** A file that a client writes. What was written stays, whatever becomes of the rest, as on a real flash. */
export class IncomingFile {
  readonly #file: StoredFile
  readonly #around: FileServerSurroundings

  private constructor(file: StoredFile, around: FileServerSurroundings) {
    this.#file = file
    this.#around = around
  }

  /**
   * Opens a file for writing; one of the same name is emptied, unless it is to be gone on with.
   *
   * @param path - As the client gave it.
   * @param around - The device.
   * @param keepsContent - Whether what is there stays.
   */
  static open(
    path: string,
    around: FileServerSurroundings,
    keepsContent = false,
  ): IncomingFile | WriteProblem {
    const { files, faults } = around
    const name = files.nameOf(path)
    if (name === undefined) return 'No such file or directory'
    if (name === '' || files.store.isFolder(name)) return 'Is a directory'
    const refused = refusedChange(faults())
    if (refused !== undefined) return refused
    const before = keepsContent ? files.store.read(name) : undefined
    return new IncomingFile(before ?? files.store.create(name), around)
  }

  /** When it was written last. */
  get writtenAt(): Date {
    return this.#file.writtenAt
  }

  /** Bytes that are there. */
  get size(): number {
    return this.#file.size
  }

  /**
   * Writes bytes.
   *
   * @returns What went wrong; `cut`: the link is being cut, and nothing is to be answered.
   */
  write(at: number, bytes: Uint8Array): WriteProblem | 'cut' | undefined {
    const { files, faults, drop } = this.#around
    const { corruptFiles, fullAfterFileBytes, dropAfterFileBytes } = faults()
    const end = at + bytes.length
    const isFull = fullAfterFileBytes !== undefined && end > fullAfterFileBytes
    const kept = isFull ? bytes.subarray(0, Math.max(0, fullAfterFileBytes - at)) : bytes
    const stored = corruptFiles === true && at === 0 && kept.length > 0 ? corrupted(kept) : kept
    if (!files.store.append(this.#file, at, stored) || isFull) return 'No space left on device'
    if (dropAfterFileBytes === undefined || end < dropAfterFileBytes) return undefined
    drop()
    return 'cut'
  }
}

function corrupted(bytes: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(bytes)
  copy[0] = (copy[0] ?? 0) ^ 0x20
  return copy
}
