import { NornirError, toError } from '@nornir-ts/kernel'

/** Details of an {@link InventorySourceError}. */
export interface InventorySourceDetails {
  /** Name of the source. */
  readonly source: string
}

/** A source of an inventory failed; `cause` says with what. */
export class InventorySourceError extends NornirError implements InventorySourceDetails {
  readonly code = 'INVENTORY_SOURCE'
  /** Whether what it failed with is worth another try. */
  override readonly retryable: boolean
  /** Name of the source. */
  readonly source: string

  constructor({ source }: InventorySourceDetails, options?: ErrorOptions) {
    const cause = toError(options?.cause)
    super(`The inventory source "${source}" failed: ${cause.message}`, { cause })
    this.retryable = NornirError.is(cause) && cause.retryable
    this.source = source
  }
}

/** Details of an {@link InventoryShapeError}. */
export interface InventoryShapeDetails {
  /** Name of the source. */
  readonly source: string
  /** What it should have given. */
  readonly expected: string
  /** What it gave, by kind: `a list`. */
  readonly received: string
}

/** Code of a user that was to give an inventory, or a host, gave something else. */
export class InventoryShapeError extends NornirError implements InventoryShapeDetails {
  readonly code = 'INVENTORY_SHAPE'
  /** Name of the source. */
  readonly source: string
  /** What it should have given. */
  readonly expected: string
  /** What it gave, by kind: `a list`. */
  readonly received: string

  constructor({ source, expected, received }: InventoryShapeDetails, options?: ErrorOptions) {
    super(`The inventory source "${source}" gave ${received}, expected ${expected}`, options)
    this.source = source
    this.expected = expected
    this.received = received
  }
}
