/** The lines (VTYs) of a device: each connection takes one, and gives it back at once or late. */
export class VtyLines {
  readonly #releases = new Set<NodeJS.Timeout>()
  #taken = 0

  /** Takes a line. @param count - How many there are. @returns Whether one was free. */
  take(count: number): boolean {
    if (this.#taken >= count) return false
    this.#taken++
    return true
  }

  /** Gives a line back. @param afterMs - Milliseconds until the device notices. */
  release(afterMs: number): void {
    if (afterMs <= 0) {
      this.#taken--
      return
    }
    const timer = setTimeout(() => {
      this.#releases.delete(timer)
      this.#taken--
    }, afterMs)
    this.#releases.add(timer)
  }

  /** Stops all timers: the device is gone. */
  close(): void {
    for (const timer of this.#releases) clearTimeout(timer)
  }
}
