import type { Transport, TransportHandlers } from '../src/transport/transport.ts'
import type { FakeTransport } from './fake-transport.ts'

/** Something that goes wrong at one byte of what a device says. */
export interface Chaos {
  /** How many bytes come through before it happens. */
  readonly at: number
  /**
   * `drop`: the link breaks. `truncate`: nothing comes any more. `delay`: the rest comes later. `garble`:
   * other bytes come in its place. `call`: somebody does something just then.
   */
  readonly happens:
    | { readonly kind: 'drop' }
    | { readonly kind: 'truncate' }
    | { readonly kind: 'delay'; readonly ms: number }
    | { readonly kind: 'garble'; readonly bytes: Uint8Array }
    | { readonly kind: 'call'; readonly action: () => void }
}

/** A transport that lets chaos happen between a device and its session. */
export class ChaosTransport implements Transport {
  readonly peer = 'chaos'
  readonly isAuthenticated = true
  readonly #inner: FakeTransport
  #handlers: TransportHandlers | undefined
  #chaos: Chaos | undefined
  #seen = 0
  #isTruncated = false
  #late: { readonly timer: NodeJS.Timeout; readonly chunks: Buffer[] } | undefined

  constructor(inner: FakeTransport) {
    this.#inner = inner
  }

  /** Bytes that the device said since {@link ChaosTransport.arm}. */
  get seen(): number {
    return this.#seen
  }

  get isOpen(): boolean {
    return this.#inner.isOpen
  }

  /** Counts bytes from now on, and lets chaos happen at one of them. */
  arm(chaos?: Chaos): void {
    this.#seen = 0
    this.#chaos = chaos
  }

  start(handlers: TransportHandlers): void {
    this.#handlers = handlers
    this.#inner.start({
      onData: (chunk) => this.#pass(chunk),
      onClose: (close) => {
        clearTimeout(this.#late?.timer)
        handlers.onClose(close)
      },
    })
  }

  write(data: string | Uint8Array): void {
    this.#inner.write(data)
  }

  close(): Promise<void> {
    return this.#inner.close()
  }

  destroy(): void {
    this.#inner.destroy()
  }

  #pass(chunk: Buffer): void {
    const before = this.#seen
    this.#seen += chunk.length
    const chaos = this.#chaos
    if (chaos === undefined || chaos.at < before || chaos.at >= this.#seen) {
      this.#deliver(chunk)
      return
    }
    this.#chaos = undefined
    this.#deliver(chunk.subarray(0, chaos.at - before))
    this.#strike(chaos.happens, chunk.subarray(chaos.at - before))
  }

  #strike(happens: Chaos['happens'], rest: Buffer): void {
    switch (happens.kind) {
      case 'drop':
        this.#inner.hangUp({ by: 'network', error: new Error('read ECONNRESET') })
        break
      case 'truncate':
        this.#isTruncated = true
        break
      case 'delay':
        this.#late = { timer: setTimeout(() => this.#release(), happens.ms), chunks: [rest] }
        break
      case 'garble': {
        const garbled = Buffer.from(rest)
        garbled.set(happens.bytes.subarray(0, garbled.length))
        this.#deliver(garbled)
        break
      }
      case 'call':
        happens.action()
        this.#deliver(rest)
    }
  }

  #release(): void {
    const chunks = this.#late?.chunks ?? []
    this.#late = undefined
    for (const chunk of chunks) this.#deliver(chunk)
  }

  #deliver(chunk: Buffer): void {
    if (this.#isTruncated || chunk.length === 0 || !this.isOpen) return
    if (this.#late === undefined) this.#handlers?.onData(chunk)
    else this.#late.chunks.push(chunk)
  }
}
