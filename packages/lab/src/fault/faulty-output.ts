import type { Faults } from './faults.ts'

/** Where the output of one shell goes. */
export interface OutputTarget {
  /** Sends one packet. */
  readonly send: (bytes: Buffer) => void
  /** Cuts the link under the session, behind what was sent. */
  readonly drop: () => void
}

/** The output of one shell on its way to the client, with the faults of its bytes. */
export class FaultyOutput {
  readonly #target: OutputTarget
  readonly #faults: () => Faults
  readonly #waiting: Buffer[] = []
  #sentBytes = 0
  #dropped = false
  #ticking = false
  #whenDrained: (() => void) | undefined

  /**
   * @param target - The channel.
   * @param faults - Asked at every write.
   */
  constructor(target: OutputTarget, faults: () => Faults) {
    this.#target = target
    this.#faults = faults
  }

  /** Sends bytes, whole or in pieces; nothing after a drop. */
  write(bytes: Buffer): void {
    const { chunkBytes } = this.#faults()
    if (chunkBytes === undefined && this.#waiting.length === 0) {
      this.#send(bytes)
      return
    }
    const size = Math.max(chunkBytes ?? bytes.length, 1)
    for (let at = 0; at < bytes.length; at += size)
      this.#waiting.push(bytes.subarray(at, at + size))
    if (!this.#ticking) this.#tick()
  }

  /** Runs `action` once everything written so far was sent; at once when nothing waits. */
  afterWrites(action: () => void): void {
    if (this.#waiting.length === 0) action()
    else this.#whenDrained = action
  }

  /** Cuts the link behind what was written so far. */
  drop(): void {
    this.afterWrites(() => {
      this.#dropped = true
      this.#target.drop()
    })
  }

  #tick(): void {
    const piece = this.#waiting.shift()
    this.#ticking = piece !== undefined
    if (piece === undefined) {
      this.#whenDrained?.()
      this.#whenDrained = undefined
      return
    }
    this.#send(piece)
    setImmediate(() => this.#tick())
  }

  #send(bytes: Buffer): void {
    if (this.#dropped) return
    const { dropAfterBytes } = this.#faults()
    const left = dropAfterBytes === undefined ? bytes.length : dropAfterBytes - this.#sentBytes
    this.#sentBytes += bytes.length
    if (left > 0) this.#target.send(left < bytes.length ? bytes.subarray(0, left) : bytes)
    if (dropAfterBytes !== undefined && left <= bytes.length) {
      this.#dropped = true
      this.#target.drop()
    }
  }
}
