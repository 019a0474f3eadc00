import { NornirError } from '@nornir-ts/core'

/**
 * What was being done when an {@link SshError} arose, in the order of a session's life. To `prepare` is left to
 * the first operation; a platform that is found out is asked when the session opens.
 */
export type SshPhase =
  | 'connect'
  | 'key-exchange'
  | 'host-key'
  | 'authenticate'
  | 'shell'
  | 'login'
  | 'prepare'
  | 'mode'
  | 'command'
  | 'config'
  | 'commit'
  | 'rollback'
  | 'save'
  | 'transfer'
  | 'close'

/** Details that every {@link SshError} has. */
export interface SshErrorDetails {
  /** Name of the host in the inventory. */
  readonly host: string
  /** What was being done. */
  readonly phase: SshPhase
}

/** Base of all errors of the SSH plugin. */
export abstract class SshError extends NornirError implements SshErrorDetails {
  /** Name of the host in the inventory. */
  readonly host: string
  /** What was being done. */
  readonly phase: SshPhase

  /**
   * @param message - What happened, in one sentence; the host and the phase are put in front of it.
   * @param details - Host and phase.
   * @param options - The cause.
   */
  constructor(message: string, { host, phase }: SshErrorDetails, options?: ErrorOptions) {
    super(`${host}: ${phase}: ${message}`, options)
    this.host = host
    this.phase = phase
  }
}
