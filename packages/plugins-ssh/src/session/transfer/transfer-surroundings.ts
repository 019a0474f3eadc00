import type { Platform } from '../../platform/platform.ts'
import type { SshFileConnection } from '../../transport/file/file-connection.ts'
import type { SendConfigOptions } from '../config-session-options.ts'
import type { FileHash, FileHashOptions, FilePlace, FileState, FreeSpace } from '../file/files.ts'
import type { OperationOptions } from '../session-context.ts'
import type { SessionLogger } from '../session-logger.ts'
import type { CommandReply, ConfigReply } from '../session-reply.ts'
import type { TransferProgress } from './transfer-options.ts'

/** What a transfer asks of a session; a `CliSession` has it. */
export interface TransferSession {
  /** What the device's command line says and wants. */
  readonly platform: Platform
  /** Says whether a file is there. */
  checkFile(name: string, place?: FilePlace): Promise<FileState>
  /** Has the device count a checksum. */
  fileHash(name: string, options?: FileHashOptions): Promise<FileHash>
  /** Says how much room there is. */
  freeSpace(place?: FilePlace): Promise<FreeSpace>
  /** Deletes a file. */
  deleteFile(name: string, place?: FilePlace): Promise<FileState>
  /** Gives a file another name. */
  renameFile(from: string, to: string, options?: OperationOptions): Promise<FileState>
  /** Types a small file. */
  typeFile(
    name: string,
    content: Uint8Array,
    options?: FilePlace & { readonly onProgress?: ((bytes: number) => void) | undefined },
  ): Promise<void>
  /** Goes to a mode. */
  enterMode(mode: string, options?: OperationOptions): Promise<void>
  /** Sends a command. */
  sendCommand(command: string, options?: OperationOptions): Promise<CommandReply>
  /** Types lines of configuration. */
  sendConfig(lines: readonly string[], options?: SendConfigOptions): Promise<ConfigReply>
}

/** What a transfer uses beside the session that it runs on. */
export interface TransferConnections {
  /** A session of commands to the same device, for when the one of the transfer was lost. */
  readonly session?: (() => Promise<TransferSession>) | undefined
  /** A connection that bytes are moved over; who gives it closes it. The same as before where that is open. */
  readonly files?: (() => Promise<SshFileConnection>) | undefined
  /** Moves bytes when it is its turn. Default: at once. */
  readonly inTurn?: (<Value>(work: () => Promise<Value>) => Promise<Value>) | undefined
}

/** What a transfer works with: the same on a session of its own and in a task. */
export interface TransferSurroundings {
  /** Name of the host in the inventory. */
  readonly host: string
  /** Whether to say what would be moved instead of moving it. */
  readonly dryRun: boolean
  /** Cancels it. */
  readonly signal: AbortSignal
  /** Told of what stays behind. */
  readonly log: SessionLogger
  /** The session of commands: another one where the last was lost during a long transfer. */
  readonly session: () => Promise<TransferSession>
  /** A connection that bytes are moved over; the same as before where that is open. */
  readonly files: () => Promise<SshFileConnection>
  /** Moves bytes when it is its turn. */
  readonly inTurn: <Value>(work: () => Promise<Value>) => Promise<Value>
  /** Told how far it is. */
  readonly onProgress: (progress: TransferProgress) => void
}
