import { NornirError } from '@nornir-ts/kernel'

/** Details of a {@link ResultsFileError}. */
export interface ResultsFileDetails {
  /** The file, as an absolute path. */
  readonly file: string
  /** What was being done with it. */
  readonly operation: 'open' | 'write' | 'read'
}

const failures: Readonly<Record<ResultsFileDetails['operation'], string>> = {
  open: 'cannot be opened for writing',
  write: 'takes no more, and what it did not take stays in memory',
  read: 'cannot be read',
}

/** A file of results cannot be opened, written or read. The reason is the `cause`. */
export class ResultsFileError extends NornirError implements ResultsFileDetails {
  readonly code = 'RESULTS_FILE'
  /** The file, as an absolute path. */
  readonly file: string
  /** What was being done with it. */
  readonly operation: ResultsFileDetails['operation']

  constructor({ file, operation }: ResultsFileDetails, options: { readonly cause: Error }) {
    super(`Results file ${file} ${failures[operation]}: ${options.cause.message}`, options)
    this.file = file
    this.operation = operation
  }
}

/** Details of a {@link ResultsFileExistsError}. */
export interface ResultsFileExistsDetails {
  /** The file, as an absolute path. */
  readonly file: string
}

/** A run was to write its results to a file that is there already, and may hold an earlier run's. */
export class ResultsFileExistsError extends NornirError implements ResultsFileExistsDetails {
  readonly code = 'RESULTS_FILE_EXISTS'
  /** The file, as an absolute path. */
  readonly file: string

  constructor({ file }: ResultsFileExistsDetails, options?: ErrorOptions) {
    super(
      `Results file ${file} exists already; name another one, or pass overwriteResults: true to lose what it holds`,
      options,
    )
    this.file = file
  }
}
