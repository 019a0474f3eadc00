import { SshError } from '../../error/ssh-error.ts'

/** How a file is moved. */
export type FileProtocolName = 'scp' | 'sftp'

/** Details of every {@link FileError}. */
export interface FileErrorDetails {
  /** Name of the host in the inventory. */
  readonly host: string
  /** How the file was moved. */
  readonly protocol: FileProtocolName
  /** `put`: to the device; `get`: from it. */
  readonly direction: 'put' | 'get'
  /** The file on the device. */
  readonly path: string
  /**
   * How much of the file had arrived, from its first byte: what was skipped on resuming counts. By SFTP it is what the
   * device acknowledged, or what came from it. By SCP a device acknowledges a file only as a whole: it is what was sent.
   */
  readonly bytes: number
  /** What the device said about it, made readable; undefined: nothing. */
  readonly said?: string | undefined
}

/**
 * Base of what goes wrong while a file is moved. After a `put` that began, what came (`bytes`) stays on the device
 * under `path`.
 */
export abstract class FileError extends SshError implements FileErrorDetails {
  readonly protocol: FileProtocolName
  readonly direction: 'put' | 'get'
  readonly path: string
  readonly bytes: number
  readonly said: string | undefined

  /**
   * @param message - What happened and what to try; file, progress and the device's words are put around it.
   * @param details - Which file, how far, and what the device said.
   * @param options - The cause.
   */
  constructor(message: string, details: FileErrorDetails, options?: ErrorOptions) {
    const { host, protocol, direction, path, bytes, said } = details
    const progress = bytes > 0 ? ` after ${bytes} bytes` : ''
    const words = said === undefined ? '' : `. The device said: ${said}`
    super(
      `${protocol.toUpperCase()} ${direction} of ${JSON.stringify(path)}${progress}: ${message}${words}`,
      { host, phase: 'transfer' },
      options,
    )
    this.protocol = protocol
    this.direction = direction
    this.path = path
    this.bytes = bytes
    this.said = said
  }
}

/** What a device can refuse before anything is moved. */
export type RefusedRequest = 'channel' | 'exec' | 'subsystem'

/** Details of a {@link FileProtocolUnavailableError}. */
export interface FileProtocolUnavailableDetails extends FileErrorDetails {
  /** A further channel on the connection, running a command, or the subsystem `sftp`. */
  readonly refused: RefusedRequest
}

const UNAVAILABLE: Readonly<Record<RefusedRequest, string>> = {
  channel:
    'the device opens no further channel on this connection. A connection of its own may help',
  exec: 'the device does not run scp. Is its SCP server on? SFTP may work',
  subsystem: 'the device has no SFTP. Is its SFTP server on? SCP may work',
}

/** The device does not offer the protocol; nothing was moved, and another protocol can be tried. */
export class FileProtocolUnavailableError
  extends FileError
  implements FileProtocolUnavailableDetails
{
  readonly code = 'FILE_PROTOCOL_UNAVAILABLE'
  readonly refused: RefusedRequest

  constructor(details: FileProtocolUnavailableDetails, options?: ErrorOptions) {
    super(UNAVAILABLE[details.refused], details, options)
    this.refused = details.refused
  }
}

/** Details of a {@link FileAnswerError}. */
export interface FileAnswerDetails extends FileErrorDetails {
  /** What came instead of what, in words. */
  readonly problem: string
}

/** The device answered something that the protocol does not know, such as a banner instead of an acknowledgement. */
export class FileAnswerError extends FileError implements FileAnswerDetails {
  readonly code = 'FILE_ANSWER'
  readonly problem: string

  constructor(details: FileAnswerDetails, options?: ErrorOptions) {
    super(
      `${details.problem}. A log-in script or a banner that prints something spoils the dialog, and so does a server that is off`,
      details,
      options,
    )
    this.problem = details.problem
  }
}

/** Details of a {@link FileSilenceError}. */
export interface FileSilenceDetails extends FileErrorDetails {
  /** For how long the device neither took nor gave anything, in milliseconds. */
  readonly timeoutMs: number
}

/** The device was waited for and did nothing for too long; the transfer was given up. */
export class FileSilenceError extends FileError implements FileSilenceDetails {
  readonly code = 'FILE_TIMEOUT'
  override readonly retryable = true
  readonly timeoutMs: number

  constructor(details: FileSilenceDetails) {
    super(
      `the device was silent for ${details.timeoutMs} ms. A slow flash may need a longer limit`,
      details,
    )
    this.timeoutMs = details.timeoutMs
  }
}

/** Details of a {@link FileInterruptedError}. */
export interface FileInterruptedDetails extends FileErrorDetails {
  /** Whether the whole connection was lost; else the device ended this transfer only. */
  readonly isConnectionLost: boolean
}

/** The connection broke, or the device ended the transfer before its end. */
export class FileInterruptedError extends FileError implements FileInterruptedDetails {
  readonly code = 'FILE_INTERRUPTED'
  override readonly retryable = true
  readonly isConnectionLost: boolean

  constructor(details: FileInterruptedDetails, options?: ErrorOptions) {
    super(
      details.isConnectionLost
        ? 'the connection was lost'
        : 'the device ended the transfer before its end. Has it run out of memory or sessions?',
      details,
      options,
    )
    this.isConnectionLost = details.isConnectionLost
  }
}

/** Details of a {@link FileSizeError}. */
export interface FileSizeDetails extends FileErrorDetails {
  /** What is not as long as it was said to be. */
  readonly what: 'source' | 'file'
  /** Bytes that were to be there. */
  readonly expected: number
  /** Bytes that are. */
  readonly actual: number
}

/** The source, or the file on the device, is not as long as it was said to be. */
export class FileSizeError extends FileError implements FileSizeDetails {
  readonly code = 'FILE_SIZE'
  readonly what: 'source' | 'file'
  readonly expected: number
  readonly actual: number

  constructor(details: FileSizeDetails) {
    const { what, expected, actual } = details
    const name = what === 'source' ? 'the source' : 'the file on the device'
    super(
      `${name} has ${actual} bytes where ${expected} were expected. Was it changed meanwhile?`,
      details,
    )
    this.what = what
    this.expected = expected
    this.actual = actual
  }
}

/** Details of a {@link FileOptionsError}. */
export interface FileOptionsDetails extends FileErrorDetails {
  /** Which option. */
  readonly option: 'path' | 'size' | 'startAt'
  /** What is wrong with it. */
  readonly problem: string
}

/** An option cannot be used; nothing was sent. */
export class FileOptionsError extends FileError implements FileOptionsDetails {
  readonly code = 'FILE_OPTIONS'
  readonly option: 'path' | 'size' | 'startAt'
  readonly problem: string

  constructor(details: FileOptionsDetails) {
    super(`option ${details.option}: ${details.problem}`, details)
    this.option = details.option
    this.problem = details.problem
  }
}
