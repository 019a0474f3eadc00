import { waitFor } from '@nornir-ts/kernel'

/** Lets only so many in at once; the others wait, first come, first served. */
export class Turns {
  #free: number
  readonly #waiting = new Set<() => void>()

  /**
   * @param atOnce - How many.
   */
  constructor(atOnce: number) {
    this.#free = atOnce
  }

  /**
   * Waits for a turn.
   *
   * @param signal - Ends the waiting, with its reason.
   * @returns Gives the turn back; to be called once.
   */
  async take(signal: AbortSignal): Promise<() => void> {
    if (this.#free > 0) this.#free -= 1
    else await this.#wait(signal)
    return () => this.#giveBack()
  }

  async #wait(signal: AbortSignal): Promise<void> {
    let enter = (): void => {}
    const turn = new Promise<void>((resolve) => {
      enter = resolve
    })
    this.#waiting.add(enter)
    try {
      await waitFor(turn, signal)
    } catch (reason) {
      // It may have been handed over in the same moment.
      if (!this.#waiting.delete(enter)) this.#giveBack()
      throw reason
    }
  }

  #giveBack(): void {
    const [next] = this.#waiting
    if (next === undefined) {
      this.#free += 1
      return
    }
    this.#waiting.delete(next)
    next()
  }
}
