import { NornirError } from '@nornir-ts/kernel'

// None of these errors has a cause that a `fetch` made: it may hold the request, with its headers.

/** Details of an {@link HttpOptionError}. */
export interface HttpOptionDetails {
  /** The option. */
  readonly option: string
  /** What is wrong with it. */
  readonly reason: string
}

/** An option of `httpInventory` makes no sense. */
export class HttpOptionError extends NornirError implements HttpOptionDetails {
  readonly code = 'INVENTORY_HTTP_OPTION'
  /** The option. */
  readonly option: string
  /** What is wrong with it. */
  readonly reason: string

  constructor({ option, reason }: HttpOptionDetails, options?: ErrorOptions) {
    super(`httpInventory: ${option}: ${reason}`, options)
    this.option = option
    this.reason = reason
  }
}

/** Details of an {@link HttpConnectionError}. */
export interface HttpConnectionDetails {
  /** The URL, without query. */
  readonly url: string
  /** What went wrong. */
  readonly reason: string
  /** Whether it may pass by itself. */
  readonly isPassing: boolean
}

/** A server of an inventory was not reached, or hung up in the middle of its answer. */
export class HttpConnectionError
  extends NornirError
  implements Omit<HttpConnectionDetails, 'isPassing'>
{
  readonly code = 'INVENTORY_HTTP_CONNECTION'
  /** Whether it may pass by itself. */
  override readonly retryable: boolean
  /** The URL, without query. */
  readonly url: string
  /** What went wrong. */
  readonly reason: string

  constructor({ url, reason, isPassing }: HttpConnectionDetails, options?: ErrorOptions) {
    super(`Cannot get the inventory from ${url}: ${reason}`, options)
    this.retryable = isPassing
    this.url = url
    this.reason = reason
  }
}

/** Details of an {@link HttpTimeoutError}. */
export interface HttpTimeoutDetails {
  /** The URL, without query. */
  readonly url: string
  /** How long all attempts together may take, in milliseconds. */
  readonly timeoutMs: number
}

/** An inventory was not there in time, all attempts together. */
export class HttpTimeoutError extends NornirError implements HttpTimeoutDetails {
  readonly code = 'INVENTORY_HTTP_TIMEOUT'
  override readonly retryable = true
  /** The URL, without query. */
  readonly url: string
  /** How long all attempts together may take, in milliseconds. */
  readonly timeoutMs: number

  constructor({ url, timeoutMs }: HttpTimeoutDetails, options?: ErrorOptions) {
    super(`No inventory from ${url} within ${timeoutMs} ms; \`timeoutMs\` gives it longer`, options)
    this.url = url
    this.timeoutMs = timeoutMs
  }
}

/** Details of an {@link HttpStatusError}. */
export interface HttpStatusDetails {
  /** The URL, without query. */
  readonly url: string
  /** The status of the answer. */
  readonly status: number
  /** How long the server wants us to wait (`Retry-After`), in milliseconds. */
  readonly retryAfterMs?: number | undefined
}

/** Overload and restarts, which pass. */
const PASSING: readonly number[] = [429, 502, 503, 504]

/** A server answered with another status than 2xx instead of an inventory. */
export class HttpStatusError extends NornirError implements HttpStatusDetails {
  readonly code = 'INVENTORY_HTTP_STATUS'
  /** Whether it may pass by itself: 429, 502, 503, 504. */
  override readonly retryable: boolean
  /** The URL, without query. */
  readonly url: string
  /** The status of the answer. */
  readonly status: number
  /** How long the server wants us to wait (`Retry-After`), in milliseconds. */
  readonly retryAfterMs: number | undefined

  constructor({ url, status, retryAfterMs }: HttpStatusDetails, options?: ErrorOptions) {
    const isDenied = status === 401 || status === 403
    const hint = isDenied ? '; are the credentials in `headers` right?' : ''
    super(`Cannot get the inventory from ${url}: status ${status}${hint}`, options)
    this.retryable = PASSING.includes(status)
    this.url = url
    this.status = status
    this.retryAfterMs = retryAfterMs
  }
}

