import { inspect } from 'node:util'

/** Marks errors of every installed copy of this package, so that {@link NornirError.is} holds across two of them. */
const brand = Symbol.for('nornir-ts.error')

/**
 * Base of every error that nornir-ts raises.
 *
 * `code` is the contract: it is stable, the message is for people. A message says what was being
 * done, on which host, what was expected, what came instead and what to try; it never holds a secret.
 */
export abstract class NornirError extends Error {
  /** Stable, machine-readable identity, e.g. `CONNECT_TIMEOUT`. */
  abstract readonly code: Uppercase<string>

  /** Whether the same operation, run again unchanged, may succeed. */
  readonly retryable: boolean = false

  static {
    Object.defineProperty(NornirError.prototype, brand, { value: true })
  }

  /** The class name, e.g. `ConnectTimeoutError`. */
  override get name(): string {
    return this.constructor.name
  }

  /**
   * Tells whether `value` is an error of nornir-ts, also when it comes from another installed copy.
   *
   * @param value - Anything, typically what a `catch` caught.
   */
  static is(value: unknown): value is NornirError {
    return value instanceof Error && brand in value
  }
}

/**
 * Turns whatever was thrown into an `Error`; an `Error` is returned as it is.
 *
 * @param thrown - What a `catch` caught: in JavaScript it can be any value.
 */
export function toError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new ThrownValueError({ value: thrown })
}

/** Details of a {@link ThrownValueError}. */
export interface ThrownValueDetails {
  /** What was thrown. */
  readonly value: unknown
}

/** Something that is not an `Error` was thrown, for example `throw 'no'`. */
export class ThrownValueError extends NornirError implements ThrownValueDetails {
  readonly code = 'THROWN_VALUE'
  /** What was thrown. */
  readonly value: unknown

  constructor({ value }: ThrownValueDetails, options?: ErrorOptions) {
    super(`A value that is not an Error was thrown: ${inspect(value)}`, options)
    this.value = value
  }
}
