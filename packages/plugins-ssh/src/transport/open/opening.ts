import type { SshPhase } from '../../error/ssh-error.ts'
import { LONGEST_TIMER_MS } from '../ssh-target.ts'

/**
 * One attempt to open a session: the phase it is in, that phase's time limit, and its one outcome.
 *
 * Whatever ends it (success, failure, limit, abort) takes away the timer and the listener on the
 * caller's signal; all but success cut the connection first.
 */
export class Opening<Value> {
  /** Settles once, as soon as the outcome is known; an abort rejects with the signal's reason. */
  readonly outcome: Promise<Value>
  /** What is being done. */
  phase: SshPhase = 'connect'
  readonly #signal: AbortSignal
  readonly #cut: () => void
  #ended: AbortController | undefined
  readonly #onAbort = (): void => this.fail(this.#signal.reason)
  #settle: Settle<Value> | undefined
  #limitMs = 0
  #onLimit: (() => Error) | undefined
  #timer: NodeJS.Timeout | undefined

  /**
   * @param signal - The caller's; it may be aborted already.
   * @param cut - Drops the connection at once.
   */
  constructor(signal: AbortSignal, cut: () => void) {
    this.#signal = signal
    this.#cut = cut
    this.outcome = new Promise((resolve, reject) => {
      this.#settle = { resolve, reject }
    })
    if (signal.aborted) this.#onAbort()
    else signal.addEventListener('abort', this.#onAbort, { once: true })
  }

  /** Whether the outcome is known. */
  get isOver(): boolean {
    return this.#settle === undefined
  }

  /** Aborted when the opening is over, whatever the outcome. Made when it is asked for. */
  get ended(): AbortSignal {
    this.#ended ??= new AbortController()
    if (this.isOver) this.#ended.abort()
    return this.#ended.signal
  }

  /**
   * Goes on to a phase, or to the next part of it; its limit counts from now.
   *
   * @param phase - What is being done from now on.
   * @param limitMs - Its limit in milliseconds; `Infinity` is none.
   * @param onLimit - Makes the error for when the limit has passed.
   */
  enter(phase: SshPhase, limitMs: number, onLimit: () => Error): void {
    if (this.isOver) return
    this.phase = phase
    this.#limitMs = Math.min(limitMs, LONGEST_TIMER_MS)
    this.#onLimit = onLimit
    this.resumeLimit()
  }

  /** Lets the limit stand still, while a person is asked. */
  pauseLimit(): void {
    clearTimeout(this.#timer)
  }

  /** Starts the phase's limit again, from zero. */
  resumeLimit(): void {
    clearTimeout(this.#timer)
    const onLimit = this.#onLimit
    if (this.isOver || onLimit === undefined) return
    this.#timer = setTimeout(() => this.fail(onLimit()), this.#limitMs)
  }

  /** Ends with a value; without effect when it is over. */
  succeed(value: Value): void {
    this.#end()?.resolve(value)
  }

  /** Ends with a reason and cuts the connection; without effect when it is over. */
  fail(reason: unknown): void {
    const settle = this.#end()
    if (settle === undefined) return
    this.#cut()
    settle.reject(reason)
  }

  #end(): Settle<Value> | undefined {
    const settle = this.#settle
    this.#settle = undefined
    clearTimeout(this.#timer)
    this.#signal.removeEventListener('abort', this.#onAbort)
    this.#ended?.abort()
    return settle
  }
}

/** An opening for those who work on it without knowing its outcome. */
export type OpeningWork = Omit<Opening<unknown>, 'succeed'>

interface Settle<Value> {
  readonly resolve: (value: Value) => void
  readonly reject: (reason: unknown) => void
}
