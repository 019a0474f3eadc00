import { type ConnectionPlugin, NornirError } from '@nornir-ts/core'

/** A device's HTTP interface, for one user. */
export interface HttpApi {
  /** Fetches a resource; rejects with {@link HttpApiError}. */
  readonly get: (path: string, signal?: AbortSignal) => Promise<unknown>
}

/** What the plugin takes from `connection_options.http.extras`. */
interface HttpExtras {
  readonly scheme?: 'http' | 'https'
}

/**
 * Talks HTTP to devices. Tasks use it as `await connection(httpApi)`; the inventory may say
 * `connection_options: { http: { port: 8080, extras: { scheme: http } } }`.
 *
 * Requests stand alone, so there is nothing to close and nothing that could die between two of them.
 */
export const httpApi: ConnectionPlugin<HttpApi> = {
  name: 'http',
  async open({ host, parameters, logIn }, signal) {
    const { hostname = host, port, username, password } = parameters
    const { scheme = 'https' } = parameters.extras as HttpExtras
    const base = `${scheme}://${hostname}:${port ?? (scheme === 'https' ? 443 : 80)}`
    const session: HttpApi = {
      get: async (path, requestSignal) => {
        const credentials = Buffer.from(`${username}:${password?.reveal()}`).toString('base64')
        const headers = { authorization: `Basic ${credentials}` }
        return request(host, `${base}${path}`, { headers, signal: requestSignal ?? null })
      },
    }
    // In `logIn`, so that a wrong password is not tried on device after device.
    await logIn({ username, secret: password }, () => session.get('/', signal))
    return session
  },
  close: async () => {},
}

async function request(host: string, url: string, init: RequestInit): Promise<unknown> {
  const response = await fetch(url, init).catch((cause: Error) => {
    init.signal?.throwIfAborted() // we gave up, not the device
    throw new HttpApiError({ host, url }, { cause })
  })
  const body = await response.text()
  if (!response.ok) throw new HttpApiError({ host, url, status: response.status })
  return body === '' ? undefined : JSON.parse(body)
}

/** What an {@link HttpApiError} says. */
export interface HttpApiErrorDetails {
  /** The device. */
  readonly host: string
  /** What was asked for. */
  readonly url: string
  /** What it answered; undefined when it did not. */
  readonly status?: number | undefined
}

/** A request was not answered, or answered with an error. */
export class HttpApiError extends NornirError implements HttpApiErrorDetails {
  readonly code = 'HTTP_API'
  readonly host: string
  readonly url: string
  readonly status: number | undefined
  /** Only a device that did not answer may do so the next time. */
  override readonly retryable: boolean
  /** Counted over all devices of a run: after three, the password is tried no more. */
  readonly credentialRejected: boolean

  constructor({ host, url, status }: HttpApiErrorDetails, options?: ErrorOptions) {
    super(`${host}: ${url}: ${status ?? 'no answer'}`, options)
    this.host = host
    this.url = url
    this.status = status
    this.retryable = status === undefined
    this.credentialRejected = status === 401
  }
}
