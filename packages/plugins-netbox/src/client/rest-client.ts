import { NornirError, pause, retryAfterMs, type Secret, toError } from '@nornir-ts/kernel'
import { type Reply, readBody, readReply } from './read-reply.ts'
import {
  NetboxAccessError,
  NetboxRedirectError,
  NetboxStatusError,
  NetboxTimeoutError,
  NetboxUnreachableError,
} from './request-error.ts'
import {
  isBroken,
  isCertificate,
  isPassing,
  isTooMuch,
  LONGEST_WAIT_MS,
  type RetryPolicy,
  reasonOf,
  waitBefore,
} from './retry.ts'
import { showUrl } from './show-url.ts'
import { Turns } from './turns.ts'

/** How a server is talked to. */
export interface RestClientOptions {
  /** Where it is; ends in `/`. */
  readonly base: URL
  /** What stands in the `Authorization` header. */
  readonly authorization: Secret
  /** How long one try may take, from the request to the last byte. */
  readonly timeoutMs: number
  /** How failed requests are tried again. */
  readonly retry: RetryPolicy
  /** In place of the built-in one. */
  readonly fetch: typeof globalThis.fetch
  /** Ends everything. */
  readonly signal: AbortSignal | undefined
  /** Waits between tries. Default: {@link pause}. */
  readonly wait?: typeof pause
}

/** What is asked for. */
export interface RestRequest {
  /** Below the base, without a leading `/`, e.g. `api/dcim/devices/`. */
  readonly path: string
  /** Parameters of the next try: a page may become smaller meanwhile. */
  readonly query?: (() => URLSearchParams) | undefined
  /** Told when the server had too much to do. */
  readonly onTooMuch?: (() => void) | undefined
}

/** One try. */
interface Asked {
  /** For people. */
  readonly url: string
  /** The how many-th, from 1. */
  readonly attempt: number
  readonly signal: AbortSignal
}

/** One try that failed. */
interface Failure {
  readonly error: Error
  /** Whether another try makes sense. */
  readonly isPassing: boolean
  readonly isTooMuch?: boolean
  readonly retryAfterMs?: number | undefined
}

/** Reads JSON from one server, with time-outs and retries. Only GET: what failed can be asked again. */
export class RestClient {
  readonly #options: RestClientOptions
  readonly #turns: Turns

  /**
   * @param options - How the server is talked to.
   * @param turns - Shared by all that ask it at the same time.
   */
  constructor(options: RestClientOptions, turns: Turns = new Turns()) {
    this.#options = options
    this.#turns = turns
  }

