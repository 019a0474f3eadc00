/**
 * Waits for a promise, but not longer than until the signal aborts. Leaves no listener behind.
 *
 * @param promise - What is waited for; it goes on when the waiting ends.
 * @param signal - Ends the waiting; undefined waits to the end.
 * @throws the signal's reason once it aborts; else what the promise rejects with.
 */
export async function waitFor<Value>(
  promise: PromiseLike<Value>,
  signal: AbortSignal | undefined,
): Promise<Value> {
  if (signal === undefined) return promise
  signal.throwIfAborted()
  const { promise: aborted, reject } = withRejecter()
  const onAbort = (): void => reject(signal.reason)
  signal.addEventListener('abort', onAbort, { once: true })
  try {
    return await Promise.race([promise, aborted])
  } finally {
    signal.removeEventListener('abort', onAbort)
  }
}

function withRejecter(): { promise: Promise<never>; reject: (reason: unknown) => void } {
  let reject!: (reason: unknown) => void
  const promise = new Promise<never>((_, rejectPromise) => {
    reject = rejectPromise
  })
  return { promise, reject }
}
