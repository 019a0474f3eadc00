import { SshError, type SshErrorDetails } from '../../error/ssh-error.ts'

/** Details of a {@link ConfigLockedError}. */
export interface ConfigLockedDetails extends SshErrorDetails {
  /** The line by which the device says so. */
  readonly reason: string
  /** All that it answered; mostly who has the lock. */
  readonly answer: string
  /** How often entering was tried. */
  readonly attempts: number
}

/** Another user holds the lock of the configuration. Nothing was changed. */
export class ConfigLockedError extends SshError implements ConfigLockedDetails {
  readonly code = 'CONFIG_LOCKED'
  override readonly retryable = true
  /** The line by which the device says so. */
  readonly reason: string
  /** All that it answered; mostly who has the lock. */
  readonly answer: string
  /** How often entering was tried. */
  readonly attempts: number
  /** Nothing was. */
  readonly changed = false

  constructor(details: ConfigLockedDetails, options?: ErrorOptions) {
    const { reason, answer, attempts } = details
    const tries = attempts === 1 ? '' : ` after ${attempts} tries`
    super(
      `the configuration is locked by another user${tries}: ${answer.trim() || reason.trim()}. Nobody is logged out for that; try again later`,
      details,
      options,
    )
    this.reason = reason
    this.answer = answer
    this.attempts = attempts
  }
}
