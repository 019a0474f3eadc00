import { SshError, type SshErrorDetails } from '../../error/ssh-error.ts'
import { blockInWords, type ConfigFate, fateInWords } from './config-fate.ts'

/** Details of a {@link ConfigIncompleteError}. */
export interface ConfigIncompleteDetails extends SshErrorDetails {
  /** Lines that the device has taken. */
  readonly acknowledged: readonly string[]
  /** Lines that it has taken, and that were dropped with the block that they stand in. Default: none. */
  readonly discarded?: readonly string[] | undefined
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
  /** Lines that the device has taken; without those of `discarded` and `unknown`. */
  readonly acknowledged: readonly string[]
  /** Lines that it has taken, and that were dropped with the block that they stand in. */
  readonly discarded: readonly string[]
  /** Lines that were sent and of which the fate is not known. */
  readonly unknown: readonly string[]
  /** Lines that were not sent. */
  readonly unsent: readonly string[]
  /** What has become of those that are `acknowledged`. */
  readonly fate: ConfigFate
  /** `'unknown'` when the fate of a line is not known, else whether a line was taken; false in a candidate. */
  readonly changed: boolean | 'unknown'

  constructor(details: ConfigIncompleteDetails, options: { readonly cause: unknown }) {
    const { acknowledged, discarded = [], unknown, unsent, fate = 'active' } = details
    const why = options.cause instanceof Error ? options.cause.message : String(options.cause)
    const doubt = unknown.map((line) => ` "${line.trim()}"`).join(',')
    // A block is saved as it is applied.
    const isOfBlocks = details.discarded !== undefined && details.fate === undefined
    const unsaved = isOfBlocks ? '' : '; nothing was saved'
    super(
      `the push was cut: ${why}. ${acknowledged.length} lines ${fateInWords[fate]}${blockInWords({ discarded })}, ${unknown.length} are in doubt${doubt}, ${unsent.length} were not sent${unsaved}`,
      details,
      options,
    )
    this.acknowledged = acknowledged
    this.discarded = discarded
    this.unknown = unknown
    this.unsent = unsent
    this.fate = fate
    const isTouched = unknown.length > 0 ? 'unknown' : acknowledged.length > 0
    this.changed = fate === 'active' ? isTouched : false
  }
}
