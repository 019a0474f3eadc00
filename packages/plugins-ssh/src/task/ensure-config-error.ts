import { NornirError } from '@nornir-ts/core'

/** Details of an {@link EnsureConfigError}. */
export interface EnsureConfigDetails {
  /** Name of the host in the inventory. */
  readonly host: string
  /** Lines that were typed. */
  readonly sent: readonly string[]
  /** What would still have to be typed, as a diff. */
  readonly missing: string
}

/**
 * The device took the lines, and its configuration is still not as it was to be: it shows them in another
 * form, or leaves them out. Typed again and again they would change nothing, and `changed` would lie.
 */
export class EnsureConfigError extends NornirError implements EnsureConfigDetails {
  readonly code = 'ENSURE_CONFIG'
  /** Name of the host in the inventory. */
  readonly host: string
  /** Lines that were typed. */
  readonly sent: readonly string[]
  /** What would still have to be typed, as a diff. */
  readonly missing: string
  /** The lines were taken. */
  readonly changed = true

  constructor(details: EnsureConfigDetails, options?: ErrorOptions) {
    const { host, sent, missing } = details
    super(
      `${host}: the device took ${sent.length} lines and does not show what was to be there; write lines as the device shows them. Still to do:\n${missing}`,
      options,
    )
    this.host = host
    this.sent = sent
    this.missing = missing
  }
}
