import { SshError, type SshErrorDetails } from '../../error/ssh-error.ts'

/** Details of a {@link ValidationConnectError}. */
export interface ValidationConnectDetails extends SshErrorDetails {
  /** How long it was tried, in milliseconds. */
  readonly limitMs: number
}

/** Behind a change no new connection came to its prompt in time. */
export class ValidationConnectError extends SshError implements ValidationConnectDetails {
  readonly code = 'VALIDATION_CONNECT'
  /** How long it was tried, in milliseconds. */
  readonly limitMs: number

  constructor(details: ValidationConnectDetails, options?: ErrorOptions) {
    const { limitMs } = details
    super(
      `behind the change no new connection came to its prompt within ${limitMs} ms`,
      details,
      options,
    )
    this.limitMs = limitMs
  }
}
