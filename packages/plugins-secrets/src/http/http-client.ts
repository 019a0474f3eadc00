import { once } from 'node:events'
import type { Agent, IncomingMessage } from 'node:http'
import { remembered, toError, waitFor } from '@nornir-ts/kernel'
import {
  ServerAnswerError,
  ServerCertificateError,
  ServerUnreachableError,
} from './server-error.ts'
import { secureContext, type TlsOptions } from './tls-options.ts'

/** What is asked of a server. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST'
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | undefined
}

/** What a server answers, whatever its status. */
export interface HttpAnswer {
  readonly status: number
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

/** Options of an {@link HttpClient}. */
export interface HttpClientOptions {
  /** Name of the provider, for errors. */
  readonly provider: string
  /** How long an answer may take, in milliseconds. */
  readonly timeoutMs: number
  /** How connections are secured. */
  readonly tls: TlsOptions
}

/** Connections to a server at once. */
const MAX_SOCKETS = 8
/** No secret is longer; more is another kind of answer. */
const MAX_BYTES = 1024 * 1024
const TLS_FAILURE =
  /^(ERR_(TLS|SSL|OSSL)|CERT_|CRL_|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED|HOSTNAME_|INVALID_|PATH_LENGTH|EPROTO)/

/**
 * Asks servers that keep secrets. Built on `node:https`, because `fetch` knows neither an authority of
 * one's own nor client certificates. It follows no redirect, and idle connections keep no process alive.
 */
export class HttpClient {
  readonly #options: HttpClientOptions
  #agents = new Map<string, Promise<Agent>>()

  /**
   * @param options - Time limit and TLS.
   */
  constructor(options: HttpClientOptions) {
    this.#options = options
  }

  /**
   * Asks once.
   *
   * @param request - What is asked.
   * @param signal - Gives up.
   * @throws {@link ServerUnreachableError}, {@link ServerCertificateError}, {@link ServerAnswerError} for
   *   an answer that is too long, `SecretsOptionError` for TLS files; the reason of `signal`.
   */
  async ask(request: HttpRequest, signal: AbortSignal): Promise<HttpAnswer> {
    const { timeoutMs } = this.#options
    const agent = await waitFor(this.#agent(request.url.protocol), signal)
    const limit = AbortSignal.timeout(timeoutMs)
    try {
      return await send(request, agent, AbortSignal.any([signal, limit]))
    } catch (error) {
      signal.throwIfAborted()
      const url = urlOf(request)
      if (error instanceof ServerAnswerError) throw error
      if (limit.aborted) {
        throw new ServerUnreachableError({ url, reason: `nothing came within ${timeoutMs} ms` })
      }
      throw failure(url, toError(error))
    }
  }

  #agent(protocol: string): Promise<Agent> {
    // Not one that failed: a file may not be there yet.
    return remembered(this.#agents, protocol, () => this.#makeAgent(protocol))
  }

  async #makeAgent(protocol: string): Promise<Agent> {
    const options = { keepAlive: true, maxSockets: MAX_SOCKETS }
    if (protocol === 'http:') return new (await import('node:http')).Agent(options)
    const { tls, provider } = this.#options
    const context = await secureContext(tls, provider)
    return new (await import('node:https')).Agent({ ...options, secureContext: context })
  }
}

/**
 * What was asked, as errors may show it: a query may hold what is not for everyone.
 *
 * @param request - What was asked.
 */
export function urlOf({ url }: Pick<HttpRequest, 'url'>): string {
  return `${url.origin}${url.pathname}`
}

async function send(
  { method, url, headers, body }: HttpRequest,
  agent: Agent,
  signal: AbortSignal,
): Promise<HttpAnswer> {
  const { request } =
    url.protocol === 'http:' ? await import('node:http') : await import('node:https')
  const length = body === undefined ? {} : { 'Content-Length': `${Buffer.byteLength(body)}` }
  const outgoing = request(url, { method, headers: { ...headers, ...length }, agent, signal })
  outgoing.on('error', () => undefined) // also what comes when nobody waits any more
  outgoing.end(body)
  const [incoming]: IncomingMessage[] = await once(outgoing, 'response')
  if (incoming === undefined) throw new Error('no response')
  const { statusCode: status = 0 } = incoming
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > MAX_BYTES) {
      const problem = `it is longer than ${MAX_BYTES} bytes`
      throw new ServerAnswerError({ url: urlOf({ url }), status, problem })
    }
    chunks.push(chunk)
  }
  return { status, headers: incoming.headers, body: Buffer.concat(chunks).toString('utf8') }
}

function failure(url: string, error: Error): Error {
  const { code } = error as NodeJS.ErrnoException
  const reason =
    code === undefined || error.message.includes(code) ? error.message : `${code} ${error.message}`
  // What the parser throws holds what the server sent.
  if ('rawPacket' in error) return new ServerUnreachableError({ url, reason: `no HTTP (${code})` })
  const details = { url, reason: reason.trim() }
  return code !== undefined && TLS_FAILURE.test(code)
    ? new ServerCertificateError(details, { cause: error })
    : new ServerUnreachableError(details, { cause: error })
}
