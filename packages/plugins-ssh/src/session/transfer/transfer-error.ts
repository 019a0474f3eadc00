import { SshError, type SshErrorDetails } from '../../error/ssh-error.ts'

/** Details of a {@link LocalFileError}. */
export interface LocalFileDetails extends SshErrorDetails {
  /** The file on this machine. */
  readonly local: string
  /** What is wrong with it. */
  readonly problem: string
}

/** The file on this machine cannot be read or written. */
export class LocalFileError extends SshError implements LocalFileDetails {
  readonly code = 'LOCAL_FILE'
  /** The file on this machine. */
  readonly local: string
  /** What is wrong with it. */
  readonly problem: string

  constructor(details: LocalFileDetails, options?: ErrorOptions) {
    const { local, problem } = details
    super(`${local} on this machine: ${problem}`, details, options)
    this.local = local
    this.problem = problem
  }
}

/** Details of a {@link FileDiffersError}. */
export interface FileDiffersDetails extends SshErrorDetails {
  /** Where a file of that name is already: a path on the device, or on this machine. */
  readonly path: string
  /** How it differs: in size, or in content. */
  readonly difference: string
}

/** There is a file of that name already, with other content, and it was not to be overwritten. */
export class FileDiffersError extends SshError implements FileDiffersDetails {
  readonly code = 'FILE_DIFFERS'
  /** Where a file of that name is already. */
  readonly path: string
  /** How it differs. */
  readonly difference: string

  constructor(details: FileDiffersDetails, options?: ErrorOptions) {
    const { path, difference } = details
    super(
      `${path} is there already with other content (${difference}); pass overwrite: true to replace it`,
      details,
      options,
    )
    this.path = path
    this.difference = difference
  }
}

/** Details of a {@link NoRoomError}. */
export interface NoRoomDetails extends SshErrorDetails {
  /** The file system, or the folder on this machine. */
  readonly fileSystem: string
  /** What is needed, margin included, in bytes. */
  readonly neededBytes: number
  /** What is free, in bytes. */
  readonly freeBytes: number
}

/** A file does not fit; nothing was moved. */
export class NoRoomError extends SshError implements NoRoomDetails {
  readonly code = 'NO_ROOM'
  /** The file system, or the folder on this machine. */
  readonly fileSystem: string
  /** What is needed, margin included, in bytes. */
  readonly neededBytes: number
  /** What is free, in bytes. */
  readonly freeBytes: number

  constructor(details: NoRoomDetails, options?: ErrorOptions) {
    const { fileSystem, neededBytes, freeBytes } = details
    super(
      `${neededBytes} bytes are needed in ${fileSystem}, the margin included, and ${freeBytes} are free; delete something, or name another file system`,
      details,
      options,
    )
    this.fileSystem = fileSystem
    this.neededBytes = neededBytes
    this.freeBytes = freeBytes
  }
}

/** Details of a {@link FileCorruptError}. */
export interface FileCorruptDetails extends SshErrorDetails {
  /** Where it was written to. */
  readonly path: string
  /** What was compared: a checksum, or the size. */
  readonly compared: string
  /** What the source has. */
  readonly expected: string
  /** What arrived has. */
  readonly received: string
}

/** What arrived is not what was sent. The file never had its final name. */
export class FileCorruptError extends SshError implements FileCorruptDetails {
  readonly code = 'FILE_CORRUPT'
  /** Where it was written to. */
  readonly path: string
  /** What was compared. */
  readonly compared: string
  /** What the source has. */
  readonly expected: string
  /** What arrived has. */
  readonly received: string

  constructor(details: FileCorruptDetails, options?: ErrorOptions) {
    const { path, compared, expected, received } = details
    super(
      `${path} is not what was sent: its ${compared} is ${short(received)}, not ${short(expected)}`,
      details,
      options,
    )
    this.path = path
    this.compared = compared
    this.expected = expected
    this.received = received
  }
}

/** A checksum of 128 digits tells a reader no more than its first ones. */
const short = (text: string): string => (text.length > 24 ? `${text.slice(0, 16)}…` : text)

/** Details of a {@link FileLeftError}. */
export interface FileLeftDetails extends SshErrorDetails {
  /** What was left. */
  readonly path: string
}

