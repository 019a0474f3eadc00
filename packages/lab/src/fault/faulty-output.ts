import type { Faults, Pause } from './faults.ts'

/** Where the output of one shell goes. */
export interface OutputTarget {
  /** Sends one packet. */
  readonly send: (bytes: Buffer) => void
  /** Cuts the link under the session, behind what was sent. */
  readonly drop: () => void
}

/** A packet, and how long the next one waits behind it. */
interface Packet {
  readonly bytes: Buffer
  readonly pauseMs: number
}

/** The output of one shell on its way to the client, with the faults of its bytes. */
export class FaultyOutput {
  readonly #target: OutputTarget
  readonly #faults: () => Faults
  readonly #waiting: Packet[] = []
  #sentBytes = 0
  #dropped = false
  #ticking = false
  #pause: NodeJS.Timeout | undefined
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
    const { chunkBytes, pause } = this.#faults()
    if (chunkBytes === undefined && pause === undefined && !this.#ticking) {
      this.#send(bytes)
      return
    }
    const packets = packetsOf(bytes, Math.max(chunkBytes ?? bytes.length, 1), pause)
    this.#waiting.push(...packets)
    if (!this.#ticking) this.#tick()
  }

  /** Runs `action` once everything written so far was sent; at once when nothing waits. */
  afterWrites(action: () => void): void {
    if (!this.#ticking) action()
    else this.#whenDrained = action
  }

  /** Cuts the link behind what was written so far. */
  drop(): void {
    this.afterWrites(() => {
      this.#dropped = true
      this.#target.drop()
    })
  }

  /** Forgets what waits: the link is gone. */
  close(): void {
    clearTimeout(this.#pause)
    this.#waiting.length = 0
  }

  #tick(): void {
    const packet = this.#waiting.shift()
    this.#ticking = packet !== undefined
    if (packet === undefined) {
      this.#whenDrained?.()
      this.#whenDrained = undefined
      return
    }
    this.#send(packet.bytes)
    if (packet.pauseMs === 0) setImmediate(() => this.#tick())
    else this.#pause = setTimeout(() => this.#tick(), packet.pauseMs)
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

/** Cuts bytes into packets of a size, and where a pause comes. */
function packetsOf(bytes: Buffer, size: number, pause: Pause | undefined): readonly Packet[] {
  const packets: Packet[] = []
  let pauseAt = nextPause(bytes, 0, pause)
  for (let at = 0; at < bytes.length; ) {
    const end = Math.min(at + size, pauseAt)
    const isPause = end === pauseAt && end < bytes.length
    packets.push({ bytes: bytes.subarray(at, end), pauseMs: isPause ? (pause?.forMs ?? 0) : 0 })
    if (isPause) pauseAt = nextPause(bytes, end, pause)
    at = end
  }
  return packets
}

/** Where the next pause comes, or the end. */
function nextPause(bytes: Buffer, from: number, pause: Pause | undefined): number {
  const found = pause === undefined ? -1 : bytes.indexOf(pause.behind, from)
  return found === -1 ? bytes.length : found + Buffer.byteLength(pause?.behind ?? '')
}
