import { FileError, type FileErrorDetails } from './file-error.ts'

/** Why a device refuses a file, as far as it can be told. */
export type FileRefusal =
  | 'not-found'
  | 'no-permission'
  | 'is-directory'
  | 'no-space'
  | 'read-only'
  | 'unknown'

/** Details of a {@link FileRefusedError}. */
export interface FileRefusedDetails extends FileErrorDetails {
  /** Why; `unknown`: the device does not say, or says it in words of its own (`said`). */
  readonly reason: FileRefusal
}

const ADVICE: Readonly<Record<FileRefusal, string>> = {
  'not-found': 'there is no such file or folder. Check the path',
  'no-permission': 'the user may not do that. Check permissions and privileges',
  'is-directory': 'it is a folder, or no plain file. Name the file itself',
  'no-space': 'there is no room for it. Delete what is not needed',
  'read-only': 'the file system is read-only',
  unknown: 'the device refused it',
}

/** The device refused the file, or could not go on with it. */
export class FileRefusedError extends FileError implements FileRefusedDetails {
  readonly code = 'FILE_REFUSED'
  readonly reason: FileRefusal

  constructor(details: FileRefusedDetails, options?: ErrorOptions) {
    super(ADVICE[details.reason], details, options)
    this.reason = details.reason
  }
}

/** The words of POSIX systems (`strerror`), which most devices pass on. */
const WORDS: readonly [RegExp, FileRefusal][] = [
  [/no such file|not found/i, 'not-found'],
  [/permission denied|not permitted/i, 'no-permission'],
  [/is a directory|not a regular file|not a plain file/i, 'is-directory'],
  [/no space|quota exceeded|file too large|disk full/i, 'no-space'],
  [/read-only/i, 'read-only'],
]

/** Tells from a device's words why it refuses. */
export function refusalIn(words: string): FileRefusal {
  return WORDS.find(([pattern]) => pattern.test(words))?.[1] ?? 'unknown'
}
