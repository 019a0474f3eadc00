import { inspect } from 'node:util'
import { REDACTED } from './secret.ts'

/** A reference as it stands in a file: one key, the provider's name behind a `$`, e.g. `{ $env: NET_PASSWORD }`. */
export type SecretReferenceData = Readonly<Record<`$${string}`, unknown>>

/**
 * Says where a secret is to be had, instead of the secret. It is resolved by a {@link SecretResolver}
 * when the secret is needed, never before.
 *
 * It prints as `[secret]`, as the secret would.
 */
export class SecretReference {
  readonly #provider: string
  readonly #argument: unknown

  private constructor(provider: string, argument: unknown) {
    this.#provider = provider
    this.#argument = argument
  }

  /**
   * Reads a reference: a map with one key that starts with `$`.
   *
   * @param value - Anything; a `SecretReference` is returned as it is.
   * @returns `undefined` when the value is no reference.
   */
  static from(value: SecretReference | SecretReferenceData): SecretReference
  static from(value: unknown): SecretReference | undefined
  static from(value: unknown): SecretReference | undefined {
    if (value instanceof SecretReference) return value
    if (typeof value !== 'object' || value === null) return undefined
    const [entry, ...others] = Object.entries(value)
    if (entry === undefined || others.length > 0 || !/^\$./.test(entry[0])) return undefined
    return new SecretReference(entry[0].slice(1), entry[1])
  }

  /** Name of the provider, without `$`: `env`, `file`, `exec`, or one of the user's. */
  get provider(): string {
    return this.#provider
  }

  /** What the provider is to look up, e.g. the name of the variable. */
  get argument(): unknown {
    return this.#argument
  }

  /** `[secret]`. */
  toString(): string {
    return REDACTED
  }

  /** `[secret]`. */
  toJSON(): string {
    return REDACTED
  }

  /** `[secret]`, also in `console.log` and error dumps. */
  [inspect.custom](): string {
    return REDACTED
  }
}
