import { type Secret, type SecretLookup, SecretReference } from '@nornir-ts/kernel'
import { isPlainObject } from '../data/copy-data.ts'
import type { ConnectionParameters, UnresolvedParameters } from './attributes.ts'

/** Options of {@link resolveSecrets}. */
export interface ResolveSecretsOptions {
  /** Looks the secrets up. */
  readonly resolver: SecretLookup
  /** Name of the host, for errors. */
  readonly host: string
  /** Ends the waiting. */
  readonly signal?: AbortSignal | undefined
}

/**
 * Puts the secrets in the place of references, in the password and anywhere in the extras. To be
 * called when a connection opens, not before.
 *
 * @param parameters - What `host.connectionParameters` gave.
 * @param options - Who looks them up, and for whom.
 * @throws `SecretResolutionError` when one cannot be had; the reason of `signal` once that aborts.
 */
export async function resolveSecrets(
  parameters: UnresolvedParameters,
  options: ResolveSecretsOptions,
): Promise<ConnectionParameters> {
  const { password, extras, hostname, port, username, platform } = parameters
  const resolved = await Promise.all([
    resolve(password, 'password', options),
    resolve(extras, 'extras', options),
  ])
  return {
    hostname,
    port,
    username,
    password: resolved[0] as Secret | undefined,
    platform,
    extras: resolved[1] as Readonly<Record<string, unknown>>,
  }
}

async function resolve(
  value: unknown,
  key: string,
  options: ResolveSecretsOptions,
): Promise<unknown> {
  const reference = SecretReference.from(value)
  if (reference !== undefined) {
    const { resolver, host, signal } = options
    return resolver.resolve(reference, { host, key, signal })
  }
  if (Array.isArray(value)) {
    return Promise.all(value.map((item, index) => resolve(item, `${key}.${index}`, options)))
  }
  if (!isPlainObject(value)) return value
  const entries = Object.entries(value).map(async ([name, item]) => {
    return [name, await resolve(item, `${key}.${name}`, options)] as const
  })
  return Object.fromEntries(await Promise.all(entries))
}
