import { isMap, Secret } from '@nornir-ts/kernel'
import { ServerAnswerError } from '../http/server-error.ts'
import type { VaultAnswer } from './vault-client.ts'

/** A token, and until when it is good. */
export interface VaultToken {
  readonly secret: Secret
  /** How long it was good when it was given, in milliseconds; `Infinity` when nobody knows. */
  readonly leaseMs: number
  /** When it is to be renewed or replaced, on the clock of `performance.now()`. */
  readonly dueAt: number
  readonly isRenewable: boolean
}

/** Where tokens come from. */
export interface TokenSource {
  /** Gets one: by a log-in, or from where it is kept. */
  readonly obtain: (signal: AbortSignal) => Promise<VaultToken>
  /** Makes one last longer. Left out: those of this source are as they are. */
  readonly renew?: ((token: VaultToken, signal: AbortSignal) => Promise<VaultToken>) | undefined
}

/**
 * Reads the token in the answer to a log-in or a renewal.
 *
 * @param answer - With a status of 200.
 * @throws ServerAnswerError when there is none.
 */
export function tokenOf({ json, url, status }: VaultAnswer): VaultToken {
  const auth = isMap(json['auth']) ? json['auth'] : {}
  const { client_token: text, lease_duration: seconds, renewable } = auth
  if (typeof text !== 'string' || text === '') {
    throw new ServerAnswerError({ url, status, problem: 'there is no token in it' })
  }
  const leaseMs =
    typeof seconds === 'number' && seconds > 0 ? seconds * 1000 : Number.POSITIVE_INFINITY
  return {
    secret: new Secret(text),
    leaseMs,
    dueAt: performance.now() + leaseMs * (2 / 3),
    isRenewable: renewable === true,
  }
}
