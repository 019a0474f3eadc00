import { SshError, type SshErrorDetails } from '../../error/ssh-error.ts'

/** Details of a {@link CommitFailedError}. */
export interface CommitFailedDetails extends SshErrorDetails {
  /** The command, such as `commit` or `commit check`. */
  readonly command: string
  /** The line by which the device refused it; undefined: it said nothing that proves success. */
  readonly reason: string | undefined
  /** All that it answered, and what it told when it was asked why. */
  readonly output: string
}

/**
 * A commit was refused, or nothing proves that it happened (production safety, rule 12). The candidate is
 * as it was.
 */
export class CommitFailedError extends SshError implements CommitFailedDetails {
  readonly code = 'COMMIT_FAILED'
  /** The command, such as `commit` or `commit check`. */
  readonly command: string
  /** The line by which the device refused it; undefined: it said nothing that proves success. */
  readonly reason: string | undefined
  /** All that it answered, and what it told when it was asked why. */
  readonly output: string
  /** False where the device refused it; unknown where it said nothing that proves success. */
  readonly changed: false | 'unknown'

  constructor(details: CommitFailedDetails, options?: ErrorOptions) {
    const { command, reason, output } = details
    const what =
      reason === undefined ? 'did not say that it worked' : `was refused: ${reason.trim()}`
    super(`"${command}" ${what}. The device said: ${output.trim() || 'nothing'}`, details, options)
    this.command = command
    this.reason = reason
    this.output = output
    this.changed = reason === undefined ? 'unknown' : false
  }
}
