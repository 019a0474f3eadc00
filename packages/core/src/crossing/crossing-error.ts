import { NornirError } from '@nornir-ts/kernel'

/** Details of a {@link CrossingError}. */
export interface CrossingDetails {
  /** Where it is, from what was to cross: `params.device.url`, `host.data.client`; shortened in the middle when very long. */
  readonly path: string
  /** What it is: `a function`, `an instance of URL`. */
  readonly found: string
}

/** Something cannot cross to another thread as it is, and nothing is changed on the way without a word. */
export class CrossingError extends NornirError implements CrossingDetails {
  readonly code = 'CANNOT_CROSS'
  /** Where it is, from what was to cross: `params.device.url`, `host.data.client`; shortened in the middle when very long. */
  readonly path: string
  /** What it is: `a function`, `an instance of URL`. */
  readonly found: string

  constructor({ path, found }: CrossingDetails, options?: ErrorOptions) {
    super(
      `${path} is ${found}, which cannot cross to another thread: give plain data, Date, RegExp, Map, Set, typed arrays, Secret or errors, or run the task on one thread (runner concurrent)`,
      options,
    )
    this.path = path
    this.found = found
  }
}
