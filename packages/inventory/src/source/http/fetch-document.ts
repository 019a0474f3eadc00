import { NornirError, pause } from '@nornir-ts/kernel'
import { connectionError } from './connection-error.ts'
import { followRedirects } from './follow-redirects.ts'
import { HttpStatusError, HttpTimeoutError } from './http-error.ts'
import type { HttpRequest } from './http-options.ts'
import { readAnswer } from './read-answer.ts'
import { shownUrl } from './shown-url.ts'

/** The bytes of a document, and where they came from. */
export interface HttpDocument {
  /** The document. */
  readonly bytes: Uint8Array
  /** Where it came from, after redirects, as it may be shown. */
  readonly url: string
}

const maxAttempts = 3
const firstDelayMs = 500

/**
 * Gets a document, with a few attempts while what goes wrong may pass by itself.
 *
 * @param request - What is asked.
 * @param signal - Gives up once it aborts.
 * @throws the errors of `http-error.ts`; the signal's reason.
 */
export async function fetchDocument(
  request: HttpRequest,
  signal: AbortSignal | undefined,
): Promise<HttpDocument> {
  const { timeoutMs, maxBytes } = request
  const url = shownUrl(request.url)
  const deadline = performance.now() + timeoutMs
  const tooLate = new HttpTimeoutError({ url, timeoutMs })
  const limit = new AbortController()
  const stop = (): void => limit.abort(signal?.reason)
  const timer = setTimeout(() => limit.abort(tooLate), timeoutMs)
  signal?.addEventListener('abort', stop)
  try {
    for (let attempt = 1; ; attempt++) {
      const outcome = await attemptOnce().catch((error: unknown) => failureOf(error))
      if (!(outcome instanceof Error)) return outcome
      const delayMs = delayOf(outcome, attempt)
      const isOver = attempt === maxAttempts || performance.now() + delayMs >= deadline
      if (!outcome.retryable || isOver) throw outcome
      await pause(delayMs, limit.signal)
    }
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', stop)
  }

  async function attemptOnce(): Promise<HttpDocument> {
    const answer = await followRedirects(request, limit.signal)
    const bytes = await readAnswer(answer, maxBytes, limit.signal)
    return { bytes, url: shownUrl(answer.url) }
  }

  function failureOf(error: unknown): NornirError {
    // Whatever a `fetch` makes of it, the reason is ours.
    limit.signal.throwIfAborted()
    return NornirError.is(error) ? error : connectionError(error, url, request.secrets)
  }
}

/** Longer each time, and not the same for all who were turned away together. */
function delayOf(failure: NornirError, attempt: number): number {
  const wanted = failure instanceof HttpStatusError ? failure.retryAfterMs : undefined
  return wanted ?? firstDelayMs * 2 ** (attempt - 1) * (0.5 + Math.random() / 2)
}
