import { SshError, type SshErrorDetails } from '../../error/ssh-error.ts'

/** Details of a {@link ValidationFailedError}. */
export interface ValidationFailedDetails extends SshErrorDetails {
  /** What was asked. */
  readonly command: string
  /** What the answer should have, or not have. */
  readonly expected: string
  /** What it was, the last time. */
  readonly output: string
}

/** A device does not do, behind a change, what it was expected to do. */
export class ValidationFailedError extends SshError implements ValidationFailedDetails {
  readonly code = 'VALIDATION_FAILED'
  /** What was asked. */
  readonly command: string
  /** What the answer should have, or not have. */
  readonly expected: string
  /** What it was, the last time. */
  readonly output: string

  constructor(details: ValidationFailedDetails, options?: ErrorOptions) {
    const { command, expected, output } = details
    super(
      `behind the change "${command}" was expected to give ${expected}. It gave: ${output.trim().slice(0, 500) || 'nothing'}`,
      details,
      options,
    )
    this.command = command
    this.expected = expected
    this.output = output
  }
}
