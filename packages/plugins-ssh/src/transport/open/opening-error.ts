import { SshError, type SshPhase } from '../../error/ssh-error.ts'

/** Details of errors that arise between the TCP connection and the open shell. */
export interface OpeningErrorDetails {
  /** Name of the host in the inventory. */
  readonly host: string
  /** What was being done. */
  readonly phase: SshPhase
  /** What was connected to, `hostname:port`. */
  readonly address: string
}

/** Details of a {@link BannerTimeoutError}. */
export interface BannerTimeoutDetails {
  /** Name of the host in the inventory. */
  readonly host: string
  /** What was connected to, `hostname:port`. */
  readonly address: string
  /** The limit that passed, in milliseconds. */
  readonly limitMs: number
}

/** The TCP connection was accepted, but the identification line of an SSH server never came. */
export class BannerTimeoutError extends SshError implements BannerTimeoutDetails {
  readonly code = 'BANNER_TIMEOUT'
  override readonly retryable = true
  readonly address: string
  readonly limitMs: number

  constructor({ host, address, limitMs }: BannerTimeoutDetails) {
    super(
      `${address} accepted the connection but sent no SSH identification within ${limitMs} ms. Does the port speak SSH, and is the device not overloaded?`,
      { host, phase: 'key-exchange' },
    )
    this.address = address
    this.limitMs = limitMs
  }
}

/** Details of an {@link OpeningTimeoutError}. */
export interface OpeningTimeoutDetails extends OpeningErrorDetails {
  /** The limit that passed, in milliseconds. */
  readonly limitMs: number
}

/**
 * A phase between the identification line and the open shell took too long. Not retryable while
 * authenticating: a password may be on its way, and trying it again could lock the account.
 */
export class OpeningTimeoutError extends SshError implements OpeningTimeoutDetails {
  readonly code = 'OPENING_TIMEOUT'
  override readonly retryable: boolean
  readonly address: string
  readonly limitMs: number

  constructor(details: OpeningTimeoutDetails) {
    const { address, limitMs, phase } = details
    super(
      `${address} did not get through this phase within ${limitMs} ms. A slow device or authentication server needs a longer limit`,
      details,
    )
    this.address = address
    this.limitMs = limitMs
    this.retryable = phase !== 'authenticate'
  }
}

/** Details of a {@link SessionLimitError}. */
export interface SessionLimitDetails extends OpeningErrorDetails {
  /** Whether the password was sent before the connection ended, its answer unknown. */
  readonly isPasswordSent: boolean
  /** How many sessions are open here, when these are all that the device allows; it was not asked then. */
  readonly held?: number | undefined
  /** Names of the hosts that have them. */
  readonly heldBy?: readonly string[] | undefined
}

/**
 * The device ended the connection before the session was open, or said that it has too many sessions, or we hold all that it allows. It is no authentication failure (safety rule 19), and
 * may pass: retryable, unless the password had been sent, because its rejection may have been counted
 * (rule 18).
 */
export class SessionLimitError extends SshError implements SessionLimitDetails {
  readonly code = 'SESSION_LIMIT'
  override readonly retryable: boolean
  readonly address: string
  readonly isPasswordSent: boolean
  readonly held: number | undefined
  readonly heldBy: readonly string[]

  constructor(details: SessionLimitDetails, options?: ErrorOptions) {
    const { address, isPasswordSent, held, heldBy = [] } = details
    const said = options?.cause instanceof Error ? ` (${options.cause.message})` : ''
    super(
      held === undefined
        ? `${address} ended the connection${said} before the session was open. Most often its sessions are all taken or log-ins come too fast: ` +
            'close idle sessions (show users), lower the concurrency, or try later'
        : `${held} sessions with ${address} are open here (of ${heldBy.join(', ')}), which is all that its platform allows (maxSessions); it was not connected to. ` +
            'Idle ones count until they are closed: close their connections first, lower idleTimeoutMs, or use fewer connection names',
      details,
      options,
    )
    this.address = address
    this.isPasswordSent = isPasswordSent
    this.held = held
    this.heldBy = heldBy
    this.retryable = !isPasswordSent
  }
}

/**
 * The device ended the connection while the password waited for another host to try it first (safety
 * rule 18). It was not shown, so the log-in may be tried again.
 */
export class PasswordTurnLostError extends SshError implements Omit<OpeningErrorDetails, 'phase'> {
  readonly code = 'PASSWORD_TURN_LOST'
  override readonly retryable = true
  readonly address: string

  constructor({ host, address }: Omit<OpeningErrorDetails, 'phase'>, options?: ErrorOptions) {
    const said = options?.cause instanceof Error ? ` (${options.cause.message})` : ''
    super(
      `${address} ended the connection${said} while the log-in waited for another host to prove the same password; ` +
        'nothing was shown to this one. Run it again: a password that was accepted once is not waited for',
      { host, phase: 'authenticate' },
      options,
    )
    this.address = address
  }
}

/** The log-in succeeded, but the device gave no terminal or no shell. */
export class ShellRefusedError extends SshError implements OpeningErrorDetails {
  readonly code = 'SHELL_REFUSED'
  readonly address: string

  constructor(details: Omit<OpeningErrorDetails, 'phase'>, options?: ErrorOptions) {
    const said = options?.cause instanceof Error ? `: ${options.cause.message}` : ''
    super(
      `${details.address} accepted the log-in but opened no shell${said}. Is the user allowed an interactive session?`,
      { host: details.host, phase: 'shell' },
      options,
    )
    this.address = details.address
  }
}
