import type { Secret } from './secret.ts'

/** A secret and how long it may be kept. */
export interface SecretLease {
  /** The secret. */
  readonly secret: Secret
  /** How long it may be kept in memory, in milliseconds. Left out: as long as the resolver lives. */
  readonly leaseMs?: number | undefined
}

/** Gets secrets from where they are kept: a vault, a key ring, a file. */
export interface SecretProvider {
  /** What references call it, without `$`: `vault` is asked for `{ $vault: … }`. */
  readonly name: string
  /** How long it may take for one secret, in milliseconds. Default: as the resolver says. */
  readonly timeoutMs?: number | undefined

  /**
   * Gets one secret. Calls for the same argument are never made at the same time, and not again
   * while a lease lasts. Rejects with a `NornirError` whose message does not hold the secret.
   *
   * @param argument - What the reference says behind the name; to be checked, it comes from a file.
   * @param signal - Gives up once it aborts: nobody waits any more, or it took too long.
   */
  provide(argument: unknown, signal: AbortSignal): Promise<SecretLease>
}
