import { DO, DONT, IAC, SB, SE, type Verb, WILL, WONT } from './telnet-codes.ts'

/** Who takes the commands that a {@link TelnetDecoder} finds. */
export interface TelnetHandlers {
  /** The peer negotiates an option. */
  readonly onOption: (verb: Verb, option: number) => void
  /** The peer sent parameters of an option; cut to {@link MAX_PARAMETERS_BYTES}. */
  readonly onParameters: (option: number, parameters: readonly number[]) => void
}

/** Parameters of the options that we take are a byte long; what is longer is not read to its end. */
export const MAX_PARAMETERS_BYTES = 256

/** What the next byte belongs to. */
type Place = 'data' | 'command' | 'option' | 'parameters' | 'command in parameters'

/**
 * Takes the telnet protocol out of a stream (RFC 854, 855). Commands may be cut anywhere: any chunking
 * gives the same data and calls the same handlers.
 *
 * Go-ahead, no-operation, data mark, break, are-you-there and the editing commands mean nothing to a
 * client that only reads, and vanish. So does NUL, which an NVT does not print: CR NUL is left as CR.
 */
export class TelnetDecoder {
  readonly #handlers: TelnetHandlers
  #place: Place = 'data'
  #verb: Verb = DO
  #parameters: number[] = []
  #hasMetTelnet = false

  constructor(handlers: TelnetHandlers) {
    this.#handlers = handlers
  }

  /** Whether a command has come: the peer speaks telnet and is not just a TCP port. */
  get hasMetTelnet(): boolean {
    return this.#hasMetTelnet
  }

  /**
   * Reads the next bytes.
   *
   * @param chunk - Bytes as they came.
   * @returns The data among them; maybe nothing.
   */
  decode(chunk: Buffer): Buffer {
    if (this.#place === 'data' && !chunk.includes(IAC) && !chunk.includes(0)) return chunk
    const data = Buffer.allocUnsafe(chunk.length)
    let length = 0
    for (const byte of chunk) {
      if (this.#isData(byte)) length = data.writeUInt8(byte, length)
    }
    return data.subarray(0, length)
  }

  #isData(byte: number): boolean {
    switch (this.#place) {
      case 'data':
        if (byte !== IAC) return byte !== 0
        this.#place = 'command'
        return false
      case 'command':
        return this.#command(byte)
      case 'option':
        this.#place = 'data'
        this.#handlers.onOption(this.#verb, byte)
        return false
      case 'parameters':
        if (byte === IAC) this.#place = 'command in parameters'
        else this.#parameter(byte)
        return false
      case 'command in parameters':
        return this.#commandInParameters(byte)
    }
  }

  #command(byte: number): boolean {
    this.#place = 'data'
    if (byte === IAC) return true
    this.#hasMetTelnet = true
    if (byte === SB) {
      this.#place = 'parameters'
      this.#parameters = []
    } else if (isVerb(byte)) {
      this.#place = 'option'
      this.#verb = byte
    }
    return false
  }

  #commandInParameters(byte: number): boolean {
    if (byte === IAC) {
      this.#place = 'parameters'
      this.#parameter(byte)
      return false
    }
    // Another command than the end is a peer that forgot the end: what it said so far is void.
    if (byte !== SE) return this.#command(byte)
    this.#place = 'data'
    const [option, ...parameters] = this.#parameters
    if (option !== undefined) this.#handlers.onParameters(option, parameters)
    return false
  }

  #parameter(byte: number): void {
    if (this.#parameters.length <= MAX_PARAMETERS_BYTES) this.#parameters.push(byte)
  }
}

function isVerb(byte: number): byte is Verb {
  return byte === WILL || byte === WONT || byte === DO || byte === DONT
}
