import { SshError, type SshErrorDetails } from '../../error/ssh-error.ts'

/** Details of a {@link ForeignChangeError}. */
export interface ForeignChangeDetails extends SshErrorDetails {
  /** The line by which the device tells the last change, now. */
  readonly lastChange: string
  /** The same line behind our own change. */
  readonly ours: string
}

/**
 * Somebody else has changed the running configuration behind us, so that going back to a copy of before would
 * take that away too: it is left as it is (production safety, rule 14). It stands in what a `PushFailedError`
 * tells of taking back.
 */
export class ForeignChangeError extends SshError implements ForeignChangeDetails {
  readonly code = 'FOREIGN_CHANGE'
  /** The line by which the device tells the last change, now. */
  readonly lastChange: string
  /** The same line behind our own change. */
  readonly ours: string

  constructor(details: ForeignChangeDetails, options?: ErrorOptions) {
    const { lastChange, ours } = details
    super(
      `somebody has changed the configuration since, and going back would take that away too. The device says ${JSON.stringify(lastChange.trim())}; behind our own lines it said ${JSON.stringify(ours.trim())}`,
      details,
      options,
    )
    this.lastChange = lastChange
    this.ours = ours
  }
}
