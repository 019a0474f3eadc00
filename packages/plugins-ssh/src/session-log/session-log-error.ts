import { NornirError } from '@nornir-ts/core'

/** Details that every {@link SessionLogError} has. */
export interface SessionLogErrorDetails {
  /** Name of the host in the inventory. */
  readonly host: string
  /** The path: as the user wrote it, or what became of it. */
  readonly file: string
}

/** A session log was asked for and cannot be had; the session is not opened without it. */
export abstract class SessionLogError extends NornirError implements SessionLogErrorDetails {
  /** Name of the host in the inventory. */
  readonly host: string
  /** The path: as the user wrote it, or what became of it. */
  readonly file: string

  /**
   * @param problem - What is wrong with the file, in one sentence.
   * @param details - Host and path.
   * @param options - The cause.
   */
  constructor(problem: string, { host, file }: SessionLogErrorDetails, options?: ErrorOptions) {
    super(`${host}: session log ${JSON.stringify(file)}: ${problem}`, options)
    this.host = host
    this.file = file
  }
}

/** The file cannot be opened: permission, a full disk, a folder that is a file. See `cause`. */
export class SessionLogOpenError extends SessionLogError {
  readonly code = 'SESSION_LOG_OPEN'

  constructor(details: SessionLogErrorDetails, options: ErrorOptions) {
    const { cause } = options
    super(cause instanceof Error ? cause.message : String(cause), details, options)
  }
}

/** Details of a {@link SessionLogOptionsError}. */
export interface SessionLogOptionsDetails extends SessionLogErrorDetails {
  /** What is wrong, and what to write instead. */
  readonly problem: string
}

/** The options of the log contradict each other or name what there is not. */
export class SessionLogOptionsError extends SessionLogError implements SessionLogOptionsDetails {
  readonly code = 'SESSION_LOG_OPTIONS'
  /** What is wrong, and what to write instead. */
  readonly problem: string

  constructor({ problem, ...details }: SessionLogOptionsDetails, options?: ErrorOptions) {
    super(problem, details, options)
    this.problem = problem
  }
}
