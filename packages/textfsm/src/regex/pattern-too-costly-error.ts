import { NornirError } from '@nornir-ts/kernel'

/** Details of a {@link PatternTooCostlyError}. */
export interface PatternTooCostlyDetails {
  /** The regular expression, as it was written. */
  readonly pattern: string
  /** Length of the line, in UTF-16 units. */
  readonly length: number
  /** How long it was tried, in milliseconds. */
  readonly limitMs: number
}

/**
 * A regular expression was not done with a line in time. It has repetitions that can share out the
 * line in very many ways, and looks ahead or back, so that it cannot be matched in linear time either.
 */
export class PatternTooCostlyError extends NornirError implements PatternTooCostlyDetails {
  readonly code = 'TEXTFSM_PATTERN_TOO_COSTLY'
  /** The regular expression, as it was written. */
  readonly pattern: string
  /** Length of the line, in UTF-16 units. */
  readonly length: number
  /** How long it was tried, in milliseconds. */
  readonly limitMs: number

  constructor({ pattern, length, limitMs }: PatternTooCostlyDetails, options?: ErrorOptions) {
    super(
      `Regular expression ${pattern} was not done with a line of ${length} characters within ${limitMs} ms. Write it without repetitions that overlap, or without looking ahead and back.`,
      options,
    )
    this.pattern = pattern
    this.length = length
    this.limitMs = limitMs
  }
}
