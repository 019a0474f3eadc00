import { waitFor } from './wait-for.ts'

/** Node's timers go no further, 25 days: one that is set to more fires at once. */
const LONGEST_TIMER_MS = 2_147_483_647

/**
 * Lets one after another go, so many a second at most, first come, first served. Who gives up leaves no
 * gap: time passes only with a turn that is taken.
 */
export class Pace {
  readonly #intervalMs: number
  readonly #waiting = new Set<() => void>()
  #timer: NodeJS.Timeout | undefined
  /** On the clock of `performance.now()`. */
  #nextAt = 0

  /**
   * @param perSecond - Most turns in a second; 1 / 6 is ten a minute. Default: any number.
   */
  constructor(perSecond: number | undefined = Number.POSITIVE_INFINITY) {
    this.#intervalMs = 1_000 / perSecond
  }

  /** Whether a turn could be had at once. */
  get isFree(): boolean {
    return this.#waiting.size === 0 && this.#nextAt <= performance.now()
  }

  /**
   * Waits for a turn.
   *
   * @param signal - Ends the waiting, with its reason.
   */
  async turn(signal: AbortSignal): Promise<void> {
    if (this.isFree) return this.#take()
    let go = (): void => {}
    const turn = new Promise<void>((resolve) => {
      go = resolve
    })
    this.#waiting.add(go)
    this.#wait()
    try {
      await waitFor(turn, signal)
    } finally {
      this.#waiting.delete(go)
      if (this.#waiting.size === 0) this.#stop()
    }
  }

  #take(): void {
    this.#nextAt = performance.now() + this.#intervalMs
  }

  #wait(): void {
    const delayMs = Math.min(this.#nextAt - performance.now(), LONGEST_TIMER_MS)
    this.#timer ??= setTimeout(() => this.#goOn(), delayMs)
  }

  #goOn(): void {
    this.#stop()
    const [go] = this.#waiting
    if (go === undefined) return
    if (this.#nextAt <= performance.now()) {
      this.#waiting.delete(go)
      this.#take()
      go()
    }
    if (this.#waiting.size > 0) this.#wait()
  }

  #stop(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }
}
