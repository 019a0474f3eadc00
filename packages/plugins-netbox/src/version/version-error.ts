import { NornirError } from '@nornir-ts/kernel'

/** Details of a {@link NetboxVersionError}. */
export interface NetboxVersionDetails {
  /** `NetBox` or `Nautobot`. */
  readonly server: string
  /** What it says. */
  readonly version: string
  /** The oldest that will do, e.g. `4.0`. */
  readonly needed: string
  /** What for. */
  readonly purpose: string
}

/** The server is too old for what is wanted of it. */
export class NetboxVersionError extends NornirError implements NetboxVersionDetails {
  readonly code = 'NETBOX_VERSION'
  /** `NetBox` or `Nautobot`. */
  readonly server: string
  /** What it says. */
  readonly version: string
  /** The oldest that will do, e.g. `4.0`. */
  readonly needed: string
  /** What for. */
  readonly purpose: string

  constructor({ server, version, needed, purpose }: NetboxVersionDetails, options?: ErrorOptions) {
    super(`${purpose} needs ${server} ${needed} or later; this is ${version}`, options)
    this.server = server
    this.version = version
    this.needed = needed
    this.purpose = purpose
  }
}
