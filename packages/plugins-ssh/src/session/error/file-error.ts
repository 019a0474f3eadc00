import { SshError, type SshErrorDetails } from '../../error/ssh-error.ts'

/** Details of a {@link FileQuestionError}. */
export interface FileQuestionDetails extends SshErrorDetails {
  /** The file, or the file system, that was asked about. */
  readonly path: string
  /** What was typed. */
  readonly command: string
  /** What was to be learned, in words. */
  readonly expected: string
  /** What the device answered. */
  readonly output: string
}

/** A device answered to a question about a file, and the answer does not tell what was asked. */
export class FileQuestionError extends SshError implements FileQuestionDetails {
  readonly code = 'FILE_QUESTION'
  /** The file, or the file system, that was asked about. */
  readonly path: string
  /** What was typed. */
  readonly command: string
  /** What was to be learned, in words. */
  readonly expected: string
  /** What the device answered. */
  readonly output: string

  constructor(details: FileQuestionDetails, options?: ErrorOptions) {
    const { path, command, expected, output } = details
    const end = output.split('\n').slice(-3).join(' / ')
    super(`${expected} of ${path} was expected of "${command}"; ${end} came`, details, options)
    this.path = path
    this.command = command
    this.expected = expected
    this.output = output
  }
}

/** Details of a {@link FileMissingError}. */
export interface FileMissingDetails extends SshErrorDetails {
  /** The file. */
  readonly path: string
}

/** A file is not on the device. */
export class FileMissingError extends SshError implements FileMissingDetails {
  readonly code = 'FILE_MISSING'
  /** The file. */
  readonly path: string

  constructor(details: FileMissingDetails, options?: ErrorOptions) {
    super(`there is no ${details.path} on the device`, details, options)
    this.path = details.path
  }
}

/** Details of a {@link FileStillThereError}. */
export interface FileStillThereDetails extends SshErrorDetails {
  /** The file. */
  readonly path: string
  /** What was typed. */
  readonly command: string
  /** What the device answered. */
  readonly output: string
}

/** A file was to be deleted, or to get another name, and the device still has it. */
export class FileStillThereError extends SshError implements FileStillThereDetails {
  readonly code = 'FILE_STILL_THERE'
  /** The file. */
  readonly path: string
  /** What was typed. */
  readonly command: string
  /** What the device answered. */
  readonly output: string

  constructor(details: FileStillThereDetails, options?: ErrorOptions) {
    const { path, command, output } = details
    super(
      `${path} is still there behind "${command}": ${output.trim() || 'no reason came'}`,
      details,
      options,
    )
    this.path = path
    this.command = command
    this.output = output
  }
}

/** Details of a {@link FileTypingError}. */
export interface FileTypingDetails extends SshErrorDetails {
  /** The file. */
  readonly path: string
  /** The line that was typed. */
  readonly command: string
  /** What the device answered. */
  readonly output: string
}

/** A file that is typed on the command line was not taken. */
export class FileTypingError extends SshError implements FileTypingDetails {
  readonly code = 'FILE_TYPING'
  /** The file. */
  readonly path: string
  /** The line that was typed. */
  readonly command: string
  /** What the device answered. */
  readonly output: string

  constructor(details: FileTypingDetails, options?: ErrorOptions) {
    const { path, command, output } = details
    const said = JSON.stringify(output.trim())
    super(
      `${path} was not taken: nothing was to come of ${command}, and ${said} came`,
      details,
      options,
    )
    this.path = path
    this.command = command
    this.output = output
  }
}
