import { SshError, type SshErrorDetails } from '../../error/ssh-error.ts'

/** Details of an {@link EchoMismatchError}. */
export interface EchoMismatchDetails extends SshErrorDetails {
  /** The line that the echo should have been: prompt and command. */
  readonly expected: string
  /** The line that came. */
  readonly received: string
}

/** The device echoed something else than was typed: it understood something else. */
export class EchoMismatchError extends SshError implements EchoMismatchDetails {
  readonly code = 'ECHO_MISMATCH'
  /** The line that the echo should have been: prompt and command. */
  readonly expected: string
  /** The line that came. */
  readonly received: string
  /** What the device did instead is not known. */
  readonly changed = 'unknown'

  constructor(details: EchoMismatchDetails, options?: ErrorOptions) {
    const { expected, received } = details
    super(
      `the device echoed ${JSON.stringify(received)} where ${JSON.stringify(expected)} was expected: it took something else than was sent`,
      details,
      options,
    )
    this.expected = expected
    this.received = received
  }
}
