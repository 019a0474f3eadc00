import { inspect } from 'node:util'
import { NornirError } from '@nornir-ts/kernel'

/** Details of an {@link InvalidLimitError}. */
export interface InvalidLimitDetails {
  /** What is wrong with it. */
  readonly field: 'key' | 'count'
  /** What was given for that. */
  readonly received: unknown
}

/** The limit of `atMost` makes no sense. */
export class InvalidLimitError extends NornirError implements InvalidLimitDetails {
  readonly code = 'INVALID_LIMIT'
  /** What is wrong with it. */
  readonly field: 'key' | 'count'
  /** What was given for that. */
  readonly received: unknown

  constructor({ field, received }: InvalidLimitDetails, options?: ErrorOptions) {
    const expected = field === 'key' ? 'a text that is not empty' : 'a whole number of at least 1'
    super(
      `atMost: expected ${expected} as ${field}, got ${inspect(received, { depth: 0 })}`,
      options,
    )
    this.field = field
    this.received = received
  }
}
