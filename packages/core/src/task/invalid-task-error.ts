import { inspect } from 'node:util'
import { NornirError } from '@nornir-ts/kernel'

/** Details of an {@link InvalidTaskError}. */
export interface InvalidTaskDetails {
  /** What was given. */
  readonly received: unknown
}

/** What was to be run is neither a task nor a function. */
export class InvalidTaskError extends NornirError implements InvalidTaskDetails {
  readonly code = 'INVALID_TASK'
  /** What was given. */
  readonly received: unknown

  constructor({ received }: InvalidTaskDetails, options?: ErrorOptions) {
    super(
      `Cannot run ${inspect(received, { depth: 0 })}: expected a task (see defineTask) or a function; undefined often comes from modules that import each other`,
      options,
    )
    this.received = received
  }
}
