import { SshError, type SshErrorDetails } from '../../error/ssh-error.ts'
import { type ConfigFate, fateInWords } from './config-fate.ts'

/** Details of a {@link ConfigIncompleteError}. */
export interface ConfigIncompleteDetails extends SshErrorDetails {
  /** Lines that the device has taken. */
  readonly acknowledged: readonly string[]
  /** Lines that were sent and of which the fate is not known. */
  readonly unknown: readonly string[]
  /** Lines that were not sent. */
  readonly unsent: readonly string[]
  /** What has become of those that the device has taken. Default: `active`. */
  readonly fate?: ConfigFate | undefined
}

/**
 * A push was cut: the connection broke, the device went silent, or the run was cancelled. `cause` says
 * why. Nothing was saved; where lines count at once, nothing was undone.
 */
export class ConfigIncompleteError extends SshError implements ConfigIncompleteDetails {
  readonly code = 'CONFIG_INCOMPLETE'
  /** Lines that the device has taken. */
  readonly acknowledged: readonly string[]
  /** Lines that were sent and of which the fate is not known. */
  readonly unknown: readonly string[]
  /** Lines that were not sent. */
  readonly unsent: readonly string[]
  /** What has become of those that the device has taken. */
  readonly fate: ConfigFate
  /** `'unknown'` when the fate of a line is not known, else whether a line was taken; false in a candidate. */
  readonly changed: boolean | 'unknown'

  constructor(details: ConfigIncompleteDetails, options: { readonly cause: unknown }) {
    const { acknowledged, unknown, unsent, fate = 'active' } = details
    const why = options.cause instanceof Error ? options.cause.message : String(options.cause)
    const doubt = unknown.map((line) => ` "${line.trim()}"`).join(',')
    super(
      `the push was cut: ${why}. ${acknowledged.length} lines ${fateInWords[fate]}, ${unknown.length} are in doubt${doubt}, ${unsent.length} were not sent; nothing was saved`,
      details,
      options,
    )
    this.acknowledged = acknowledged
    this.unknown = unknown
    this.unsent = unsent
    this.fate = fate
    const isTouched = unknown.length > 0 ? 'unknown' : acknowledged.length > 0
    this.changed = fate === 'active' ? isTouched : false
  }
}
