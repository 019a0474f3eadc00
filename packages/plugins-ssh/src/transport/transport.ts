import type { SshFileConnection } from './file/file-connection.ts'

/** Why and by whom a {@link Transport} was closed. */
export interface TransportClose {
  /** `device`: it hung up in an orderly way; `network`: the link broke; `us`: we closed it. */
  readonly by: 'device' | 'network' | 'us'
  /** What the network or the library said; undefined for an orderly end. */
  readonly error?: Error | undefined
}

/** Who takes what a {@link Transport} receives. */
export interface TransportHandlers {
  /** Called with every chunk, in order, never after `onClose`. */
  readonly onData: (chunk: Buffer) => void
  /** Called once, after the last chunk. */
  readonly onClose: (close: TransportClose) => void
}

/**
 * One interactive stream of bytes to and from a device. It knows nothing about prompts.
 */
export interface Transport {
  /** What is at the other end, for messages: `ssh admin@10.0.0.1:22`. Never holds a secret. */
  readonly peer: string
  /** Whether the user has logged in; else the device asks in its dialog, as over telnet and consoles. */
  readonly isAuthenticated: boolean
  /** The identification line of the SSH server; undefined: not known, or no SSH. */
  readonly identification?: string | undefined
  /** What the SSH server said before the log-in; undefined: nothing. */
  readonly banner?: string | undefined
  /** The connection below, for channels beside this one; undefined: it carries none. It ends with this one. */
  readonly files?: SshFileConnection | undefined
  /** False once either side has closed. */
  readonly isOpen: boolean
  /**
   * Hands over all bytes from now on, first those that came already.
   *
   * @throws Error when it was started before.
   */
  readonly start: (handlers: TransportHandlers) => void
  /** Writes bytes, or text as UTF-8. A write on a closed transport is dropped: `onClose` has told. */
  readonly write: (data: string | Uint8Array) => void
  /** Closes in an orderly way, at most 2 seconds, then hard. Safe to call twice; never rejects. */
  readonly close: () => Promise<void>
  /** Cuts at once. Safe to call twice. */
  readonly destroy: () => void
}
