import { byteDecoder, type Encoding } from './byte-decoder.ts'
import { carryOut } from './control-function.ts'
import { MAX_STRING_LENGTH, readEscapeSequence, STRING_END } from './escape-sequence.ts'
import { Screen } from './screen.ts'

/** How a {@link Terminal} reads. */
export interface TerminalOptions {
  /** Width that the device was told, in columns. */
  readonly columns: number
  /** Height that the device was told, in lines. Default: 1 000. */
  readonly rows?: number | undefined
  /** How the device encodes text. Default: `utf-8`. */
  readonly encoding?: Encoding | undefined
  /** Longest line taken, in characters. */
  readonly maxLineLength: number
  /** Most text taken between two {@link Terminal.take} calls, in characters. */
  readonly maxOutputLength: number
  /**
   * Takes what a terminal answers when a device asks for the cursor, the terminal's kind or its state:
   * control sequences without a line end, to be sent as they are. Default: nothing is answered.
   */
  readonly reply?: ((text: string) => void) | undefined
}

/** All control characters but TAB, which is text here: a device's columns are kept as it sent them. */
const CONTROL_CHARACTER = /[^\P{Cc}\t]/gu

/** Index of the next control character, or the end of the text. `test` makes no match, as `exec` does. */
function nextControl(text: string, index: number): number {
  CONTROL_CHARACTER.lastIndex = index
  return CONTROL_CHARACTER.test(text) ? CONTROL_CHARACTER.lastIndex - 1 : text.length
}

/**
 * Turns bytes into lines as a terminal would show them, whatever a VT100 can be told.
 *
 * Characters and escape sequences may be cut anywhere: any chunking gives the same lines. Colours and
 * titles vanish, lines that are drawn become Unicode, carriage returns, backspaces, erasures and cursor
 * movements are carried out (see {@link Screen} for rows), questions of the device are answered. The cost
 * is linear in the bytes at any chunk size.
 */
export class Terminal {
  readonly #options: TerminalOptions
  readonly #decode: (chunk: Uint8Array) => string
  readonly #screen: Screen
  #length = 0
  #unfinished = ''
  #isInString = false

  constructor(options: TerminalOptions) {
    const { columns, rows = 1_000, encoding = 'utf-8', reply = () => undefined } = options
    this.#options = options
    this.#decode = byteDecoder(encoding)
    this.#screen = new Screen({ columns, rows }, reply)
  }

  /** Lines that were ended since the last {@link Terminal.take}. */
  get lines(): readonly string[] {
    return this.#screen.lines
  }

  /** The line that was not ended yet: where a prompt stands. */
  get partial(): string {
    return this.#screen.line.text
  }

  /** Whether the cursor stands in the middle of the line: the device is not done with it. */
  get isRepainting(): boolean {
    return this.#screen.line.isRepainting
  }

  /** Gives the ended lines and forgets them; the line that was not ended stays. */
  take(): readonly string[] {
    this.#length = this.#screen.line.length
    return this.#screen.take()
  }

  /**
   * Reads the next bytes.
   *
   * @param chunk - Bytes as they came.
   * @returns The limit that was passed, undefined while all is well; after that, use it no more.
   */
  push(chunk: Uint8Array): 'line' | 'output' | undefined {
    const more = this.#decode(chunk)
    const isLong = this.#unfinished.length + more.length > MAX_STRING_LENGTH
    if (this.#isInString && !isLong && !STRING_END.test(more)) {
      this.#unfinished += more
      return undefined
    }
    const text = this.#unfinished + more
    this.#unfinished = ''
    this.#isInString = false
    this.#length += text.length
    if (this.#length > this.#options.maxOutputLength) return 'output'
    return this.#read(text)
  }

  #read(text: string): 'line' | 'output' | undefined {
    let index = 0
    while (index < text.length) {
      const next = nextControl(text, index)
      if (next > index) this.#screen.write(text.slice(index, next))
      if (this.#screen.line.length > this.#options.maxLineLength) return 'line'
      if (this.#screen.length > this.#options.maxOutputLength) return 'output'
      if (next === text.length) break
      const consumed = this.#control(text, next)
      if (consumed === 0) {
        this.#unfinished = text.slice(next)
        this.#length -= this.#unfinished.length
        break
      }
      index = next + consumed
    }
    return undefined
  }

  /** Carries out the control character at `index` and tells how many characters it took. */
  #control(text: string, index: number): number {
    const screen = this.#screen
    switch (text[index]) {
      case '\n':
      case '\v':
      case '\f':
        screen.lineFeed()
        return 1
      case '\r':
        if (text[index + 1] !== '\n') {
          screen.line.carriageReturn()
          return 1
        }
        screen.lineFeed()
        return 2
      case '\b':
        screen.line.left(1)
        return 1
      case '\x0e':
      case '\x0f':
        screen.sets.shift(text[index] === '\x0e' ? 1 : 0)
        return 1
      case '\x1b':
        return this.#escape(text, index)
      default:
        return 1
    }
  }

  #escape(text: string, index: number): number {
    const { length, name, parameters, isOpenString } = readEscapeSequence(text, index)
    this.#isInString = isOpenString === true
    carryOut(name, parameters, this.#screen)
    return length
  }
}
