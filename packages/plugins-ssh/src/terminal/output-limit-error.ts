import { SshError, type SshErrorDetails } from '../error/ssh-error.ts'

/** Details of an {@link OutputLimitError}. */
export interface OutputLimitDetails extends SshErrorDetails {
  /** Which limit was passed. */
  readonly limit: 'line' | 'output'
  /** The limit, in characters. */
  readonly maxLength: number
}

/** The device sent a line or an answer longer than the session takes; the session was closed. */
export class OutputLimitError extends SshError implements OutputLimitDetails {
  readonly code = 'OUTPUT_LIMIT'
  /** Which limit was passed. */
  readonly limit: 'line' | 'output'
  /** The limit, in characters. */
  readonly maxLength: number

  constructor({ limit, maxLength, ...details }: OutputLimitDetails, options?: ErrorOptions) {
    const [what, name] =
      limit === 'line' ? ['one line', 'maxLineLength'] : ['one answer', 'maxOutputLength']
    super(
      `the device sent ${what} of more than ${maxLength} characters; the session was closed. Ask for less, or raise limits.${name}`,
      details,
      options,
    )
    this.limit = limit
    this.maxLength = maxLength
  }
}
