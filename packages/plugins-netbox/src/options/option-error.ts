import { NornirError } from '@nornir-ts/kernel'

/** Details of a {@link NetboxOptionError}. */
export interface NetboxOptionDetails {
  /** The option, e.g. `cache.maxAgeMs`. */
  readonly option: string
  /** What would be right. */
  readonly expected: string
  /** What was given; of secrets only what kind of thing. */
  readonly received: string
  /** The name that was probably meant. */
  readonly suggestion?: string | undefined
}

/** An option is wrong. */
export class NetboxOptionError extends NornirError implements NetboxOptionDetails {
  readonly code = 'NETBOX_OPTION'
  /** The option, e.g. `cache.maxAgeMs`. */
  readonly option: string
  /** What would be right. */
  readonly expected: string
  /** What was given; of secrets only what kind of thing. */
  readonly received: string
  /** The name that was probably meant. */
  readonly suggestion: string | undefined

  constructor(details: NetboxOptionDetails, options?: ErrorOptions) {
    const { option, expected, received, suggestion } = details
    const hint = suggestion === undefined ? '' : `; did you mean "${suggestion}"?`
    super(`option "${option}": expected ${expected}, got ${received}${hint}`, options)
    this.option = option
    this.expected = expected
    this.received = received
    this.suggestion = suggestion
  }
}
