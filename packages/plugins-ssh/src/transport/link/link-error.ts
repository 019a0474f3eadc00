import { SshError } from '../../error/ssh-error.ts'

/** Details of every {@link LinkError}. */
export interface LinkErrorDetails {
  /** Name of the host in the inventory. */
  readonly host: string
  /** Whether the log-in was cut after the password had been sent, its answer unknown. */
  readonly isPasswordSent?: boolean | undefined
}

/**
 * What carries the bytes to a server broke: not the server's doing. It can come at any time, also
 * in the middle of a session.
 */
export abstract class LinkError extends SshError implements LinkErrorDetails {
  /** Whether the log-in was cut after the password had been sent, its answer unknown. */
  readonly isPasswordSent: boolean

  /**
   * @param message - What happened, in one sentence.
   * @param details - Host, and whether the password was on its way.
   * @param options - The cause.
   */
  constructor(
    message: string,
    { host, isPasswordSent = false }: LinkErrorDetails,
    options?: ErrorOptions,
  ) {
    super(
      isPasswordSent ? `${message}. The password had been sent, its answer is not known` : message,
      { host, phase: 'connect' },
      options,
    )
    this.isPasswordSent = isPasswordSent
  }

  /** The same error for a log-in that was cut while the password's answer was awaited (safety rule 18). */
  abstract afterPassword(): LinkError
}
