import { inspect } from 'node:util'

/** What stands for a secret wherever it could be seen. */
export const REDACTED = '[secret]'

/**
 * A value that must not be seen: a password, an enable secret, a token.
 *
 * It prints as `[secret]` in template strings, JSON, `util.inspect`, and so in logs and errors;
 * the plain text is given out only by {@link Secret.reveal}.
 */
export class Secret {
  readonly #value: string

  /**
   * @param value - The plain text.
   */
  constructor(value: string) {
    this.#value = value
  }

  /**
   * Wraps a plain text; a `Secret` is returned as it is.
   *
   * @param value - The plain text, or a secret.
   */
  static of(value: string | Secret): Secret {
    return value instanceof Secret ? value : new Secret(value)
  }

  /** Gives the plain text. Call it only where the text is handed to what needs it. */
  reveal(): string {
    return this.#value
  }

  /**
   * Compares two secrets by their plain text.
   *
   * @param other - The other secret.
   */
  equals(other: Secret): boolean {
    return this.#value === other.#value
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
