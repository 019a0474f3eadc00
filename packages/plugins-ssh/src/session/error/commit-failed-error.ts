import { SshError, type SshErrorDetails } from '../../error/ssh-error.ts'

/** Details of a {@link CommitFailedError}. */
export interface CommitFailedDetails extends SshErrorDetails {
  /** The command, such as `commit` or `commit check`. */
  readonly command: string
  /** The line by which the device refused it; undefined: it said nothing that proves success. */
  readonly reason: string | undefined
  /** All that it answered, and what it told when it was asked why. */
  readonly output: string
  /** Whether the device may have made it in part. Default: false. */
  readonly isInPart?: boolean | undefined
}

/**
 * A commit was refused, or nothing proves that it happened (production safety, rule 12). The candidate is
 * as it was; where the device commits in parts, those that did not fail count.
 */
export class CommitFailedError extends SshError implements CommitFailedDetails {
  readonly code = 'COMMIT_FAILED'
  /** The command, such as `commit` or `commit check`. */
  readonly command: string
  /** The line by which the device refused it; undefined: it said nothing that proves success. */
  readonly reason: string | undefined
  /** All that it answered, and what it told when it was asked why. */
  readonly output: string
  /** False where the device refused it whole; unknown where nothing proves what it did. */
  readonly changed: false | 'unknown'

  constructor(details: CommitFailedDetails, options?: ErrorOptions) {
    const { command, reason, output, isInPart = false } = details
    const what =
      reason === undefined ? 'did not say that it worked' : `was refused: ${reason.trim()}`
    const parts = isInPart ? ' Parts of it may count: this device does not commit as a whole.' : ''
    const said = `The device said: ${output.trim() || 'nothing'}`
    super(`"${command}" ${what}.${parts} ${said}`, details, options)
    this.command = command
    this.reason = reason
    this.output = output
    this.changed = reason === undefined || isInPart ? 'unknown' : false
  }
}
