import type { AlgorithmOffer } from './handshake-error.ts'

const OFFER = /^Handshake: \((local|remote)\) (.+?): (.*)$/

/**
 * Reads what ssh2 tells only in its debug messages: the device's identification line, both sides'
 * algorithms, and the device's goodbye. Without these messages (another release of ssh2) errors
 * say less and the identification is taken to be part of the key exchange; nothing else changes.
 */
export class HandshakeTrace {
  /** The device's identification line; undefined until it came. */
  identification: string | undefined
  /** What the device sent first, when that was no SSH; undefined else. */
  otherWords: string | undefined
  /** Whether the device said goodbye by an SSH message. */
  saidGoodbye = false
  /** Messages about algorithms as they came: only a failed handshake is worth reading them. */
  readonly #offers: string[] = []
  readonly #onIdentification: () => void

  /**
   * @param onIdentification - Called once, when the device's identification line has come.
   */
  constructor(onIdentification: () => void) {
    this.#onIdentification = onIdentification
  }

  /** What we offered. */
  get ours(): AlgorithmOffer {
    return this.#offer('local')
  }

  /** What the device offered. */
  get theirs(): AlgorithmOffer {
    return this.#offer('remote')
  }

  /** The `debug` option of ssh2. */
  readonly read = (message: string): void => {
    if (message.startsWith('Inbound: Received DISCONNECT')) {
      this.saidGoodbye = true
    } else if (message.startsWith('Remote ident: ')) {
      this.identification = message.slice("Remote ident: '".length, -1)
      this.#onIdentification()
    } else if (message.startsWith('Handshake: (')) {
      this.#offers.push(message)
    } else if (message === 'Handshake completed') {
      this.#offers.length = 0
    }
  }

  /** Takes the first bytes that came. */
  readonly readFirst = (bytes: Buffer): void => {
    const line = bytes.toString('latin1', 0, 200).split(/\r?\n/, 1)[0] ?? ''
    if (!line.startsWith('SSH-')) this.otherWords = line
  }

  #offer(wanted: 'local' | 'remote'): AlgorithmOffer {
    const offer: Record<string, readonly string[]> = {}
    for (const message of this.#offers) {
      const [, side, kind, list] = OFFER.exec(message) ?? []
      if (side !== wanted || kind === undefined || list === undefined) continue
      // ext-info and kex-strict are extensions in the guise of algorithms (RFC 8308).
      offer[kind] = list.split(',').filter((name) => !/^(ext-info|kex-strict)-/.test(name))
    }
    return offer
  }
}
