import { pause } from '@nornir-ts/kernel'

/** Milliseconds' worth of bytes that may go at once after a pause. */
const BURST_MS = 100

/** A token bucket: so many bytes a second at most, and after a pause a tenth of a second's worth at once. */
export class ByteRate {
  readonly #bytesPerMs: number
  /** When the bucket is full again, on the clock of `performance.now()`. */
  #fullAt = 0

  /**
   * @param bytesPerSecond - Default: any number.
   */
  constructor(bytesPerSecond: number | undefined = Number.POSITIVE_INFINITY) {
    this.#bytesPerMs = bytesPerSecond / 1_000
  }

  /** How many bytes should be asked for at once, so that they flow evenly. */
  get pieceBytes(): number {
    return Math.max(1, Math.floor(this.#bytesPerMs * BURST_MS))
  }

  /**
   * Waits until so many bytes may go.
   *
   * @param bytes - Any number; more than the bucket holds makes the next ones wait.
   * @param signal - Ends the waiting.
   */
  async take(bytes: number, signal: AbortSignal): Promise<void> {
    if (this.#bytesPerMs === Number.POSITIVE_INFINITY) return
    const now = performance.now()
    this.#fullAt = Math.max(this.#fullAt, now) + bytes / this.#bytesPerMs
    const waitMs = this.#fullAt - now - BURST_MS
    if (waitMs > 0) await pause(waitMs, signal)
  }
}
