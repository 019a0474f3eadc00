import type { SshConnection } from '../open/log-in.ts'
import type { FileProtocolName } from './file-error.ts'

/** A connection that is logged in to, as far as a transfer needs it. */
export interface FileConnection extends Pick<SshConnection, 'client' | 'link'> {
  /** Name of the host in the inventory. */
  readonly host: string
}

/**
 * Moves files over an SSH connection that is open: one channel for each file, the connection stays open whatever happens.
 *
 * Both directions keep a few megabytes in memory at most, whatever the size of the file. Both reject with a
 * {@link FileError}, with the signal's reason once it aborts, or with what `read` or `write` threw.
 */
export interface FileProtocol {
  /** Which protocol. */
  readonly name: FileProtocolName
  /** Whether a transfer can go on where an earlier one ended (`startAt`). */
  readonly canResume: boolean
  /** Moves a file to the device; resolves when the device has acknowledged all of it. */
  readonly put: (options: PutFileOptions) => Promise<void>
  /** Moves a file from the device; resolves when all of it was written. */
  readonly get: (options: GetFileOptions) => Promise<void>
}

/** What transfers in both directions may be told. */
export interface TransferOptions {
  /** The file on the device, taken literally. Control characters are refused. */
  readonly path: string
  /** Bytes at the start of the file that are skipped. Default: 0. Another value wants `canResume`. */
  readonly startAt?: number | undefined
  /** Default: as fast as it goes. */
  readonly maxBytesPerSecond?: number | undefined
  /** Called now and then with the bytes that have arrived, from the start of the file. */
  readonly onProgress?: ((bytes: number) => void) | undefined
  /** How long the device may be silent while it is waited for, in milliseconds. */
  readonly timeoutMs: number
  /** Ends the transfer at once, and closes its channel. */
  readonly signal?: AbortSignal | undefined
}

/** How a file is moved to a device. */
export interface PutFileOptions extends TransferOptions {
  /** Bytes of the whole file. */
  readonly size: number
  /** Permissions of a file that is new. Default: 0o644; the device may take some away. */
  readonly mode?: number | undefined
  /**
   * Gives the file from a byte on, fastest in chunks of 256 KiB and more. A chunk must not change until the next one is
   * asked for.
   */
  readonly read: (startAt: number) => AsyncIterable<Uint8Array>
}

/** How a file is moved from a device. */
export interface GetFileOptions extends TransferOptions {
  /** Takes the file in order; the next chunk comes when the promise has resolved. Chunks may be kept. */
  readonly write: (chunk: Uint8Array) => Promise<void> | void
  /** Called once, before the first `write`, with the bytes of the whole file, if the device tells them. */
  readonly onSize?: ((size: number) => void) | undefined
}
