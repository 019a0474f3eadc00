/**
 * Waits for a promise, but not longer than until the signal aborts. Leaves no listener behind.
 *
 * @param promise - What is waited for; it goes on when the waiting ends.
 * @param signal - Ends the waiting; undefined waits to the end.
 * @throws the signal's reason once it aborts; else what the promise rejects with.
 */
export function waitFor<Value>(
  promise: PromiseLike<Value>,
  signal: AbortSignal | undefined,
): Promise<Value> {
  if (signal === undefined) return Promise.resolve(promise)
  // By hand: this stands around every wait for a device, and `Promise.race` costs twice as much.
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(signal.reason)
    const settle = (act: () => void): void => {
      signal.removeEventListener('abort', onAbort)
      act()
    }
    if (signal.aborted) onAbort()
    else signal.addEventListener('abort', onAbort, { once: true })
    // Listened to in any case: what it rejects with would end the process, if nobody did.
    promise.then(
      (value) => settle(() => resolve(value)),
      (error: unknown) => settle(() => reject(error)),
    )
  })
}
