import type { UnresolvedParameters } from '@nornir-ts/inventory'
import { type Secret, type SecretLookup, SecretReference } from '@nornir-ts/kernel'

/** What {@link renewedPassword} needs to know. */
export interface RenewedPasswordOptions {
  /** The password that a device has refused. */
  readonly refused: Secret | undefined
  /** Looks it up again. */
  readonly resolver: SecretLookup
  /** Name of the host, for errors. */
  readonly host: string
  /** Ends the waiting. */
  readonly signal: AbortSignal
}

/**
 * Looks a refused password up again: it may have been changed since it was fetched (safety rule 18).
 *
 * @param parameters - Where `password` may be a reference; a literal one cannot change.
 * @param options - The refused password, and who looks it up.
 * @returns The password as it is now; undefined when it is the same.
 * @throws `SecretResolutionError` when it cannot be had; the signal's reason.
 */
export async function renewedPassword(
  { password }: Pick<UnresolvedParameters, 'password'>,
  { refused, resolver, ...options }: RenewedPasswordOptions,
): Promise<Secret | undefined> {
  if (!(password instanceof SecretReference)) return undefined
  const isNew = (secret: Secret): boolean => secret.reveal() !== refused?.reveal()
  const ask = (): Promise<Secret> => resolver.resolve(password, { ...options, key: 'password' })
  // Another host may have had it looked up already.
  const kept = await ask()
  if (isNew(kept)) return kept
  resolver.forget(password, kept)
  const fetched = await ask()
  return isNew(fetched) ? fetched : undefined
}
