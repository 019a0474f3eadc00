import { SshError, type SshErrorDetails } from '../../error/ssh-error.ts'

/** Details of an {@link InputRefusedError}. */
export interface InputRefusedDetails extends SshErrorDetails {
  /** What was to be typed, as JSON, so that control characters can be seen. */
  readonly input: string
  /** Why it was not. */
  readonly reason: string
}

/** A line was not sent, because the device would not have taken it as it is written. */
export class InputRefusedError extends SshError implements InputRefusedDetails {
  readonly code = 'INPUT_REFUSED'
  /** What was to be typed, as JSON. */
  readonly input: string
  /** Why it was not. */
  readonly reason: string

  constructor(details: InputRefusedDetails, options?: ErrorOptions) {
    const { input, reason } = details
    super(`${input} was not sent: ${reason}`, details, options)
    this.input = input
    this.reason = reason
  }
}
