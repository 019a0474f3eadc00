import { NetboxRequestError } from '../client/request-error.ts'

/** Details of a {@link NetboxChangingError}. */
export interface NetboxChangingDetails {
  /** A page of the list. */
  readonly url: string
  /** How often it was read. */
  readonly attempts: number
}

/** A list that is paged by offset changed each time it was read: objects may have slipped through, so none are given. */
export class NetboxChangingError extends NetboxRequestError implements NetboxChangingDetails {
  readonly code = 'NETBOX_CHANGING'
  override readonly retryable = true
  /** How often it was read. */
  readonly attempts: number

  constructor(details: NetboxChangingDetails, options?: ErrorOptions) {
    const { attempts } = details
    super(
      `objects were deleted each of the ${attempts} times that the list was read, so some may be missing; try again when less changes, or with larger pages`,
      details,
      options,
    )
    this.attempts = attempts
  }
}
