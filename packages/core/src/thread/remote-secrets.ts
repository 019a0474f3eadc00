import {
  type ResolveSecretOptions,
  Secret,
  type SecretLookup,
  type SecretReference,
} from '@nornir-ts/kernel'
import type { Link } from './link.ts'

/** Looks secrets up on the main thread, which keeps them for all threads. */
export class RemoteSecrets implements SecretLookup {
  readonly #link: Link
  readonly #setup: number

  /**
   * @param link - To the main thread.
   * @param setup - Number of the set-up.
   */
  constructor(link: Link, setup: number) {
    this.#link = link
    this.#setup = setup
  }

  /** {@inheritDoc SecretLookup.resolve} */
  async resolve(
    value: Secret | SecretReference,
    { host, key, signal }: ResolveSecretOptions,
  ): Promise<Secret> {
    if (value instanceof Secret) return value
    const question = { setup: this.#setup, reference: value, host, key }
    return await this.#link.request<Secret>('secret', question, signal)
  }

  /** {@inheritDoc SecretLookup.forget} */
  forget(reference: SecretReference, refused?: Secret): void {
    this.#link.tell('secret:forget', { setup: this.#setup, reference, refused })
  }
}
