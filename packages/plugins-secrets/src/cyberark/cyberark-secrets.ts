import { retryAfterMs, Secret, type SecretLease, type SecretProvider } from '@nornir-ts/kernel'
import { type HttpAnswer, HttpClient, urlOf } from '../http/http-client.ts'
import { ServerAnswerError } from '../http/server-error.ts'
import { withRetries } from '../http/with-retries.ts'
import { CyberArkRefusalError } from './cyberark-error.ts'
import { type CyberArkOptions, cyberArkSettings } from './cyberark-options.ts'
import { cyberArkQuery } from './cyberark-query.ts'

const CHANGING = 'APPAP282E'

/**
 * `{ $cyberark: { Safe: Network, Object: tacacs } }`: the password of an account in CyberArk, by its
 * Central Credential Provider (`AIMWebService/api/Accounts`). A text is the name of an object.
 *
 * While a password is being changed the provider is asked again, `changeAttempts` times.
 *
 * @param options - Where the Central Credential Provider is, and as which application we come.
 * @throws SecretsOptionError for options that make no sense.
 * @example
 * ```ts
 * import { initNornir } from '@nornir-ts/core'
 * import { cyberArkSecrets } from '@nornir-ts/plugins-secrets'
 *
 * const cyberark = cyberArkSecrets({
 *   url: 'https://ccp.example.net',
 *   appId: 'NetAutomation',
 *   safe: 'Network',
 *   tls: { certFile: '/etc/nornir/ccp.pem', keyFile: '/etc/nornir/ccp.key' },
 * })
 * const nr = await initNornir({ secretProviders: [cyberark] })
 * ```
 */
export function cyberArkSecrets(options: CyberArkOptions): SecretProvider {
  const settings = cyberArkSettings(options)
  const { timeoutMs, tls, appId, safe, leaseMs } = settings
  const { attempts, retryDelayMs: delayMs, changeAttempts, changeDelayMs } = settings
  const http = new HttpClient({ provider: 'cyberark', timeoutMs, tls })
  return {
    name: 'cyberark',
    provide: async (argument, signal) => {
      const url = new URL('api/Accounts', settings.url)
      const query = new Map([['AppID', appId], ...cyberArkQuery(argument, safe)])
      // Without it the old password, or the new one, comes as if nothing were going on.
      query.set('FailRequestOnPasswordChange', 'true')
      // By hand: a form's "+" for a space is what CyberArk does not take.
      const pairs = Array.from(query, ([key, value]) => `${key}=${encodeURIComponent(value)}`)
      url.search = pairs.join('&')
      const headers = { Accept: 'application/json' }
      const ask = async (): Promise<SecretLease> =>
        leaseOf(urlOf({ url }), await http.ask({ method: 'GET', url, headers }, signal), leaseMs)
      return await withRetries(
        () => withRetries(ask, { attempts, delayMs }, signal),
        {
          attempts: changeAttempts,
          delayMs: changeDelayMs,
          isPassing: (error) =>
            error instanceof CyberArkRefusalError && error.errorCode === CHANGING,
        },
        signal,
      )
    },
  }
}

function leaseOf(url: string, answer: HttpAnswer, leaseMs: number): SecretLease {
  const { status, body } = answer
  const json = objectOf(body)
  if (status === 200 && typeof json?.['Content'] === 'string') {
    const isChanging = /^true$/i.test(String(json['PasswordChangeInProcess']))
    return { secret: new Secret(json['Content']), leaseMs: isChanging ? 0 : leaseMs }
  }
  const { ErrorCode: code } = json ?? {}
  // Nothing but what a code looks like: a stranger's answer may hold anything.
  if (typeof code === 'string' && /^[A-Z]{4,6}\d{3}[A-Z]$/.test(code)) {
    throw new CyberArkRefusalError({ url, status, errorCode: code })
  }
  if (status === 403) throw new CyberArkRefusalError({ url, status, errorCode: undefined })
  throw new ServerAnswerError({
    url,
    status,
    problem:
      json === undefined
        ? 'it is no JSON object: is this the web service?'
        : 'there is no password in it',
    retryable: status === 429 || status >= 500,
    retryAfterMs: retryAfterMs(answer.headers['retry-after']),
  })
}

/** The parser's own error would show a piece of the text. */
function objectOf(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null
      ? (value as Record<string, unknown>)
      : undefined
  } catch {
    return undefined
  }
}
