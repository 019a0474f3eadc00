/** How a request is tried again. */
export interface RetryPolicy {
  /** Tries in all. */
  readonly attempts: number
  /** Wait before the second try, in milliseconds; doubled for each further one, with jitter. */
  readonly delayMs: number
}

/** What a server may have us wait; one that wants more is given up on. */
export const LONGEST_WAIT_MS = 60_000

/** Answers that pass: too many requests, and what proxies say while the server behind them is busy or starts. */
const PASSING: readonly number[] = [429, 502, 503, 504]
/** Answers that say that what was asked for is too much at once. */
const TOO_MUCH: readonly number[] = [502, 504]

/** Whether the same request may have another answer soon. */
export function isPassing(status: number): boolean {
  return PASSING.includes(status)
}

/** Whether less at once may help. */
export function isTooMuch(status: number): boolean {
  return TOO_MUCH.includes(status)
}

/** Failures of a connection that may be over at the next try. The others (a refused connection, an unknown name, a wrong certificate) stay. */
const BROKEN: readonly string[] = [
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EAI_AGAIN',
  'UND_ERR_SOCKET',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
]

/** The reason of a failed `fetch`, which wraps it. */
export function reasonOf(error: Error): Error & { readonly code?: string } {
  return error.cause instanceof Error ? error.cause : error
}

/** Whether a connection that broke may hold at the next try. */
export function isBroken(error: Error): boolean {
  return BROKEN.includes(reasonOf(error).code ?? '')
}

/** Whether the server's certificate is the trouble. */
export function isCertificate(error: Error): boolean {
  return /CERT|SELF_SIGNED|ERR_TLS|UNABLE_TO_VERIFY|ERR_SSL/.test(reasonOf(error).code ?? '')
}

/**
 * How long to wait before the next try: what the server asks for, else exponentially longer, with jitter so
 * that many programs do not come back at the same moment.
 *
 * @param attempt - The one that failed, from 1.
 * @param delayMs - See {@link RetryPolicy}.
 * @param retryAfterMs - What the server asks for.
 */
export function waitBefore(
  attempt: number,
  delayMs: number,
  retryAfterMs: number | undefined,
): number {
  const longest = Math.min(delayMs * 2 ** (attempt - 1), LONGEST_WAIT_MS)
  return retryAfterMs ?? longest * (0.5 + Math.random() / 2)
}
