import type { Transport, TransportClose, TransportHandlers } from '../src/transport/transport.ts'

/** What a {@link FakeTransport} does with what is typed: mostly `device.say(…)`. */
export type FakeDevice = (typed: string, device: FakeTransport) => void

/** Bytes in memory: what is typed is kept, what the device says is scripted. */
export class FakeTransport implements Transport {
  readonly peer = 'fake'
  isAuthenticated = true
  /** Everything that was typed, one entry per write. */
  readonly typed: string[] = []
  /** Sizes of the chunks in which all is delivered, each in its own turn; empty: whole. */
  chunkSizes: readonly number[]
  readonly #device: FakeDevice
  #handlers: TransportHandlers | undefined
  #queue: Buffer[] = []
  #close: TransportClose | undefined
  #nextSize = 0

  constructor(device: FakeDevice = () => undefined, chunkSizes: readonly number[] = []) {
    this.#device = device
    this.chunkSizes = chunkSizes
  }

  get isOpen(): boolean {
    return this.#close === undefined
  }

  start(handlers: TransportHandlers): void {
    this.#handlers = handlers
  }

  write(data: string | Uint8Array): void {
    if (!this.isOpen) return
    const text = typeof data === 'string' ? data : Buffer.from(data).toString('latin1')
    this.typed.push(text)
    setImmediate(() => this.#device(text, this))
  }

  /** The device sends text; delivered in later turns of the event loop, in order. */
  say(text: string): void {
    this.sayBytes(Buffer.from(text))
  }

  /** The same for bytes. */
  sayBytes(bytes: Buffer): void {
    let rest = bytes
    while (rest.length > 0) {
      const size = this.chunkSizes[this.#nextSize++ % this.chunkSizes.length] ?? rest.length
      this.#queue.push(rest.subarray(0, size))
      rest = rest.subarray(size)
    }
    setImmediate(() => this.#deliver())
  }

  /** The device hangs up, after all that it said. */
  hangUp(close: TransportClose = { by: 'device' }): void {
    for (const chunk of this.#queue.splice(0)) this.#handlers?.onData(chunk)
    if (this.#close !== undefined) return
    this.#close = close
    this.#handlers?.onClose(close)
  }

  close(): Promise<void> {
    this.hangUp({ by: 'us' })
    return Promise.resolve()
  }

  destroy(): void {
    this.hangUp({ by: 'us' })
  }

  #deliver(): void {
    const chunk = this.#queue.shift()
    if (chunk === undefined || !this.isOpen) return
    this.#handlers?.onData(chunk)
    setImmediate(() => this.#deliver())
  }
}
