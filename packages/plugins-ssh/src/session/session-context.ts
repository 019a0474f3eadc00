import type { Secret } from '@nornir-ts/core'
import type { ConfigLock } from '../platform/candidate.ts'
import type { Platform } from '../platform/platform.ts'
import type { SshFileConnection } from '../transport/file/file-connection.ts'
import type { CommandLine } from './command/command-line.ts'
import type { Pipelining } from './command/pipelining.ts'
import type { DeviceDialog } from './dialog/device-dialog.ts'
import type { Detection } from './platform-finder.ts'
import type { SessionLimits } from './session-limits.ts'
import type { SessionLogger } from './session-logger.ts'

/** What a session knows of the candidate that it has begun. */
export interface Draft {
  /** Its name, where the device gives candidates names; made anew each time. */
  name: string
  /** What it keeps others from; undefined: it was not entered by us. */
  lock: ConfigLock | undefined
}

/** How far a session is prepared, and what that has left on the device. */
export interface Prepared {
  /** Whether the device was told how to answer: no pager, a wide terminal. */
  isDone: boolean
  /** Whether it has configured what makes reading easier; it is taken away when the session closes. */
  isConfigured: boolean
}

/** Where a session moves the bytes of files. */
export interface SessionFiles {
  /** The connection of the session itself, for further channels; undefined: it has none, as over telnet. */
  readonly shared?: SshFileConnection | undefined
  /** Opens another connection to the device; undefined: there is no way. */
  readonly open?: ((signal: AbortSignal) => Promise<SshFileConnection>) | undefined
}

/** What every operation of one session works with. */
export interface SessionContext {
  /** Name of the host in the inventory. */
  readonly host: string
  /** What the device's command line says and wants. */
  readonly platform: Platform
  /** How long to wait and how much to take. */
  readonly limits: SessionLimits
  /** Told of every decision. */
  readonly log: SessionLogger
  /** The device. */
  readonly dialog: DeviceDialog
  /** Its command line. */
  readonly line: CommandLine
  /** Whether commands may be typed ahead. */
  readonly pipelining: Pipelining
  /** Whether the echo of a command must be what was typed, where the caller does not say. */
  readonly verifyEcho: boolean
  /** How the platform was found out; undefined: the inventory names it. */
  readonly detection?: Detection | undefined
  /** The candidate that this session has begun. */
  readonly draft: Draft
  /** How far it is prepared. */
  readonly prepared: Prepared
  /** Told that the device could not be prepared as its platform says. */
  readonly onUnprepared?: (() => void) | undefined
  /** Connections for files. */
  readonly files: SessionFiles
  /** Gives the enable secret the first time, undefined afterwards. */
  readonly secret: () => Secret | undefined
}

/** Options of every operation of a session. */
export interface OperationOptions {
  /** Longest silence of the device, in milliseconds, from the last byte received. */
  readonly timeoutMs?: number | undefined
  /** Cancels the operation. */
  readonly signal?: AbortSignal | undefined
}
