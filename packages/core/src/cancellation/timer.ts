/**
 * Calls back once after some time.
 *
 * @param delayMs - In milliseconds; `Infinity` means never, and costs nothing.
 * @param callback - What to do then.
 * @returns Stops the timer.
 */
export function startTimer(delayMs: number, callback: () => void): () => void {
  if (delayMs === Number.POSITIVE_INFINITY) return () => {}
  const timer = setTimeout(callback, delayMs)
  return () => clearTimeout(timer)
}

/**
 * Waits for a promise, but not longer than some time.
 *
 * @param promise - What is waited for; it goes on when the waiting ends.
 * @param delayMs - In milliseconds; `Infinity` waits for ever.
 * @param cut - Ends the waiting before that time.
 * @returns What the promise resolves to; undefined when the waiting ended first.
 */
export async function within<Value>(
  promise: PromiseLike<Value>,
  delayMs: number,
  cut?: AbortSignal,
): Promise<Value | undefined> {
  if (cut?.aborted) return undefined
  let giveUp = (): void => {}
  const late = new Promise<undefined>((resolve) => {
    giveUp = () => resolve(undefined)
  })
  const stopTimer = startTimer(delayMs, giveUp)
  cut?.addEventListener('abort', giveUp, { once: true })
  try {
    return await Promise.race([promise, late])
  } finally {
    stopTimer()
    cut?.removeEventListener('abort', giveUp)
  }
}
