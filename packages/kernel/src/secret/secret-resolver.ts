import { toError } from '../error/nornir-error.ts'
import { nearest } from '../nearest/nearest.ts'
import { waitFor } from '../waiting/wait-for.ts'
import { localProviders } from './local-providers.ts'
import { Secret } from './secret.ts'
import {
  SecretEmptyError,
  SecretResolutionError,
  SecretTimeoutError,
  UnknownSecretProviderError,
} from './secret-error.ts'
import type { SecretLease, SecretProvider } from './secret-provider.ts'
import type { SecretReference } from './secret-reference.ts'

/** Options of a {@link SecretResolver}. */
export interface SecretResolverOptions {
  /** Further providers beside `$env`, `$file` and `$exec`; one of the same name takes their place. */
  readonly providers?: readonly SecretProvider[] | undefined
  /** How long a provider may take for one secret, in milliseconds, unless it has a limit of its own. Default 30 000. */
  readonly timeoutMs?: number | undefined
}

/** Who needs a secret. */
export interface ResolveSecretOptions {
  /** Name of the host, for errors. */
  readonly host: string
  /** Where the reference stands, for errors, e.g. `password`. */
  readonly key: string
  /** Ends the waiting; others who wait for the same secret still get it. */
  readonly signal?: AbortSignal | undefined
}

/** Looks secrets up: on this thread, or by asking the one that keeps them. */
export interface SecretLookup {
  /**
   * Gives the secret that a reference stands for; a `Secret` is returned as it is.
   *
   * @param value - The reference, or the secret itself.
   * @param options - Who needs it.
   * @throws {@link SecretResolutionError} when it cannot be had, with the reason as its cause;
   *   the reason of `signal` once that aborts.
   */
  resolve(value: Secret | SecretReference, options: ResolveSecretOptions): Promise<Secret>
  /**
   * Drops what is kept for a reference, so that it is fetched anew: a device refused it.
   *
   * @param reference - The reference.
   * @param refused - What was refused: what others have had fetched since is kept. Default: whatever is kept.
   */
  forget(reference: SecretReference, refused?: Secret): void
}

/** A provider at work. */
interface Fetch {
  readonly secret: Promise<Secret>
  readonly abort: AbortController
  waiting: number
}

interface KeptSecret {
  readonly secret: Secret
  /** On the clock of `performance.now()`. */
  readonly expiresAt: number
}

/**
 * Turns references into secrets. What was fetched is kept in memory, only there, for the lease that
 * the provider states; a thousand hosts with the same reference ask the provider once.
 *
 * A failure is not kept: who comes next asks again.
 */
export class SecretResolver implements SecretLookup {
  readonly #providers: ReadonlyMap<string, SecretProvider>
  readonly #timeoutMs: number
  readonly #fetches = new Map<string, Fetch>()
  readonly #kept = new Map<string, KeptSecret>()

  /**
   * @param options - Further providers, and how long they may take.
   */
  constructor({ providers = [], timeoutMs = 30_000 }: SecretResolverOptions = {}) {
    const all = [...localProviders, ...providers]
    this.#providers = new Map(all.map((provider) => [provider.name, provider]))
    this.#timeoutMs = timeoutMs
  }

  /** {@inheritDoc SecretLookup.resolve} */
  async resolve(value: Secret | SecretReference, options: ResolveSecretOptions): Promise<Secret> {
    if (value instanceof Secret) return value
    const { host, key, signal } = options
    signal?.throwIfAborted()
    try {
      return await this.#secret(value, signal)
    } catch (error) {
      signal?.throwIfAborted()
      const details = { host, key, provider: value.provider }
      throw new SecretResolutionError(details, { cause: toError(error) })
    }
  }

  /** {@inheritDoc SecretLookup.forget} */
  forget(reference: SecretReference, refused?: Secret): void {
    const id = idOf(reference)
    const isOther = refused && this.#kept.get(id)?.secret.equals(refused) === false
    if (isOther !== true) this.#kept.delete(id)
  }

  async #secret(reference: SecretReference, signal: AbortSignal | undefined): Promise<Secret> {
    const id = idOf(reference)
    const kept = this.#kept.get(id)
    if (kept !== undefined && performance.now() < kept.expiresAt) return kept.secret
    const fetch = this.#fetches.get(id) ?? this.#fetch(id, reference)
    fetch.waiting++
    try {
      return await waitFor(fetch.secret, signal)
    } finally {
      fetch.waiting--
      if (fetch.waiting === 0) this.#end(id, fetch, signal?.reason)
    }
  }

  #fetch(id: string, { provider: name, argument }: SecretReference): Fetch {
    const provider = this.#providers.get(name)
    if (provider === undefined) throw this.#unknown(name)
    const { timeoutMs = this.#timeoutMs } = provider
    const abort = new AbortController()
    const timer = setTimeout(() => abort.abort(new SecretTimeoutError({ timeoutMs })), timeoutMs)
    const lease = (async () => provider.provide(argument, abort.signal))()
    const secret = waitFor(lease, abort.signal)
      .then((fetched) => this.#keep(id, fetched))
      .finally(() => clearTimeout(timer))
    secret.catch(() => undefined) // everyone who waited may have left
    const fetch = { secret, abort, waiting: 0 }
    this.#fetches.set(id, fetch)
    return fetch
  }

  /** Once nobody waits, a provider still at work is told to give up. */
  #end(id: string, fetch: Fetch, reason: unknown): void {
    if (this.#fetches.get(id) === fetch) this.#fetches.delete(id)
    fetch.abort.abort(reason)
  }

  #keep(id: string, { secret, leaseMs = Number.POSITIVE_INFINITY }: SecretLease): Secret {
    if (secret.reveal() === '') throw new SecretEmptyError()
    this.#kept.set(id, { secret, expiresAt: performance.now() + leaseMs })
    return secret
  }

  #unknown(provider: string): Error {
    const known = [...this.#providers.keys()]
    const suggestion = nearest(provider, known)
    return new UnknownSecretProviderError({ provider, known, suggestion })
  }
}

function idOf({ provider, argument }: SecretReference): string {
  return `${provider} ${JSON.stringify(argument)}`
}
