import type { Duplex } from 'node:stream'
import type { TerminalSize } from '../ssh-target.ts'
import type { Transport, TransportClose, TransportHandlers } from '../transport.ts'
import { ENTER, encodeTyped, RAW_ENTER } from './encode-typed.ts'
import { OptionNegotiation } from './option-negotiation.ts'
import { TelnetDecoder } from './telnet-decoder.ts'

/** How long {@link TelnetTransport.close} waits for the device before it cuts, in milliseconds. */
const CLOSE_LIMIT_MS = 2_000

/** What a {@link TelnetTransport} is made of. */
export interface TelnetTransportOptions {
  /** For messages: `telnet host:port`. */
  readonly peer: string
  /** Connected; it is read from now on. */
  readonly link: Duplex
  /** What the device is told about the terminal. */
  readonly terminal: TerminalSize
  /** What is sent for Enter. Default: {@link ENTER} to a peer that speaks telnet, else {@link RAW_ENTER}. */
  readonly enter?: string | undefined
}

/**
 * A telnet connection as a {@link Transport}; also to a peer that is no telnet server, of which no
 * byte is changed but NUL and 255.
 *
 * Telnet has no goodbye. A stream that was ended in order is the device's doing: all that it wrote
 * before has come. A stream that broke (reset, time-out, a jump host that went away) is the network's.
 */
export class TelnetTransport implements Transport {
  readonly peer: string
  readonly isAuthenticated = false
  readonly #link: Duplex
  readonly #enter: string | undefined
  readonly #decoder: TelnetDecoder
  readonly #early: Buffer[] = []
  #handlers: TransportHandlers | undefined
  #closed: TransportClose | undefined
  #isOurs = false
  #hasEnded = false
  #error: Error | undefined
  #closing: Promise<void> | undefined

  constructor({ peer, link, terminal, enter }: TelnetTransportOptions) {
    this.peer = peer
    this.#link = link
    this.#enter = enter
    const options = new OptionNegotiation(terminal)
    this.#decoder = new TelnetDecoder({
      onOption: (verb, option) => this.#send(options.answer(verb, option)),
      onParameters: (option, bytes) => this.#send(options.answerParameters(option, bytes)),
    })
    link.on('data', (chunk: Buffer) => this.#receive(chunk))
    link.on('end', () => {
      this.#hasEnded = true
      this.#finish()
    })
    link.on('error', (error: Error) => {
      this.#error ??= error
    })
    link.on('close', () => this.#finish())
  }

  get isOpen(): boolean {
    return this.#closed === undefined && !this.#isOurs
  }

  readonly start = (handlers: TransportHandlers): void => {
    if (this.#handlers !== undefined) throw new Error(`${this.peer} was started before`)
    this.#handlers = handlers
    for (const chunk of this.#early.splice(0)) handlers.onData(chunk)
    if (this.#closed !== undefined) handlers.onClose(this.#closed)
  }

  readonly write = (data: string | Uint8Array): void => {
    if (!this.isOpen) return
    const enter = this.#enter ?? (this.#decoder.hasMetTelnet ? ENTER : RAW_ENTER)
    this.#send(encodeTyped(Buffer.from(data), enter))
  }

  readonly close = (): Promise<void> => {
    this.#closing ??= this.#close()
    return this.#closing
  }

  readonly destroy = (): void => {
    this.#isOurs = true
    this.#link.destroy()
  }

  #close(): Promise<void> {
    this.#isOurs = true
    const link = this.#link
    if (link.closed) return Promise.resolve()
    return new Promise((resolve) => {
      const limit = setTimeout(() => link.destroy(), CLOSE_LIMIT_MS)
      link.once('close', () => {
        clearTimeout(limit)
        resolve()
      })
      link.end()
    })
  }

  #receive(chunk: Buffer): void {
    if (this.#closed !== undefined) return
    // One packet for all answers to one packet.
    this.#link.cork()
    const data = this.#decoder.decode(chunk)
    this.#link.uncork()
    if (data.length === 0) return
    if (this.#handlers === undefined) this.#early.push(data)
    else this.#handlers.onData(data)
  }

  #send(bytes: Buffer): void {
    if (bytes.length > 0 && this.#link.writable) this.#link.write(bytes)
  }

  #finish(): void {
    if (this.#closed !== undefined) return
    const closed = this.#reason()
    this.#closed = closed
    this.#handlers?.onClose(closed)
    void this.close()
  }

  #reason(): TransportClose {
    if (this.#isOurs) return { by: 'us' }
    if (this.#hasEnded) return { by: 'device', error: this.#error }
    return { by: 'network', error: this.#error ?? new Error('the connection broke') }
  }
}
