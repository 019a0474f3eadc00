import { SshError, type SshErrorDetails } from '../../error/ssh-error.ts'

/** Details of a {@link ModeError}. */
export interface ModeDetails extends SshErrorDetails {
  /** Mode that the session is in. */
  readonly mode: string
  /** Mode that was wanted. */
  readonly wanted: string
  /** Why it is not there. */
  readonly reason: string
}

/** The session is not in the mode that an operation needs, and cannot get there. */
export class ModeError extends SshError implements ModeDetails {
  readonly code = 'MODE'
  /** Mode that the session is in. */
  readonly mode: string
  /** Mode that was wanted. */
  readonly wanted: string
  /** Why it is not there. */
  readonly reason: string

  constructor(details: ModeDetails, options?: ErrorOptions) {
    const { mode, wanted, reason } = details
    super(`the session is in mode "${mode}" and "${wanted}" is needed: ${reason}`, details, options)
    this.mode = mode
    this.wanted = wanted
    this.reason = reason
  }
}
