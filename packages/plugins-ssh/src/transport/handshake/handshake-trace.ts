import type { AlgorithmOffer } from './handshake-error.ts'

const OFFER = /^Handshake: \((local|remote)\) (.+?): (.*)$/

/**
 * Reads what ssh2 tells only in its debug messages: the device's identification line, both sides'
 * algorithms, and the device's goodbye. Without these messages (another release of ssh2) errors
 * say less and the identification is taken to be part of the key exchange; nothing else changes.
 */
export class HandshakeTrace {
  /** What we offered. */
  readonly ours: Record<string, readonly string[]> = {}
  /** What the device offered. */
  readonly theirs: Record<string, readonly string[]> = {}
  /** The device's identification line; undefined until it came. */
  identification: string | undefined
  /** What the device sent first, when that was no SSH; undefined else. */
  otherWords: string | undefined
  /** Whether the device said goodbye by an SSH message. */
  saidGoodbye = false
  readonly #onIdentification: () => void

  /**
   * @param onIdentification - Called once, when the device's identification line has come.
   */
  constructor(onIdentification: () => void) {
    this.#onIdentification = onIdentification
  }

  /** The `debug` option of ssh2. */
  readonly read = (message: string): void => {
    if (message.startsWith('Inbound: Received DISCONNECT')) {
      this.saidGoodbye = true
    } else if (message.startsWith('Remote ident: ')) {
      this.identification = message.slice("Remote ident: '".length, -1)
      this.#onIdentification()
    } else if (message.startsWith('Handshake: (')) {
      this.#readOffer(message)
    }
  }

  /** Takes the first bytes that came. */
  readonly readFirst = (bytes: Buffer): void => {
    const line = bytes.toString('latin1', 0, 200).split(/\r?\n/, 1)[0] ?? ''
    if (!line.startsWith('SSH-')) this.otherWords = line
  }

  #readOffer(message: string): void {
    const [, side, kind, list] = OFFER.exec(message) ?? []
    if (kind === undefined || list === undefined) return
    const offer: Record<keyof AlgorithmOffer, readonly string[]> =
      side === 'local' ? this.ours : this.theirs
    // ext-info and kex-strict are extensions in the guise of algorithms (RFC 8308).
    offer[kind] = list.split(',').filter((name) => !/^(ext-info|kex-strict)-/.test(name))
  }
}
