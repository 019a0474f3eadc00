import { NornirError } from '@nornir-ts/core'

/** Details of an {@link EnsureConfigError}. */
export interface EnsureConfigDetails {
  /** Name of the host in the inventory. */
  readonly host: string
  /** Lines that were typed. */
  readonly sent: readonly string[]
  /** What would still have to be typed, as a diff. */
  readonly missing: string
  /** Lines of the configuration by which what must be there does not count; nothing was sent then. */
  readonly inactive?: readonly string[] | undefined
}

/**
 * The configuration is still not as it was to be. The device took the lines, and shows them in another form,
 * or leaves them out: typed again and again they would change nothing, and `changed` would lie. Or what must
 * be there is there and does not count, and `inactive` says why: nothing was sent then.
 */
export class EnsureConfigError extends NornirError implements EnsureConfigDetails {
  readonly code = 'ENSURE_CONFIG'
  /** Name of the host in the inventory. */
  readonly host: string
  /** Lines that were typed. */
  readonly sent: readonly string[]
  /** What would still have to be typed, as a diff. */
  readonly missing: string
  /** Lines of the configuration by which what must be there does not count. */
  readonly inactive: readonly string[]
  /** Whether lines were taken. */
  readonly changed: boolean

  constructor(details: EnsureConfigDetails, options?: ErrorOptions) {
    const { host, sent, missing, inactive = [] } = details
    super(
      inactive.length > 0
        ? `${host}: what must be there does not count, for the configuration has ${inactive.map((line) => `"${line}"`).join(', ')}. Nothing was sent; activate it first`
        : missing === ''
          ? `${host}: the device took ${sent.length} lines, and then could not be read to see that they are there: ${String(options?.cause)}`
          : `${host}: the device took ${sent.length} lines and does not show what was to be there; write lines as the device shows them. Still to do:\n${missing}`,
      options,
    )
    this.host = host
    this.sent = sent
    this.missing = missing
    this.inactive = inactive
    this.changed = sent.length > 0
  }
}
