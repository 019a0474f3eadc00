import type { Readable } from 'node:stream'
import type { AlgorithmNames } from '../algorithms/algorithm-names.ts'
import { offerTo } from './disagreement.ts'
import { type AlgorithmOffer, readKexInit } from './kex-init.ts'

/** More than any device sends before its offer is whole. */
const LONGEST_START_BYTES = 65_536

/**
 * Listens in on the start of a connection: what the device calls itself, and what was offered. ssh2 tells
 * the one late and the other not at all.
 */
export class HandshakeTrace {
  /** The device's identification line; undefined until it came. */
  identification: string | undefined
  /** What the device sent first, when that was no SSH; undefined else. */
  otherWords: string | undefined
  /** Whether the device said goodbye by an SSH message. */
  saidGoodbye = false
  readonly #offer: AlgorithmNames
  readonly #onIdentification: () => void
  /** The first bytes, kept until the handshake is over: only a failed one is worth reading them. */
  readonly #start: Buffer[] = []
  #startBytes = 0
  #unfollow: () => void = () => {}

  /**
   * @param offer - What we offer.
   * @param onIdentification - Called once, when the device's identification line has come.
   */
  constructor(offer: AlgorithmNames, onIdentification: () => void) {
    this.#offer = offer
    this.#onIdentification = onIdentification
  }

  /** What we offered. */
  get ours(): AlgorithmOffer {
    return offerTo(this.#offer, this.identification)
  }

  /** What the device offered; undefined when it did not come to that. */
  get theirs(): AlgorithmOffer | undefined {
    return readKexInit(Buffer.concat(this.#start))
  }

  /**
   * Follows what comes from the device, until {@link HandshakeTrace.complete} is called.
   *
   * @param stream - The connection; nothing is taken away from others who read it.
   */
  follow(stream: Readable): void {
    stream.on('data', this.hear)
    this.#unfollow = () => stream.off('data', this.hear)
  }

  /** The handshake is over: nothing of it is kept. */
  complete(): void {
    this.#unfollow()
    this.#start.length = 0
  }

  /** Takes the next bytes that came. */
  readonly hear = (bytes: Buffer): void => {
    if (this.#startBytes === 0) {
      const line = bytes.toString('latin1', 0, 200).split(/\r?\n/, 1)[0] ?? ''
      if (!line.startsWith('SSH-')) this.otherWords = line
    }
    this.#startBytes += bytes.length
    if (this.#startBytes > LONGEST_START_BYTES) return
    this.#start.push(bytes)
    if (this.identification === undefined) this.#identify()
  }

  /** Lines of another kind may come before it (RFC 4253, 4.2). */
  #identify(): void {
    const text = Buffer.concat(this.#start).toString('latin1')
    const [, identification] = /^(SSH-[^\r\n]*)\r?\n/m.exec(text) ?? []
    if (identification === undefined) return
    this.identification = identification
    this.#onIdentification()
  }
}
