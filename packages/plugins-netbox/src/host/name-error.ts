import { NornirError } from '@nornir-ts/kernel'

/** Details of a {@link NetboxNameError}. */
export interface NetboxNameDetails {
  /** What is wrong with names, one line each. */
  readonly problems: readonly string[]
}

/** Hosts have the same name, or none, and `names` says `refuse`. */
export class NetboxNameError extends NornirError implements NetboxNameDetails {
  readonly code = 'NETBOX_NAME'
  /** What is wrong with names, one line each. */
  readonly problems: readonly string[]

  constructor({ problems }: NetboxNameDetails, options?: ErrorOptions) {
    super(`the names of hosts are not unique: ${problems.join('; ')}`, options)
    this.problems = problems
  }
}
