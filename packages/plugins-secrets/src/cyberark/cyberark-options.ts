import { checkTls, type TlsOptions } from '../http/tls-options.ts'
import { atLeast } from '../option/at-least.ts'
import { unknownKey } from '../option/check-keys.ts'
import type { Complete } from '../option/complete.ts'
import { SecretsOptionError } from '../option/secrets-option-error.ts'
import { serverAddress } from '../option/server-address.ts'

/** Options of {@link cyberArkSecrets}. */
export interface CyberArkOptions {
  /** URL of the Central Credential Provider, with the path of its web service where that is not `AIMWebService`. */
  readonly url: string
  /** The application that we come as. */
  readonly appId: string
  /** The safe, where a reference names none. Default: none. */
  readonly safe?: string | undefined
  /** Client certificate and authorities. Default: those of Node, no certificate. */
  readonly tls?: TlsOptions | undefined
  /** How long a password is kept, in milliseconds. Default 300 000. */
  readonly leaseMs?: number | undefined
  /** How long one answer may take, in milliseconds. Default 10 000. */
  readonly timeoutMs?: number | undefined
  /** How often it is asked in all when it is not there or overloaded. Default 3. */
  readonly attempts?: number | undefined
  /** The first pause between two attempts, in milliseconds; it doubles. Default 250. */
  readonly retryDelayMs?: number | undefined
  /** How often it is asked in all while the password is being changed. Default 4. */
  readonly changeAttempts?: number | undefined
  /** The first pause while the password is being changed, in milliseconds; it doubles. Default 1 500. */
  readonly changeDelayMs?: number | undefined
  /** Allows an `http://` URL beyond this machine: passwords cross the network in the clear. Default false. */
  readonly allowHttp?: boolean | undefined
}

/** {@link CyberArkOptions}, checked and complete. */
export interface CyberArkSettings
  extends Complete<Omit<CyberArkOptions, 'url' | 'safe' | 'allowHttp'>> {
  readonly url: URL
  readonly safe: string | undefined
}

const KEYS = [
  'url',
  'appId',
  'safe',
  'tls',
  'leaseMs',
  'timeoutMs',
  'attempts',
  'retryDelayMs',
  'changeAttempts',
  'changeDelayMs',
  'allowHttp',
]

/**
 * Checks options and fills in what is left out.
 *
 * @param options - What the user gave.
 * @throws {@link SecretsOptionError} for a value that makes no sense.
 */
export function cyberArkSettings(options: CyberArkOptions): CyberArkSettings {
  const problem = unknownKey(options, KEYS)
  if (problem !== undefined) fail('options', problem)
  const { appId, safe, tls = {}, allowHttp } = options
  if (typeof appId !== 'string' || !/^[^;+&%\p{Cc}]+$/u.test(appId)) {
    fail('appId', 'must be a text without ; + & %')
  }
  checkTls(tls, 'cyberark')
  const url = serverAddress(options.url, { provider: 'cyberark', option: 'url', allowHttp })
  const number = atLeast('cyberark')
  return {
    url: url.pathname === '/' ? new URL('AIMWebService/', url) : url,
    appId,
    safe,
    tls,
    leaseMs: number(0, 'leaseMs', options.leaseMs ?? 300_000),
    timeoutMs: number(1, 'timeoutMs', options.timeoutMs ?? 10_000),
    attempts: number(1, 'attempts', options.attempts ?? 3),
    retryDelayMs: number(0, 'retryDelayMs', options.retryDelayMs ?? 250),
    changeAttempts: number(1, 'changeAttempts', options.changeAttempts ?? 4),
    changeDelayMs: number(0, 'changeDelayMs', options.changeDelayMs ?? 1_500),
  }
}

function fail(option: string, problem: string): never {
  throw new SecretsOptionError({ provider: 'cyberark', option, problem })
}