  /** The same, which also ends with another signal. */
  until(signal: AbortSignal): RestClient {
    return new RestClient({ ...this.#options, signal }, this.#turns)
  }

  /** Ends what is asked for. */
  get signal(): AbortSignal | undefined {
    return this.#options.signal
  }

  /**
   * Gets one answer.
   *
   * @param request - What is asked for.
   * @throws {@link NetboxUnreachableError}, {@link NetboxTimeoutError}, {@link NetboxStatusError},
   *   {@link NetboxAccessError}, {@link NetboxRedirectError}, or `NetboxAnswerError` for what is no JSON.
   * @throws the reason of the signal once it aborts.
   */
  async get(request: RestRequest): Promise<Reply> {
    const { retry, signal, wait = pause } = this.#options
    for (let attempt = 1; ; attempt += 1) {
      signal?.throwIfAborted()
      const outcome = await this.#try(request, attempt)
      if ('value' in outcome) return outcome
      signal?.throwIfAborted()
      if (outcome.isTooMuch === true) request.onTooMuch?.()
      if (!outcome.isPassing || attempt >= retry.attempts) throw outcome.error
      const waitMs = waitBefore(attempt, retry.delayMs, outcome.retryAfterMs)
      if (waitMs > LONGEST_WAIT_MS) throw outcome.error
      await wait(waitMs, signal)
    }
  }

  async #try({ path, query }: RestRequest, attempt: number): Promise<Reply | Failure> {
    const { base, timeoutMs, signal } = this.#options
    const target = new URL(path, base)
    target.search = String(query?.() ?? '')
    const url = showUrl(target)
    const abort = new AbortController()
    let giveUp = (): void => undefined
    // A `fetch` of the user's own may not listen to the signal. Nor may the signal hold this: it would keep the page.
    const ended = new Promise<never>((_, reject) => {
      giveUp = () => reject(abort.signal.reason)
    })
    const end = (): void => {
      abort.abort()
      giveUp()
    }
    const timer = setTimeout(end, timeoutMs)
    signal?.addEventListener('abort', end, { once: true })
    try {
      return await Promise.race([this.#ask(target, { url, attempt, signal: abort.signal }), ended])
    } catch (thrown) {
      const error = toError(thrown)
      if (abort.signal.aborted) {
        const details = { url, timeoutMs, attempts: attempt }
        return { error: new NetboxTimeoutError(details), isPassing: true, isTooMuch: true }
      }
      if (NornirError.is(error)) throw error
      const details = { url, attempts: attempt, retryable: !isCertificate(error) }
      const reason = reasonOf(error)
      // An error for several addresses has no message.
      const words = this.#hide(reason.message || (reason.code ?? 'no reason given'))
      const cause = words === reason.message ? reason : new Error(words)
      return {
        error: new NetboxUnreachableError(details, { cause }),
        isPassing: isBroken(error),
      }
    } finally {
      clearTimeout(timer)
      signal?.removeEventListener('abort', end)
    }
  }

  async #ask(target: URL, asked: Asked): Promise<Reply | Failure> {
    const { fetch, authorization } = this.#options
    const headers = { Accept: 'application/json', Authorization: authorization.reveal() }
    // A redirect would take the header along where the origin stays the same, and nobody wants another.
    const response = await fetch(target, { headers, signal: asked.signal, redirect: 'manual' })
    return response.ok
      ? readReply(response, asked.url, this.#turns)
      : this.#refusal(response, asked)
  }

  async #refusal(response: Response, { url, attempt }: Asked): Promise<Failure> {
    const { status, headers } = response
    const location = headers.get('location')
    if (status >= 300 && status < 400) {
      await response.body?.cancel()
      const where = this.#hide(location ?? 'nowhere')
      return { error: new NetboxRedirectError({ url, location: where }), isPassing: false }
    }
    // Hidden before it is shortened: half a token is one that nobody would find.
    const detail = detailOf(this.#hide(await readDetail(response)))
    if (status === 401 || status === 403) {
      return { error: new NetboxAccessError({ url, detail }), isPassing: false }
    }
    return {
      error: new NetboxStatusError({ url, status, detail, attempts: attempt }),
      isPassing: isPassing(status),
      isTooMuch: isTooMuch(status),
      retryAfterMs: retryAfterMs(headers.get('retry-after')),
    }
  }

  /** A server, or a proxy before it, may show the header that it did not like. */
  #hide(text: string): string {
    const authorization = this.#options.authorization.reveal()
    const token = authorization.slice(authorization.indexOf(' ') + 1)
    // Of version 2 only what stands behind the dot is secret, and may be quoted alone.
    const secret = token.slice(token.indexOf('.') + 1)
    return text.replaceAll(token, '[secret]').replaceAll(secret || token, '[secret]')
  }
}

const LONGEST_DETAIL = 300
const MOST_DETAIL_BYTES = 64 * 1024

async function readDetail(response: Response): Promise<string> {
  const { content } = await readBody(response, MOST_DETAIL_BYTES)
  return content.toString('utf8')
}

/** What an error says: `detail` where it is one of NetBox's, else its beginning. */
function detailOf(body: string): string {
  let text = body
  try {
    const parsed: unknown = JSON.parse(body)
    const detail: unknown = (parsed as { detail?: unknown } | null)?.detail
    text = typeof detail === 'string' ? detail : JSON.stringify(parsed)
  } catch {
    // The page of a proxy: its tags say nothing.
    text = body.replaceAll(/<(style|script)[\s\S]*?<\/\1>|<[^>]*>/gi, ' ')
  }
  const line = text.replaceAll(/\s+/g, ' ').trim()
  if (line === '') return 'without a word'
  return line.length > LONGEST_DETAIL ? `${line.slice(0, LONGEST_DETAIL)}…` : line
}
