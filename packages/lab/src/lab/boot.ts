/** A device that starts again: for a while nobody can connect to it. */
export class Boot {
  readonly #durationMs: number
  #timer: NodeJS.Timeout | undefined

  /** @param durationMs - How long it takes, in milliseconds. */
  constructor(durationMs: number) {
    this.#durationMs = durationMs
  }

  /** Whether the device is down. */
  get isUnderWay(): boolean {
    return this.#timer !== undefined
  }

  /** The device goes down, and comes up by itself; one that takes no time is never seen down. */
  begin(): void {
    this.stop()
    if (this.#durationMs <= 0) return
    this.#timer = setTimeout(() => this.stop(), this.#durationMs)
  }

  /** The device is up, or gone for good. */
  stop(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }
}
