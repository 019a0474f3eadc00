import { startTimer } from '../cancellation/timer.ts'

/** Waits for operations, one at a time: for as long as they take, until somebody is in a hurry. */
export class Patience {
  #limitMs = Number.POSITIVE_INFINITY
  #giveUp: (() => void) | undefined
  #stopTimer = (): void => {}

  /**
   * Waits for an operation. It goes on when the waiting ends.
   *
   * @throws Error when it takes too long; else what it rejects with.
   */
  async limit<Value>(operation: Promise<Value>): Promise<Value> {
    try {
      return await new Promise((resolve, reject) => {
        this.#giveUp = () => reject(new Error(`no answer within ${this.#limitMs} ms`))
        this.#restart()
        operation.then(resolve, reject)
      })
    } finally {
      this.#giveUp = undefined
      this.#stopTimer()
    }
  }

  /**
   * Limits the operation under way, from now on, and each one that follows.
   *
   * @param limitMs - In milliseconds.
   */
  hurry(limitMs: number): void {
    this.#limitMs = limitMs
    if (this.#giveUp !== undefined) this.#restart()
  }

  #restart(): void {
    this.#stopTimer()
    this.#stopTimer = startTimer(this.#limitMs, () => this.#giveUp?.())
  }
}
