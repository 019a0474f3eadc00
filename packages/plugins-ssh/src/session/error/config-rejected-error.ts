import { SshError, type SshErrorDetails } from '../../error/ssh-error.ts'
import { blockInWords, type ConfigFate, fateInWords } from './config-fate.ts'

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
  /** Lines that it had taken before, and that were dropped with the block that they stand in. Default: none. */
  readonly discarded?: readonly string[] | undefined
  /** Lines that it had taken before, and of which nobody knows whether they count. Default: none. */
  readonly unknown?: readonly string[] | undefined
  /** Lines that were not sent any more. */
  readonly unsent: readonly string[]
  /** What has become of those that it had taken. Default: `active`. */
  readonly fate?: ConfigFate | undefined
}

/**
 * The device refused a line of configuration. The push stopped there and nothing was saved. A candidate
 * was discarded; where lines count at once, configuration mode was left and nothing undone; a block that was open was
 * left without applying it.
 */
export class ConfigRejectedError extends SshError implements ConfigRejectedDetails {
  readonly code = 'CONFIG_REJECTED'
  /** The line that was refused. */
  readonly line: string
  /** The line by which the device refused it. */
  readonly reason: string
  /** All that the device answered to it. */
  readonly answer: string
  /** Lines that the device had taken before; without those of `discarded` and `unknown`. */
  readonly applied: readonly string[]
  /** Lines that it had taken before, and that were dropped with the block that they stand in. */
  readonly discarded: readonly string[]
  /** Lines that it had taken before, and of which nobody knows whether they count. */
  readonly unknown: readonly string[]
  /** Lines that were not sent any more. */
  readonly unsent: readonly string[]
  /** What has become of those that are `applied`. */
  readonly fate: ConfigFate
  /** True when lines had been taken before, and are active; unknown where that is not known of all of them. */
  readonly changed: boolean | 'unknown'

  constructor(details: ConfigRejectedDetails, options?: ErrorOptions) {
    const { line, reason, answer, applied, discarded = [], unknown = [], unsent } = details
    const { fate = 'active' } = details
    // A block is saved as it is applied.
    const isOfBlocks = details.discarded !== undefined && details.fate === undefined
    const unsaved = isOfBlocks ? '' : '; nothing was saved'
    super(
      `the device refused the line "${line.trim()}": ${reason.trim().replace(/\.$/, '')}. ${applied.length} lines before it ${fateInWords[fate]}${blockInWords({ discarded, unknown })}, ${unsent.length} behind it were not sent${unsaved}`,
      details,
      options,
    )
    this.line = line
    this.reason = reason
    this.answer = answer
    this.applied = applied
    this.discarded = discarded
    this.unknown = unknown
    this.unsent = unsent
    this.fate = fate
    const isTouched = unknown.length > 0 ? 'unknown' : applied.length > 0
    this.changed = fate === 'active' ? isTouched : false
  }
}
