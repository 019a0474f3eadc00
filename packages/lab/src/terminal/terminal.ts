import type { InputState, Reader } from './reader.ts'

/** Ctrl-^, the escape character that ends a running command (Cisco, "escape-character": default Ctrl-^). */
const ctrlCircumflex = 0x1e

/** What a terminal needs of the world. */
export interface TerminalOptions {
  /** Sends bytes to the user. */
  readonly write: (bytes: Buffer) => void
  /** Called when the escape byte arrives while a command runs. */
  readonly onEscape: () => void
  /** The byte that ends a running command. Default: Ctrl-^. */
  readonly escapeByte?: (() => number | undefined) | undefined
  /** Whether what is typed while no reader is in charge is echoed at once, by the tty itself. */
  readonly echoesAhead: () => boolean
}

/**
 * The tty of one shell: input waits in a queue while a command runs, exactly one reader takes it
 * byte by byte, and what the device prints in answer leaves in one write.
 *
 * Echo is the reader's work, so that typed-ahead input is echoed when it is read, behind the prompt,
 * as IOS does.
 */
export class Terminal {
  readonly #options: TerminalOptions
  #input: number[] = []
  #next = 0
  #reader: Reader | undefined
  #state: InputState = 'opening'
  #output = ''
  #pumping = false

  /** @param options - See {@link TerminalOptions}. */
  constructor(options: TerminalOptions) {
    this.#options = options
  }

  /** What the device waits for now. */
  get state(): InputState {
    return this.#state
  }

  /** Takes what the user typed. */
  receive(bytes: Buffer): void {
    if (this.#reader === undefined && this.#options.echoesAhead()) this.#echo(bytes)
    for (const byte of bytes) {
      if (this.#state === 'busy' && byte === this.#escapeByte) this.#options.onEscape()
      else this.#input.push(byte)
    }
    this.pump()
  }

  /** Prints lines: `\n` becomes CR LF. Sent when the current input is worked off. */
  print(text: string): void {
    this.#output += text.includes('\n') ? text.replace(/\r?\n/g, '\r\n') : text
  }

  /** Puts a reader in charge of the input. */
  read(reader: Reader): void {
    this.#reader = reader
    this.#state = reader.state
  }

  /** Leaves input in the queue until the next {@link read}; what was printed goes out. */
  suspend(state: 'opening' | 'busy'): void {
    this.#reader = undefined
    this.#state = state
    this.flush()
  }

  get #escapeByte(): number {
    return this.#options.escapeByte?.() ?? ctrlCircumflex
  }

  /** Throws away input that was typed ahead. */
  discardInput(): void {
    this.#input = []
    this.#next = 0
  }

  /** Throws away the next byte of input, if one waits. */
  discardByte(): void {
    this.#takeByte()
  }

  /** Lets the reader take what waits, then sends what was printed. */
  pump(): void {
    if (this.#pumping) return
    this.#pumping = true
    while (this.#reader !== undefined) {
      const byte = this.#takeByte()
      if (byte === undefined) break
      this.#reader.take(byte)
    }
    this.#pumping = false
    this.flush()
  }

  /** What a tty in its ordinary mode shows of input that nobody reads yet (POSIX termios: ECHO, ONLCR). */
  #echo(bytes: Buffer): void {
    this.print(bytes.toString('latin1').replaceAll('\r', '\n'))
    this.flush()
  }

  #takeByte(): number | undefined {
    const byte = this.#input[this.#next]
    if (byte === undefined) this.discardInput()
    else this.#next++
    return byte
  }

  /** Sends what was printed so far. */
  flush(): void {
    if (this.#output === '') return
    const bytes = Buffer.from(this.#output, 'latin1')
    this.#output = ''
    this.#options.write(bytes)
  }
}
