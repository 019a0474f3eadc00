import { isMap, REDACTED, retryAfterMs, Secret } from '@nornir-ts/kernel'
import { type HttpAnswer, HttpClient, type HttpRequest, urlOf } from '../http/http-client.ts'
import { ServerAnswerError } from '../http/server-error.ts'
import { withRetries } from '../http/with-retries.ts'
import { VaultRedirectError, VaultSealedError } from './vault-error.ts'
import type { VaultSettings } from './vault-options.ts'

/** What is asked of Vault. */
export interface VaultRequest {
  readonly method: 'GET' | 'POST'
  /** Behind `/v1/`, encoded. */
  readonly path: string
  readonly version?: number | undefined
  readonly namespace: string | undefined
  /** Left out: a log-in. */
  readonly token?: Secret | undefined
  readonly body?: Readonly<Record<string, string | Secret>> | undefined
}

/** What Vault answers: with data, or refusing. */
export interface VaultAnswer {
  /** What was asked, without its query. */
  readonly url: string
  readonly status: number
  /** The answer as it came. It may hold secrets. */
  readonly json: Readonly<Record<string, unknown>>
  /** What Vault says is wrong, without what was sent to it. */
  readonly messages: readonly string[]
}

const MAX_REDIRECTS = 3

/** Speaks Vault's HTTP API: finds the active node, and asks again where that helps. */
export class VaultClient {
  readonly #settings: VaultSettings
  readonly #http: HttpClient
  readonly #hosts: ReadonlySet<string>

  /**
   * @param settings - Where Vault is.
   */
  constructor(settings: VaultSettings) {
    const { timeoutMs, tls, address, redirectTo } = settings
    this.#settings = settings
    this.#http = new HttpClient({ provider: 'vault', timeoutMs, tls })
    this.#hosts = new Set([address.host, ...redirectTo])
  }

  /**
   * Asks.
   *
   * @param request - What.
   * @param signal - Gives up.
   * @returns An answer with data, or with a status from 400 to 404 or 405.
   * @throws {@link VaultSealedError}, {@link VaultRedirectError}, `ServerUnreachableError`,
   *   `ServerCertificateError`, `ServerAnswerError`; the reason of `signal`.
   */
  async ask(request: VaultRequest, signal: AbortSignal): Promise<VaultAnswer> {
    const { attempts, retryDelayMs: delayMs } = this.#settings
    const http = this.#httpRequest(request)
    const sent = [request.token, ...Object.values(request.body ?? {})]
    return await withRetries(
      async () => readAnswer(http, await this.#follow(http, signal), sent),
      { attempts, delayMs },
      signal,
    )
  }

  #httpRequest({ method, path, version, namespace, token, body }: VaultRequest): HttpRequest {
    const url = new URL(`v1/${path}`, this.#settings.address)
    if (version !== undefined) url.searchParams.set('version', `${version}`)
    const plain = Object.entries(body ?? {}).map(([key, value]) => [key, plainOf(value)])
    return {
      method,
      url,
      headers: {
        Accept: 'application/json',
        'X-Vault-Request': 'true', // an agent may ask for it, against requests that a browser was lured into
        ...(token && { 'X-Vault-Token': token.reveal() }),
        ...(namespace && { 'X-Vault-Namespace': namespace }),
        ...(body && { 'Content-Type': 'application/json' }),
      },
      body: body && JSON.stringify(Object.fromEntries(plain)),
    }
  }

  /** A standby may send us to the active node. The token goes only where the user allows it. */
  async #follow(request: HttpRequest, signal: AbortSignal): Promise<HttpAnswer> {
    let { url } = request
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      const answer = await this.#http.ask({ ...request, url }, signal)
      const { location } = answer.headers
      if (answer.status < 300 || answer.status > 399 || location === undefined) return answer
      const target = URL.canParse(location, url.href) ? new URL(location, url) : undefined
      const isSafe = target?.protocol === 'https:' || target?.protocol === url.protocol
      if (target === undefined || !isSafe || !this.#hosts.has(target.host)) {
        throw new VaultRedirectError({ url: urlOf({ url }), target: target?.origin ?? 'nowhere' })
      }
      url = target
    }
    const problem = `it redirected us ${MAX_REDIRECTS} times`
    throw new ServerAnswerError({ url: urlOf(request), status: 307, problem })
  }
}

function readAnswer(
  request: HttpRequest,
  answer: HttpAnswer,
  sent: readonly (string | Secret | undefined)[],
): VaultAnswer {
  const { status } = answer
  const url = urlOf(request)
  const json = objectOf(answer.body)
  const messages = messagesOf(json, sent)
  // Sealed: 503. A standby that knows of no active node: 500. Both in the words of Vault and of OpenBao.
  if (status === 503 && messages.some((message) => /\bsealed\b/i.test(message))) {
    throw new VaultSealedError({ url, messages })
  }
  const isPassing = status === 412 || status === 429 || (status >= 500 && status !== 501)
  if (isPassing || json === undefined || (status >= 300 && (status < 400 || status > 405))) {
    const what =
      json === undefined ? 'is this Vault? it sent no JSON object' : 'it cannot serve us now'
    const problem = messages.length === 0 ? what : messages.join('; ')
    const details = { url, status, problem, retryable: isPassing }
    throw new ServerAnswerError({
      ...details,
      retryAfterMs: retryAfterMs(answer.headers['retry-after']),
    })
  }
  return { url, status, json, messages }
}

/** The parser's own error would show a piece of the text. */
function objectOf(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text === '' ? '{}' : text)
    return isMap(value) ? value : undefined
  } catch {
    return undefined
  }
}

function messagesOf(
  json: Readonly<Record<string, unknown>> | undefined,
  sent: readonly (string | Secret | undefined)[],
): string[] {
  const errors = Array.isArray(json?.['errors']) ? json['errors'] : []
  const texts = errors.filter((error): error is string => typeof error === 'string').slice(0, 5)
  return texts.map((text) => shown(text, sent)).filter((text) => text !== '')
}

function shown(text: string, sent: readonly (string | Secret | undefined)[]): string {
  let safe = text
  for (const value of sent) {
    const plain = value === undefined ? '' : plainOf(value)
    if (plain !== '') safe = safe.replaceAll(plain, REDACTED)
  }
  return safe
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 300)
}

function plainOf(value: string | Secret): string {
  return value instanceof Secret ? value.reveal() : value
}
