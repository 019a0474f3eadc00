/** Lets any number of callers wait for the same thing to happen, again and again. */
export class WakeUp {
  #waiting: (() => void)[] = []

  /** Resolves with the next {@link WakeUp.wake}. */
  wait(): Promise<true> {
    return new Promise((resolve) => this.#waiting.push(() => resolve(true)))
  }

  /** Goes on with all who wait. */
  wake(): void {
    const waiting = this.#waiting
    this.#waiting = []
    for (const resolve of waiting) resolve()
  }
}
