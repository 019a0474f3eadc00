const listeners = new WeakMap<AbortSignal, Set<() => void>>()

/**
 * Does something when a signal aborts. A signal gets one listener however many wait for it: Node warns of more than ten.
 *
 * @param signal - One that has not aborted.
 * @param giveUp - What is done.
 * @returns Call it where the abort no longer matters.
 */
export function onAbort(signal: AbortSignal, giveUp: () => void): () => void {
  const waiting = listeners.get(signal) ?? listen(signal)
  waiting.add(giveUp)
  return () => waiting.delete(giveUp)
}

function listen(signal: AbortSignal): Set<() => void> {
  const waiting = new Set<() => void>()
  listeners.set(signal, waiting)
  const abort = () => {
    for (const giveUp of waiting) giveUp()
  }
  signal.addEventListener('abort', abort, { once: true })
  return waiting
}
