import { NornirError } from '@nornir-ts/kernel'

/** Details of a {@link NetboxAnswerError}. */
export interface NetboxAnswerDetails {
  /** What was asked for. */
  readonly url: string
  /** Id of the object that is wrong; `undefined` where the answer as a whole is. */
  readonly id: number | string | undefined
  /** The field, e.g. `device_type.manufacturer.slug`; empty where it is the answer or the object itself. */
  readonly field: string
  /** What would be right. */
  readonly expected: string
  /** What came instead. */
  readonly received: string
}

/** The server answered, but not with what such an answer should hold. */
export class NetboxAnswerError extends NornirError implements NetboxAnswerDetails {
  readonly code = 'NETBOX_ANSWER'
  /** What was asked for. */
  readonly url: string
  /** Id of the object that is wrong; `undefined` where the answer as a whole is. */
  readonly id: number | string | undefined
  /** The field, e.g. `device_type.manufacturer.slug`; empty where it is the answer or the object itself. */
  readonly field: string
  /** What would be right. */
  readonly expected: string
  /** What came instead. */
  readonly received: string

  constructor(details: NetboxAnswerDetails, options?: ErrorOptions) {
    const { url, id, field, expected, received } = details
    const place = [id === undefined ? '' : `id ${id}`, field].filter((part) => part !== '')
    const where = place.length === 0 ? '' : `${place.join(', ')}: `
    super(`GET ${url}: ${where}expected ${expected}, got ${received}`, options)
    this.url = url
    this.id = id
    this.field = field
    this.expected = expected
    this.received = received
  }
}
