import { setMaxListeners } from 'node:events'

/** An `AbortSignal` that can be given twice: the second time means at once. */
export interface InterruptSignal extends AbortSignal {
  /** Aborts the second time. */
  readonly force: AbortSignal
}

/**
 * A signal for Ctrl-C: the first one cancels the runs that were given the signal, the second one
 * cuts them without waiting for hosts at work. A third one ends the process as if nothing listened.
 *
 * The library itself installs no signal handler; calling this does.
 *
 * @param name - Which signal. Default: `SIGINT`.
 */
export function interruptSignal(name: NodeJS.Signals = 'SIGINT'): InterruptSignal {
  const first = new AbortController()
  const second = new AbortController()
  setMaxListeners(0, first.signal, second.signal) // one for every run that is given it
  process.once(name, () => {
    process.once(name, () => second.abort(new Error(`interrupted twice (${name})`)))
    first.abort(new Error(`interrupted (${name})`))
  })
  return Object.assign(first.signal, { force: second.signal })
}

/**
 * Whether a signal can be given twice.
 *
 * @param signal - Any signal.
 */
export function isInterruptSignal(signal: AbortSignal): signal is InterruptSignal {
  return 'force' in signal
}
