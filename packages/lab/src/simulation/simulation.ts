import type { Faults } from '../fault/faults.ts'
import type { InputState } from '../terminal/reader.ts'

/** The command line and the configuration of one device: what a platform of the lab implements. */
export interface Simulation {
  /** The running configuration as text, `\n` between lines. */
  readonly runningConfig: () => string
  /** The startup configuration as text. */
  readonly startupConfig: () => string
  /** Whether a new log-in may begin; sessions that are open are not asked. Absent: always. */
  readonly admits?: ((request: LogInRequest) => boolean) | undefined
  /** Stops all timers: the device is gone. */
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
