import { setImmediate as nextTurn } from 'node:timers/promises'

/**
 * Gives each piece of work a turn of the event loop of its own: pages that come at the same moment would else be
 * worked on one after the other, while everything else waits.
 */
export class Turns {
  #last: Promise<void> = Promise.resolve()

  /** Waits for a turn that nobody else has. */
  async next(): Promise<void> {
    this.#last = this.#last.then(() => nextTurn())
    return this.#last
  }
}
