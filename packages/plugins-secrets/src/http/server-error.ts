import { NornirError } from '@nornir-ts/kernel'

/** Details of a {@link ServerUnreachableError} and a {@link ServerCertificateError}. */
export interface ServerFailureDetails {
  /** What was asked, without its query. */
  readonly url: string
  /** What happened. */
  readonly reason: string
}

/** A server that keeps secrets did not answer: no connection, no such name, cut off, too slow. */
export class ServerUnreachableError extends NornirError implements ServerFailureDetails {
  readonly code = 'SECRET_SERVER_UNREACHABLE'
  override readonly retryable = true
  /** What was asked, without its query. */
  readonly url: string
  /** What happened. */
  readonly reason: string

  constructor({ url, reason }: ServerFailureDetails, options?: ErrorOptions) {
    super(`no answer from ${url}: ${reason}`, options)
    this.url = url
    this.reason = reason
  }
}

/** The server and we do not trust each other's certificate, or do not agree on TLS. Nothing was sent. */
export class ServerCertificateError extends NornirError implements ServerFailureDetails {
  readonly code = 'SECRET_SERVER_CERTIFICATE'
  /** What was asked, without its query. */
  readonly url: string
  /** What happened. */
  readonly reason: string

  constructor({ url, reason }: ServerFailureDetails, options?: ErrorOptions) {
    super(
      `no safe connection to ${url}: ${reason}; for an authority of your own set tls.caFile or NODE_EXTRA_CA_CERTS, for a client certificate tls.certFile and tls.keyFile`,
      options,
    )
    this.url = url
    this.reason = reason
  }
}

/** Details of a {@link ServerAnswerError}. */
export interface ServerAnswerDetails {
  /** What was asked, without its query. */
  readonly url: string
  /** The HTTP status. */
  readonly status: number
  /** What is wrong with the answer. It does not hold the answer, which may hold secrets. */
  readonly problem: string
  /** Whether the same question may be answered later. */
  readonly retryable?: boolean | undefined
  /** How long the server wants to be left alone, in milliseconds. */
  readonly retryAfterMs?: number | undefined
}

/** A server that keeps secrets gave an answer that is of no use: it is overloaded, broken, or another kind of server. */
export class ServerAnswerError extends NornirError implements ServerAnswerDetails {
  readonly code = 'SECRET_SERVER_ANSWER'
  override readonly retryable: boolean
  /** What was asked, without its query. */
  readonly url: string
  /** The HTTP status. */
  readonly status: number
  /** What is wrong with the answer. */
  readonly problem: string
  /** How long the server wants to be left alone, in milliseconds. */
  readonly retryAfterMs: number | undefined

  constructor(details: ServerAnswerDetails, options?: ErrorOptions) {
    const { url, status, problem, retryable = false, retryAfterMs } = details
    super(`${url} answered with status ${status}: ${problem}`, options)
    this.retryable = retryable
    this.url = url
    this.status = status
    this.problem = problem
    this.retryAfterMs = retryAfterMs
  }
}
