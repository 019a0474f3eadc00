import type { Faults } from '../fault/faults.ts'
import type { DeviceFiles } from '../file-system/device-files.ts'
import type { InputState } from '../terminal/reader.ts'

/**
 * What somebody meets who connects now: `open`; `refused`: nobody listens; `silent`: the connection opens and
 * nothing comes; `denied`: no password is right. Sessions that are open go on.
 */
export type Access = 'open' | 'refused' | 'silent' | 'denied'

/** One commit of a device with a candidate configuration. */
export interface CommitRecord {
  /** When, by the clock of the device. */
  readonly at: Date
  /** Who; `root` where an unconfirmed commit was undone by the device. */
  readonly user: string
  /** What the user said about it. */
  readonly comment: string | undefined
  /** Minutes within which it was to be confirmed; undefined where it was not. */
  readonly confirmWithin: number | undefined
  /** What became active, as `runningConfig()` shows it. */
  readonly config: string
}

/** The command line and the configuration of one device: what a platform of the lab implements. */
export interface Simulation {
  /** The running configuration as text, `\n` between lines. */
  readonly runningConfig: () => string
  /** The startup configuration as text. */
  readonly startupConfig: () => string
  /** How its SSH server names itself, behind `SSH-2.0-`. Default: as IOS does. */
  readonly ident?: string | undefined
  /** What was committed so far, oldest first; what the device came up with is the first. */
  readonly commits?: (() => readonly CommitRecord[]) | undefined
  /** Its files, as SCP and SFTP have them. Default: it speaks neither. */
  readonly files?: DeviceFiles | undefined
  /** Whether new sessions are let in by what is configured. Default: they are. */
  readonly access?: ((request: LogInRequest) => Access) | undefined
  /** Stops all timers: the lab is closed. */
  readonly close?: (() => void) | undefined
  /** Starts a command line for one user; it prints its first prompt by itself. */
  readonly openShell: (wire: ShellWire) => Shell
  /** Runs one command without a terminal, as for an SSH exec request; bytes to send, CR LF between lines. */
  readonly exec: (command: string) => Buffer
}

/** Who wants to log in, and how. */
export interface LogInRequest {
  /** The protocol. */
  readonly protocol: 'ssh' | 'telnet'
  /** The address of the client. */
  readonly address: string
}

/** A running command line. */
export interface Shell {
  /** What it waits for. */
  readonly state: InputState
  /** Takes what the user typed. */
  readonly receive: (bytes: Buffer) => void
  /** The terminal changed its width. */
  readonly resize: (columns: number) => void
  /** The link is gone: stops all timers. */
  readonly close: () => void
}

/** What a command line needs of the world around it. */
export interface ShellWire {
  /** Columns of the user's terminal. */
  readonly columns: number
  /** The faults of now. */
  readonly faults: () => Faults
  /** Sends bytes to the user. */
  readonly write: (bytes: Buffer) => void
  /** Ends the session as the device does at `exit`, behind what was written. */
  readonly hangUp: () => void
  /** Cuts the TCP link, behind what was written. */
  readonly drop: () => void
}
