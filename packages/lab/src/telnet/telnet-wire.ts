/** The bytes of RFC 854 and 855, and the options of RFC 857, 858, 1091 and 1073. */
const [SE, SB, WILL, WONT, DO, DONT, IAC] = [240, 250, 251, 252, 253, 254, 255] as const
const [ECHO, SUPPRESS_GO_AHEAD, TERMINAL_TYPE, WINDOW_SIZE] = [1, 3, 24, 31] as const
const SEND = 1
const NUL = 0
const LF = 10
const CR = 13

/** What IOS says first: it echoes, needs no go-ahead, and asks for terminal and window (field experience, unverified). */
const greeting = Buffer.from([
  ...[IAC, WILL, ECHO, IAC, WILL, SUPPRESS_GO_AHEAD],
  ...[IAC, DO, TERMINAL_TYPE, IAC, DO, WINDOW_SIZE],
])
const offered: readonly number[] = [ECHO, SUPPRESS_GO_AHEAD]
const asked: readonly number[] = [TERMINAL_TYPE, WINDOW_SIZE]

/** What a telnet wire needs of the world. */
export interface TelnetWireOptions {
  /** Sends bytes as they are. */
  readonly send: (bytes: Buffer) => void
  /** The client has told the width of its window. */
  readonly onColumns: (columns: number) => void
}

/** The device's end of a telnet connection: what the user types goes in, what he sees goes out. */
export class TelnetWire {
  readonly #options: TelnetWireOptions
  #rest: Buffer = Buffer.alloc(0)
  #isBehindCr = false

  /** @param options - See {@link TelnetWireOptions}; the negotiation is begun at once. */
  constructor(options: TelnetWireOptions) {
    this.#options = options
    options.send(greeting)
  }

  /** Sends what the user shall see. */
  write(bytes: Buffer): void {
    this.#options.send(bytes.includes(IAC) ? Buffer.from([...bytes].flatMap(doubled)) : bytes)
  }

  /** Reads what came. @returns What the user typed; a command that is not whole yet is kept. */
  read(chunk: Buffer): Buffer {
    const input = Buffer.concat([this.#rest, chunk])
    const typed: number[] = []
    let at = 0
    while (at < input.length) {
      const length = input[at] === IAC ? this.#command(input.subarray(at), typed) : 1
      if (length === 0) break
      if (input[at] !== IAC) this.#key(input[at] ?? NUL, typed)
      at += length
    }
    this.#rest = input.subarray(at)
    return Buffer.from(typed)
  }

  /** RFC 854: Enter is CR NUL or CR LF; both are one key. */
  #key(byte: number, typed: number[]): void {
    const isEnterEnd = this.#isBehindCr && (byte === NUL || byte === LF)
    this.#isBehindCr = byte === CR
    if (!isEnterEnd) typed.push(byte)
  }

  /** Carries out the command at the start. @returns Its length; 0: it is not whole. */
  #command(input: Buffer, typed: number[]): number {
    const [, verb, option] = input
    if (verb === IAC) typed.push(IAC)
    if (verb === undefined) return 0
    if (verb === SB) return this.#parameters(input)
    if (verb < WILL || verb === IAC) return 2
    if (option === undefined) return 0
    this.#negotiate(verb, option)
    return 3
  }

  #negotiate(verb: number, option: number): void {
    const { send } = this.#options
    if (verb === WILL && option === TERMINAL_TYPE)
      send(Buffer.from([IAC, SB, TERMINAL_TYPE, SEND, IAC, SE]))
    else if (verb === WILL && !asked.includes(option)) send(Buffer.from([IAC, DONT, option]))
    else if (verb === DO && !offered.includes(option)) send(Buffer.from([IAC, WONT, option]))
  }

  #parameters(input: Buffer): number {
    const end = input.indexOf(Buffer.from([IAC, SE]))
    if (end === -1) return 0
    const [option, high, low] = Buffer.from(
      input.subarray(2, end).toString('latin1').replaceAll('\xff\xff', '\xff'),
      'latin1',
    )
    if (option === WINDOW_SIZE) this.#options.onColumns((high ?? 0) * 256 + (low ?? 0))
    return end + 2
  }
}

function doubled(byte: number): number[] {
  return byte === IAC ? [IAC, IAC] : [byte]
}
