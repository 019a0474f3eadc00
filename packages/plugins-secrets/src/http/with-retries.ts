import { pause } from '@nornir-ts/kernel'
import { ServerAnswerError, ServerUnreachableError } from './server-error.ts'

/** How often and how fast {@link withRetries} asks again. */
export interface RetryOptions {
  /** Times that are asked in all. */
  readonly attempts: number
  /** The first pause, in milliseconds; it doubles. */
  readonly delayMs: number
  /** Which failures pass. Default: a server that was not there, overloaded or broken. */
  readonly isPassing?: ((error: unknown) => boolean) | undefined
}

/** Nobody is waited for longer, whatever a server says. */
const MAX_PAUSE_MS = 10_000

/**
 * Asks again after a failure that passes.
 *
 * @param ask - Asks once.
 * @param options - How often.
 * @param signal - Gives up.
 * @throws what `ask` rejects with in the end; the reason of `signal`.
 */
export async function withRetries<Value>(
  ask: () => Promise<Value>,
  { attempts, delayMs, isPassing = isOutage }: RetryOptions,
  signal: AbortSignal,
): Promise<Value> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ask()
    } catch (error) {
      if (attempt >= attempts || !isPassing(error)) throw error
      const pauseMs = retryAfterOf(error) ?? delayMs * 2 ** (attempt - 1) * (0.5 + Math.random())
      await pause(Math.min(pauseMs, MAX_PAUSE_MS), signal)
    }
  }
}

function isOutage(error: unknown): boolean {
  return (
    (error instanceof ServerUnreachableError || error instanceof ServerAnswerError) &&
    error.retryable
  )
}

function retryAfterOf(error: unknown): number | undefined {
  return error instanceof ServerAnswerError ? error.retryAfterMs : undefined
}
