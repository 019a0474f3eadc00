import type { FileHash, FilePlace } from '../file/files.ts'

/** Which file is moved, where to, and how. */
export interface TransferRequest extends Pick<FilePlace, 'fileSystem' | 'timeoutMs'> {
  /** `put`: to the device; `get`: from it. */
  readonly direction: 'put' | 'get'
  /**
   * The file on this machine; `~/` is the home folder, `{host}` the name of the host, whatever is no letter, digit or
   * one of `._@-` escaped. With `get` it must be another file for each host.
   */
  readonly local: string
  /** The file on the device: a name in the file system, or a path that begins with its own. Default: the name of `local`. */
  readonly file?: string | undefined
  /**
   * How it is moved. Default: `auto`, what the platform's data says is best and the device does not refuse. `inline`:
   * typed on the command line, for a small file where the platform's data says how.
   */
  readonly protocol?: 'auto' | 'scp' | 'sftp' | 'inline' | undefined
  /** Whether a file with other content is replaced. Default: false; that is an error. */
  readonly overwrite?: boolean | undefined
  /**
   * Whether SFTP goes on with what an earlier transfer left, where its content agrees; what is left then stays. Default:
   * false.
   */
  readonly resume?: boolean | undefined
  /**
   * Whether the device's server may be turned on for the time of the transfer, where it is off: that is a change of its
   * configuration, which is not saved and is taken back. Default: false.
   */
  readonly enableServer?: boolean | undefined
  /**
   * Whether a file that was put is read back and compared, where the device counts no checksum. Default: false; only
   * its size is compared then.
   */
  readonly readBack?: boolean | undefined
  /** What must stay free behind the file, in bytes. Default: 1 MiB. */
  readonly marginBytes?: number | undefined
  /** Default: as fast as it goes. */
  readonly maxBytesPerSecond?: number | undefined
}

/**
 * What a transfer is at: it looks whether the file is there, compares checksums, looks what is free, turns a server on,
 * moves bytes, compares what arrived, and gives it its name.
 */
export type TransferStep = 'look' | 'compare' | 'room' | 'server' | 'copy' | 'verify' | 'rename'

/** How far a transfer is. */
export interface TransferProgress {
  /** What it is at. */
  readonly step: TransferStep
  /** Bytes of the file that have arrived. */
  readonly bytes: number
  /** Bytes of the whole file; undefined: not known yet. */
  readonly size?: number | undefined
}

/** Options of a transfer on a session. */
export interface TransferOptions extends TransferRequest {
  /** Told when a step begins, and now and then while bytes are moved. */
  readonly onProgress?: ((progress: TransferProgress) => void) | undefined
  /** Whether to say what would be moved instead of moving it. Default: false. */
  readonly dryRun?: boolean | undefined
  /** Cancels it, and cleans up what it left. */
  readonly signal?: AbortSignal | undefined
}

/** A checksum that was compared. */
export type TransferHash = Pick<FileHash, 'algorithm' | 'hash'>

/** What a transfer gives. */
export interface TransferResult {
  /** The file on the device. */
  readonly path: string
  /** The file on this machine. */
  readonly local: string
  /** Whether a file of that name was there before. */
  readonly existed: boolean
  /** Whether something was moved: not, where the same was there already. */
  readonly transferred: boolean
  /** Whether the content was compared. False: the device counts no checksum, and only the size was. */
  readonly verified: boolean
  /** Size of the file, in bytes. */
  readonly bytes: number
  /** How long it took in all, in milliseconds. */
  readonly durationMs: number
  /** The checksum of both; undefined where the device counts none. */
  readonly hash?: TransferHash | undefined
}
