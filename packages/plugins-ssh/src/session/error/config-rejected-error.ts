import { SshError, type SshErrorDetails } from '../../error/ssh-error.ts'
import { type ConfigFate, fateInWords } from './config-fate.ts'

/** Details of a {@link ConfigRejectedError}. */
export interface ConfigRejectedDetails extends SshErrorDetails {
  /** The line that was refused. */
  readonly line: string
  /** The line by which the device refused it. */
  readonly reason: string
  /** All that the device answered to it. */
  readonly answer: string
  /** Lines that the device had taken before. */
  readonly applied: readonly string[]
  /** Lines that were not sent any more. */
  readonly unsent: readonly string[]
  /** What has become of those that it had taken. Default: `active`. */
  readonly fate?: ConfigFate | undefined
}

/**
 * The device refused a line of configuration. The push stopped there and nothing was saved. A candidate
 * was discarded; where lines count at once, configuration mode was left and nothing undone.
 */
export class ConfigRejectedError extends SshError implements ConfigRejectedDetails {
  readonly code = 'CONFIG_REJECTED'
  /** The line that was refused. */
  readonly line: string
  /** The line by which the device refused it. */
  readonly reason: string
  /** All that the device answered to it. */
  readonly answer: string
  /** Lines that the device had taken before. */
  readonly applied: readonly string[]
  /** Lines that were not sent any more. */
  readonly unsent: readonly string[]
  /** What has become of those that it had taken. */
  readonly fate: ConfigFate
  /** True when lines had been taken before, and are active. */
  readonly changed: boolean

  constructor(details: ConfigRejectedDetails, options?: ErrorOptions) {
    const { line, reason, answer, applied, unsent, fate = 'active' } = details
    super(
      `the device refused the line "${line.trim()}": ${reason.trim().replace(/\.$/, '')}. ${applied.length} lines before it ${fateInWords[fate]}, ${unsent.length} behind it were not sent; nothing was saved`,
      details,
      options,
    )
    this.line = line
    this.reason = reason
    this.answer = answer
    this.applied = applied
    this.unsent = unsent
    this.fate = fate
    this.changed = fate === 'active' && applied.length > 0
  }
}