/** Details of an {@link HttpRedirectError}. */
export interface HttpRedirectDetails {
  /** The URL that answered so, without query. */
  readonly url: string
  /** Why it is not followed. */
  readonly reason: string
}

/** A server sends us on to where we do not go. */
export class HttpRedirectError extends NornirError implements HttpRedirectDetails {
  readonly code = 'INVENTORY_HTTP_REDIRECT'
  /** The URL that answered so, without query. */
  readonly url: string
  /** Why it is not followed. */
  readonly reason: string

  constructor({ url, reason }: HttpRedirectDetails, options?: ErrorOptions) {
    super(`${url} redirects us: ${reason}`, options)
    this.url = url
    this.reason = reason
  }
}

/** Details of an {@link HttpContentError}. */
export interface HttpContentDetails {
  /** The URL that answered, without query: after redirects it is another than the one asked for. */
  readonly url: string
  /** What came. */
  readonly received: string
}

/** A server answered with something else than JSON: often the page of a log-in. */
export class HttpContentError extends NornirError implements HttpContentDetails {
  readonly code = 'INVENTORY_HTTP_CONTENT'
  /** The URL that answered, without query: after redirects it is another than the one asked for. */
  readonly url: string
  /** What came. */
  readonly received: string

  constructor({ url, received }: HttpContentDetails, options?: ErrorOptions) {
    const hint = /html/i.test(received)
      ? '; such a page is often that of a log-in or a proxy: are the credentials in `headers` right?'
      : ''
    super(`${url}: expected JSON, got ${received}${hint}`, options)
    this.url = url
    this.received = received
  }
}

/** Details of an {@link HttpSizeError}. */
export interface HttpSizeDetails {
  /** The URL, without query. */
  readonly url: string
  /** Most bytes that are taken, unpacked. */
  readonly maxBytes: number
}

/** An inventory is larger than expected. */
export class HttpSizeError extends NornirError implements HttpSizeDetails {
  readonly code = 'INVENTORY_HTTP_SIZE'
  /** The URL, without query. */
  readonly url: string
  /** Most bytes that are taken, unpacked. */
  readonly maxBytes: number

  constructor({ url, maxBytes }: HttpSizeDetails, options?: ErrorOptions) {
    super(`${url}: more than ${maxBytes} bytes; \`maxBytes\` allows for more`, options)
    this.url = url
    this.maxBytes = maxBytes
  }
}

/** Details of an {@link HttpDocumentError}. */
export interface HttpDocumentDetails {
  /** The URL, without query. */
  readonly url: string
  /** Line, 1-based. */
  readonly line: number
  /** Column, 1-based, in UTF-16 units. */
  readonly column: number
  /** What is wrong. */
  readonly reason: string
  /** What stands before, every text and number masked but for the keys of an inventory. */
  readonly excerpt: string
}

/** What a server sent is not well-formed JSON. */
export class HttpDocumentError extends NornirError implements HttpDocumentDetails {
  readonly code = 'INVENTORY_HTTP_DOCUMENT'
  /** The URL, without query. */
  readonly url: string
  /** Line, 1-based. */
  readonly line: number
  /** Column, 1-based, in UTF-16 units. */
  readonly column: number
  /** What is wrong. */
  readonly reason: string
  /** What stands before, every text and number masked but for the keys of an inventory. */
  readonly excerpt: string

  constructor(details: HttpDocumentDetails, options?: ErrorOptions) {
    const { url, line, column, reason, excerpt } = details
    const behind = excerpt === '' ? '' : `, behind: ${excerpt}`
    super(`${url}:${line}:${column}: ${reason}${behind}`, options)
    this.url = url
    this.line = line
    this.column = column
    this.reason = reason
    this.excerpt = excerpt
  }
}