/** A transfer failed, and a part of the file is still there; `cause` says why it failed. */
export class FileLeftError extends SshError implements FileLeftDetails {
  readonly code = 'FILE_LEFT'
  /** The device has a file more. */
  readonly changed = true
  /** What was left. */
  readonly path: string

  constructor(details: FileLeftDetails, options?: ErrorOptions) {
    const reason = options?.cause instanceof Error ? ` ${options.cause.message}` : ''
    super(`the transfer failed, and ${details.path} is left of it.${reason}`, details, options)
    this.path = details.path
  }
}

/** Details of a {@link FileLostError}. */
export interface FileLostDetails extends SshErrorDetails {
  /** What was to be replaced. */
  readonly path: string
  /** Whether it is gone for sure; false: the device could not be asked. */
  readonly isGone: boolean
  /** Where the file is that was to replace it, whole and compared; undefined: nowhere on the device. */
  readonly whole: string | undefined
}

/** A file was to be replaced and is gone, and the other one did not get its name; `cause` says why. */
export class FileLostError extends SshError implements FileLostDetails {
  readonly code = 'FILE_LOST'
  /** The old file was deleted, or written over. */
  readonly changed = true
  /** What was to be replaced. */
  readonly path: string
  /** Whether it is gone for sure. */
  readonly isGone: boolean
  /** Where the file is that was to replace it. */
  readonly whole: string | undefined

  constructor(details: FileLostDetails, options?: ErrorOptions) {
    const { path, isGone, whole } = details
    const reason = options?.cause instanceof Error ? ` ${options.cause.message}` : ''
    const other =
      whole === undefined
        ? 'what was to replace it is not there either'
        : `what replaces it is whole, and stays at ${whole}: give it its name, or run the transfer again`
    super(`${path} ${isGone ? 'is' : 'may be'} gone; ${other}.${reason}`, details, options)
    this.path = path
    this.isGone = isGone
    this.whole = whole
  }
}

/** Details of a {@link FileServerOffError} and of a {@link FileServerLeftError}. */
export interface FileServerDetails extends SshErrorDetails {
  /** What the server speaks. */
  readonly protocol: 'scp' | 'sftp'
  /** The lines of configuration that turn it on, or off. */
  readonly lines: readonly string[]
}

/** The device's server of files is off. Nothing was moved. */
export class FileServerOffError extends SshError implements FileServerDetails {
  readonly code = 'FILE_SERVER_OFF'
  /** What the server speaks. */
  readonly protocol: 'scp' | 'sftp'
  /** The lines of configuration that turn it on. */
  readonly lines: readonly string[]

  constructor(details: FileServerDetails, options?: ErrorOptions) {
    const { protocol, lines } = details
    super(
      `the ${protocol.toUpperCase()} server is off; pass enableServer: true to have it on for the time of the transfer, or configure: ${lines.join('; ')}`,
      details,
      options,
    )
    this.protocol = protocol
    this.lines = lines
  }
}

/** A server of files that was turned on for a transfer may still be on; `cause` says what failed. */
export class FileServerLeftError extends SshError implements FileServerDetails {
  readonly code = 'FILE_SERVER_LEFT'
  /** Its configuration is another one, as far as is known. */
  readonly changed = true
  /** What the server speaks. */
  readonly protocol: 'scp' | 'sftp'
  /** The lines of configuration that turn it off. */
  readonly lines: readonly string[]

  constructor(details: FileServerDetails, options?: ErrorOptions) {
    const { protocol, lines } = details
    const reason = options?.cause instanceof Error ? ` ${options.cause.message}` : ''
    super(
      `the ${protocol.toUpperCase()} server was turned on and may still be; to turn it off: ${lines.join('; ')}.${reason}`,
      details,
      options,
    )
    this.protocol = protocol
    this.lines = lines
  }

  /**
   * The same, of a transfer that failed afterwards.
   *
   * @param cause - What failed.
   */
  because(cause: unknown): FileServerLeftError {
    const { host, phase, protocol, lines } = this
    return new FileServerLeftError({ host, phase, protocol, lines }, { cause })
  }
}
