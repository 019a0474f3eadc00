/** A connection for files. Its type says nothing of ssh2, whose types users need not have. */
export interface SshFileConnection {
  /** Whether it is open, as far as is known; writes nothing. */
  readonly isOpen: boolean
  /** Closes it; one that a session of commands lives on stays. Safe to call twice; never rejects. */
  close(): Promise<void>
}
