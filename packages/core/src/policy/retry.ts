import { NornirError } from '@nornir-ts/kernel'

/** When and how often a host is tried again. All times are in milliseconds. */
export interface RetryPolicy {
  /** How often a host is tried in all. Default: 1, that is, no retry. */
  readonly attempts?: number | undefined
  /** How long to wait before the second attempt. Default: 1 000. */
  readonly delayMs?: number | undefined
  /** What the delay is multiplied by from attempt to attempt. Default: 2. */
  readonly factor?: number | undefined
  /** The longest delay. Default: 30 000. */
  readonly maxDelayMs?: number | undefined
  /** The share of the delay that is left to chance, so that hosts do not come back all at once. Default: 0.2. */
  readonly jitter?: number | undefined
  /**
   * Whether an error is worth another attempt. Default: errors with `retryable: true`. It is asked
   * only where trying again is safe: when the attempt had no session with the device, or the task
   * says that it is `idempotent`; never after a device refused a credential.
   */
  readonly retryOn?: ((error: Error) => boolean) | undefined
}

/** A {@link RetryPolicy} with nothing left open. */
export type ResolvedRetry = {
  readonly [Key in keyof RetryPolicy]-?: Exclude<RetryPolicy[Key], undefined>
}

/** What holds where a policy says nothing. */
export const defaultRetry: ResolvedRetry = {
  attempts: 1,
  delayMs: 1_000,
  factor: 2,
  maxDelayMs: 30_000,
  jitter: 0.2,
  retryOn: isRetryable,
}

/**
 * How long to wait before the next attempt.
 *
 * @param retry - The policy.
 * @param attempt - The attempt that just failed, from 1.
 * @param random - A number from 0 to 1.
 */
export function backOffMs(retry: ResolvedRetry, attempt: number, random: number): number {
  const full = Math.min(retry.maxDelayMs, retry.delayMs * retry.factor ** (attempt - 1))
  return full * (1 - retry.jitter * random)
}

/** The causes count too: a subtask's error is the cause of its parent's. */
function isRetryable(error: Error): boolean {
  if (NornirError.is(error) && error.retryable) return true
  return error.cause instanceof Error && isRetryable(error.cause)
}
