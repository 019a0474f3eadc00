import { NornirError } from '@nornir-ts/kernel'

/** Details of every {@link NetboxRequestError}. */
export interface NetboxRequestDetails {
  /** What was asked for; the token is in no URL. */
  readonly url: string
}

/** Base of what goes wrong between us and the server. */
export abstract class NetboxRequestError extends NornirError implements NetboxRequestDetails {
  /** What was asked for; the token is in no URL. */
  readonly url: string

  constructor(message: string, { url }: NetboxRequestDetails, options?: ErrorOptions) {
    super(`GET ${url}: ${message}`, options)
    this.url = url
  }
}

/** Details of a {@link NetboxUnreachableError}. */
export interface NetboxUnreachableDetails extends NetboxRequestDetails {
  /** How often it was tried. */
  readonly attempts: number
  /** Whether it may be tried again: a wrong certificate stays wrong. Default: yes. */
  readonly retryable?: boolean | undefined
}

/** No answer at all: nobody listens, the name is unknown, the connection broke, the certificate is wrong. `cause` says which. */
export class NetboxUnreachableError extends NetboxRequestError implements NetboxUnreachableDetails {
  readonly code = 'NETBOX_UNREACHABLE'
  override readonly retryable: boolean
  /** How often it was tried. */
  readonly attempts: number

  constructor(details: NetboxUnreachableDetails, options: { readonly cause: Error }) {
    const { attempts, retryable = true } = details
    const hint = retryable
      ? ''
      : '; a certificate of your own authority is trusted with NODE_EXTRA_CA_CERTS=file'
    super(`no answer (${options.cause.message}), tried ${times(attempts)}${hint}`, details, options)
    this.retryable = retryable
    this.attempts = attempts
  }
}

/** Details of a {@link NetboxTimeoutError}. */
export interface NetboxTimeoutDetails extends NetboxRequestDetails {
  /** How long each try may take. */
  readonly timeoutMs: number
  /** How often it was tried. */
  readonly attempts: number
}

/** The server did not answer in time. */
export class NetboxTimeoutError extends NetboxRequestError implements NetboxTimeoutDetails {
  readonly code = 'NETBOX_TIMEOUT'
  override readonly retryable = true
  /** How long each try may take. */
  readonly timeoutMs: number
  /** How often it was tried. */
  readonly attempts: number

  constructor(details: NetboxTimeoutDetails, options?: ErrorOptions) {
    const { timeoutMs, attempts } = details
    super(
      `no whole answer within ${timeoutMs} ms, tried ${times(attempts)}; a smaller pageSize or a longer timeoutMs may help`,
      details,
      options,
    )
    this.timeoutMs = timeoutMs
    this.attempts = attempts
  }
}

/** Details of a {@link NetboxStatusError}. */
export interface NetboxStatusDetails extends NetboxRequestDetails {
  /** Status code. */
  readonly status: number
  /** What the server said about it, shortened. */
  readonly detail: string
  /** How often it was tried. */
  readonly attempts: number
}

/** The server answered with an error, or not with an answer at all. */
export class NetboxStatusError extends NetboxRequestError implements NetboxStatusDetails {
  readonly code = 'NETBOX_STATUS'
  override readonly retryable: boolean
  /** Status code. */
  readonly status: number
  /** What the server said about it, shortened. */
  readonly detail: string
  /** How often it was tried. */
  readonly attempts: number

  constructor(details: NetboxStatusDetails, options?: ErrorOptions) {
    const { status, detail, attempts } = details
    const hint = status === 404 ? '; is url the address of the server, with its path?' : ''
    super(
      `the server answered ${status} (${detail}), tried ${times(attempts)}${hint}`,
      details,
      options,
    )
    this.retryable = status === 429 || status >= 500
    this.status = status
    this.detail = detail
    this.attempts = attempts
  }
}

/** Details of a {@link NetboxAccessError}. */
export interface NetboxAccessDetails extends NetboxRequestDetails {
  /** What the server said about it, shortened. */
  readonly detail: string
}

/** The server knows the token not, or not any more, or does not let it see what was asked for. */
export class NetboxAccessError extends NetboxRequestError implements NetboxAccessDetails {
  readonly code = 'NETBOX_ACCESS'
  /** What the server said about it, shortened. */
  readonly detail: string

  constructor(details: NetboxAccessDetails, options?: ErrorOptions) {
    const { detail } = details
    const hint = /permission/i.test(detail)
      ? 'give its user the permission to view these objects'
      : 'check the token: a whole one (40 digits, or nbt_…), not expired, allowed from this address'
    super(`the server refuses the token (${detail}); ${hint}`, details, options)
    this.detail = detail
  }
}

/** Details of a {@link NetboxRedirectError}. */
export interface NetboxRedirectDetails extends NetboxRequestDetails {
  /** Where the server sends us. */
  readonly location: string
}

/** The server sends us elsewhere. That is not followed: the token goes to the address in the options, to no other. */
export class NetboxRedirectError extends NetboxRequestError implements NetboxRedirectDetails {
  readonly code = 'NETBOX_REDIRECT'
  /** Where the server sends us. */
  readonly location: string

  constructor(details: NetboxRedirectDetails, options?: ErrorOptions) {
    const { location } = details
    super(
      `the server sends us to ${location}, where the token does not go; set the right address as url`,
      details,
      options,
    )
    this.location = location
  }
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`
}
