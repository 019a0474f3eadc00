import { onAbort } from './on-abort.ts'

/** How long the work of one thread holds the event loop at a time, in milliseconds. */
const turnMs = 4

/** What work came to. */
export interface Done<Value> {
  /** That. */
  readonly value: Value
}

/**
 * Work that can be left and taken up again: told when to leave, on the clock of `performance.now()`, it says
 * what it came to, or `undefined` where it is not done.
 */
export type Resumable<Value> = (until: number) => Done<Value> | undefined

interface Waiting {
  /** Goes on, and says whether it is over. */
  readonly resume: (until: number) => boolean
}

const waiting: Waiting[] = []

/**
 * Does work in turns with everything else on this thread: for some milliseconds, then the event loop
 * gets round to timers, sessions and signals. Whatever waits shares those milliseconds, so that the
 * outputs of a hundred devices hold the loop no longer than that of one.
 *
 * @param work - What is to be done.
 * @param signal - Gives it up.
 * @throws what `work` throws, and the signal's reason once it aborts.
 */
export function takeTurns<Value>(
  work: Resumable<Value>,
  signal?: AbortSignal | undefined,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted()
    // At once: its next turn may be far away.
    const forget = signal && onAbort(signal, () => reject(signal.reason))
    const resume = (until: number) => {
      if (signal?.aborted === true) return true
      try {
        const done = work(until)
        if (done === undefined) return false
        resolve(done.value)
      } catch (error) {
        reject(error)
      }
      forget?.()
      return true
    }
    waiting.push({ resume })
    if (!isScheduled) schedule()
  })
}

let isScheduled = false

function schedule(): void {
  isScheduled = true
  setImmediate(takeTurn)
}

function takeTurn(): void {
  const until = performance.now() + turnMs
  do {
    const next = waiting.shift()
    if (next === undefined) break
    // What is not done goes behind the others: a large output does not keep small ones waiting.
    if (!next.resume(until)) waiting.push(next)
  } while (performance.now() < until)
  isScheduled = false
  if (waiting.length > 0) schedule()
}
