/** The timer of a commit that waits for its confirmation; it counts in the minutes of the lab. */
export class Countdown {
  readonly #minuteMs: number
  #timer: NodeJS.Timeout | undefined
  #minutes = 0
  #startedAt = 0

  /** @param minuteMs - How long a minute lasts, in milliseconds. */
  constructor(minuteMs: number) {
    this.#minuteMs = minuteMs
  }

  /** Minutes left; undefined when nothing is pending. */
  get left(): number | undefined {
    if (this.#timer === undefined) return undefined
    const passed = (performance.now() - this.#startedAt) / this.#minuteMs
    return Math.max(this.#minutes - passed, 0)
  }

  /** Whole minutes left, rounded up, one at least; undefined when nothing is pending. */
  get minutesLeft(): number | undefined {
    const { left } = this
    return left === undefined ? undefined : Math.max(Math.ceil(left), 1)
  }

  /** Waits for a confirmation. @param onExpiry - Called when none came. */
  start(minutes: number, onExpiry: () => void): void {
    this.stop()
    this.#minutes = minutes
    this.#startedAt = performance.now()
    // longer than setTimeout can wait is longer than any test
    const delay = Math.min(minutes * this.#minuteMs, 2 ** 31 - 1)
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      onExpiry()
    }, delay)
  }

  /** Waits no longer. */
  stop(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }
}
