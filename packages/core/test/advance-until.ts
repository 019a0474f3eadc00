import { vi } from 'vitest'

/**
 * Lets fake time pass, and real files and sockets have their turns, until a promise settles.
 *
 * @param promise - What is waited for.
 * @returns What it resolves to.
 */
export async function advanceUntil<Value>(promise: PromiseLike<Value>): Promise<Value> {
  let isSettled = false
  const settle = (): void => {
    isSettled = true
  }
  promise.then(settle, settle)
  while (!isSettled) {
    await vi.advanceTimersByTimeAsync(100)
    await new Promise((resolve) => setImmediate(resolve))
  }
  return promise
}
