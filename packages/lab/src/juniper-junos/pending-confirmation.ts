/** The timer of `commit confirmed` (Juniper, "commit": 1 to 65535 minutes, default 10). */
export class PendingConfirmation {
  readonly #minuteMs: number
  #timer: NodeJS.Timeout | undefined
  #minutes = 0
  #startedAt = 0

  /** @param minuteMs - How long a minute lasts, in milliseconds. */
  constructor(minuteMs: number) {
    this.#minuteMs = minuteMs
  }

  /** Whole minutes left, rounded up; undefined when nothing is pending. */
  get minutesLeft(): number | undefined {
    if (this.#timer === undefined) return undefined
    const passed = (performance.now() - this.#startedAt) / this.#minuteMs
    return Math.max(Math.ceil(this.#minutes - passed), 1)
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
