/**
 * Calls back once after some time.
 *
 * @param delayMs - In milliseconds; `Infinity` means never, and costs nothing.
 * @param callback - What to do then.
 * @returns Stops the timer.
 */
export function startTimer(delayMs: number, callback: () => void): () => void {
  if (delayMs === Number.POSITIVE_INFINITY) return noTimer
  const timer = setTimeout(callback, delayMs)
  return () => clearTimeout(timer)
}

const noTimer = (): void => {}

/**
 * Waits for a promise, but not longer than some time.
 *
 * @param promise - What is waited for; it goes on when the waiting ends.
 * @param delayMs - In milliseconds; `Infinity` waits for ever.
 * @param cut - Ends the waiting before that time.
 * @returns What the promise resolves to; undefined when the waiting ended first.
 */
export function within<Value>(
  promise: PromiseLike<Value>,
  delayMs: number,
  cut?: AbortSignal,
): Promise<Value | undefined> {
  if (cut?.aborted) return Promise.resolve(undefined)
  // One promise, no race: this stands between the engine and every host.
  return new Promise((resolve, reject) => {
    const stopWaiting = (): void => {
      stopTimer()
      cut?.removeEventListener('abort', giveUp)
    }
    const giveUp = (): void => {
      stopWaiting()
      resolve(undefined)
    }
    const stopTimer = startTimer(delayMs, giveUp)
    cut?.addEventListener('abort', giveUp)
    promise.then(
      (value) => {
        stopWaiting()
        resolve(value)
      },
      (error: unknown) => {
        stopWaiting()
        reject(error)
      },
    )
  })
}
