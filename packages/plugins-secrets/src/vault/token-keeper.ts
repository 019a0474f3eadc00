import { type Secret, waitFor } from '@nornir-ts/kernel'
import { VaultLogInError } from './vault-error.ts'
import type { TokenSource, VaultToken } from './vault-token.ts'

/**
 * Keeps the token: one log-in or renewal at a time, whoever needs it. No timer runs: what is due is
 * done when the token is asked for.
 */
export class TokenKeeper {
  readonly #source: TokenSource
  #kept: Promise<VaultToken> | undefined

  /**
   * @param source - Where tokens come from.
   */
  constructor(source: TokenSource) {
    this.#source = source
  }

  /**
   * Gives a token that should be good.
   *
   * @param signal - Ends the waiting; others who wait still get it.
   */
  async token(signal: AbortSignal): Promise<Secret> {
    const kept = this.#kept ?? this.#put(undefined, () => this.#source.obtain(never))
    const token = await waitFor(kept, signal)
    if (performance.now() < token.dueAt) return token.secret
    const next = this.#put(kept, () => this.#extend(token))
    return (await waitFor(next, signal)).secret
  }

  /**
   * Gets a token in the place of one that Vault does not accept.
   *
   * @param refused - That one.
   * @param signal - Ends the waiting.
   * @returns Undefined when there is no other.
   */
  async replace(refused: Secret, signal: AbortSignal): Promise<Secret | undefined> {
    const kept = this.#kept
    const current = kept && (await waitFor(kept, signal))
    const next =
      current?.secret.equals(refused) === false
        ? current // somebody was faster
        : await waitFor(
            this.#put(kept, () => this.#source.obtain(never)),
            signal,
          )
    return next.secret.equals(refused) ? undefined : next.secret
  }

  /** A renewed token that will not last half as long as at first has come to its last days. */
  async #extend(token: VaultToken): Promise<VaultToken> {
    const { obtain, renew } = this.#source
    if (renew === undefined || !token.isRenewable) return await obtain(never)
    try {
      const renewed = await renew(token, never)
      if (renewed.leaseMs >= token.leaseMs / 2) return { ...renewed, leaseMs: token.leaseMs }
    } catch (error) {
      if (!(error instanceof VaultLogInError)) throw error
    }
    return await obtain(never)
  }

  /** Puts another token in the place of `from`, unless somebody has; one that fails is not kept. */
  #put(
    from: Promise<VaultToken> | undefined,
    make: () => Promise<VaultToken>,
  ): Promise<VaultToken> {
    if (this.#kept !== undefined && this.#kept !== from) return this.#kept
    const made = make()
    this.#kept = made
    made.catch(() => {
      if (this.#kept === made) this.#kept = undefined
    })
    return made
  }
}

/** A log-in is for all who wait, and each of its requests has a limit: one who leaves does not end it. */
const never = new AbortController().signal
