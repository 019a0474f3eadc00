import { NornirError } from '@nornir-ts/kernel'

/** Details of a {@link PatternError}. */
export interface PatternErrorDetails {
  /** The regular expression, as it was written. */
  readonly pattern: string
  /** Where in it, in UTF-16 units, 0-based. */
  readonly at: number
  /** What stands there, e.g. `(?(1)` or `\q`. */
  readonly construct: string
  /** What is wrong with it. */
  readonly reason: string
}

/** A regular expression is not one of Python's, or asks for something that cannot be done faithfully. */
export class PatternError extends NornirError implements PatternErrorDetails {
  readonly code = 'TEXTFSM_PATTERN'
  /** The regular expression, as it was written. */
  readonly pattern: string
  /** Where in it, in UTF-16 units, 0-based. */
  readonly at: number
  /** What stands there. */
  readonly construct: string
  /** What is wrong with it. */
  readonly reason: string

  constructor({ pattern, at, construct, reason }: PatternErrorDetails, options?: ErrorOptions) {
    super(`Regular expression ${pattern}, at ${at}: ${construct}: ${reason}`, options)
    this.pattern = pattern
    this.at = at
    this.construct = construct
    this.reason = reason
  }
}
