import { SshError, type SshErrorDetails } from '../../error/ssh-error.ts'

/** Details of a {@link ConfigRejectedError}. */
export interface ConfigRejectedDetails extends SshErrorDetails {
  /** The line that was refused. */
  readonly line: string
  /** The line by which the device refused it. */
  readonly reason: string
  /** All that the device answered to it. */
  readonly answer: string
  /** Lines that the device had taken before; they stay. */
  readonly applied: readonly string[]
  /** Lines that were not sent any more. */
  readonly unsent: readonly string[]
}

/**
 * The device refused a line of configuration. The push stopped there, configuration mode was left,
 * nothing was saved and nothing undone.
 */
export class ConfigRejectedError extends SshError implements ConfigRejectedDetails {
  readonly code = 'CONFIG_REJECTED'
  /** The line that was refused. */
  readonly line: string
  /** The line by which the device refused it. */
  readonly reason: string
  /** All that the device answered to it. */
  readonly answer: string
  /** Lines that the device had taken before; they stay. */
  readonly applied: readonly string[]
  /** Lines that were not sent any more. */
  readonly unsent: readonly string[]
  /** True when lines had been taken before. */
  readonly changed: boolean

  constructor(details: ConfigRejectedDetails, options?: ErrorOptions) {
    const { line, reason, answer, applied, unsent } = details
    super(
      `the device refused the line "${line.trim()}": ${reason.trim()} ${applied.length} lines before it are applied and stay, ${unsent.length} behind it were not sent; nothing was saved`,
      details,
      options,
    )
    this.line = line
    this.reason = reason
    this.answer = answer
    this.applied = applied
    this.unsent = unsent
    this.changed = applied.length > 0
  }
}
