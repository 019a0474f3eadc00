import { readEscapeSequence } from './escape-sequence.ts'
import { TerminalLine } from './terminal-line.ts'

/** How a {@link Terminal} reads. */
export interface TerminalOptions {
  /** Width that the device was told, in columns. */
  readonly columns: number
  /** Longest line taken, in characters. */
  readonly maxLineLength: number
  /** Most text taken between two {@link Terminal.take} calls, in characters. */
  readonly maxOutputLength: number
}

/** All control characters but TAB, which is text here: a device's columns are kept as it sent them. */
const CONTROL_CHARACTER = /[^\P{Cc}\t]/gu

/**
 * Turns bytes into lines as a terminal would show them.
 *
 * UTF-8 and escape sequences may be cut anywhere: any chunking gives the same lines. Colours, titles
 * and character sets vanish; carriage returns, backspaces and erasures are carried out. The cost is
 * linear in the bytes.
 */
export class Terminal {
  readonly #options: TerminalOptions
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  readonly #line: TerminalLine
  #lines: string[] = []
  #length = 0
  #unfinished = ''

  constructor(options: TerminalOptions) {
    this.#options = options
    this.#line = new TerminalLine(options.columns)
  }

  /** Lines that were ended since the last {@link Terminal.take}. */
  get lines(): readonly string[] {
    return this.#lines
  }

  /** The line that was not ended yet: where a prompt stands. */
  get partial(): string {
    return this.#line.text
  }

  /** Whether the cursor stands in the middle of the line: the device is not done with it. */
  get isRepainting(): boolean {
    return this.#line.isRepainting
  }

  /** Gives the ended lines and forgets them; the line that was not ended stays. */
  take(): readonly string[] {
    const lines = this.#lines
    this.#lines = []
    this.#length = this.#line.length
    return lines
  }

  /**
   * Reads the next bytes.
   *
   * @param chunk - Bytes as they came.
   * @returns The limit that was passed, undefined while all is well; after that, use it no more.
   */
  push(chunk: Uint8Array): 'line' | 'output' | undefined {
    const text = this.#unfinished + this.#decoder.decode(chunk, { stream: true })
    this.#unfinished = ''
    this.#length += text.length
    if (this.#length > this.#options.maxOutputLength) return 'output'
    let index = 0
    while (index < text.length) {
      CONTROL_CHARACTER.lastIndex = index
      const next = CONTROL_CHARACTER.exec(text)?.index ?? text.length
      if (next > index) this.#line.write(text.slice(index, next))
      if (this.#line.length > this.#options.maxLineLength) return 'line'
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
    switch (text[index]) {
      case '\n':
        this.#lines.push(this.#line.take())
        return 1
      case '\r':
        if (text[index + 1] !== '\n') this.#line.carriageReturn()
        return 1
      case '\b':
        this.#line.move(-1)
        return 1
      case '\x1b':
        return this.#escape(text, index)
      default:
        return 1
    }
  }

  /** ECMA-48, 8.3: what moves or erases on a line is done, all else is dropped. */
  #escape(text: string, index: number): number {
    const { length, final, parameter } = readEscapeSequence(text, index)
    // A terminal stops at its edge; without the limit one sequence could ask for gigabytes.
    const cells = Math.min(Math.max(parameter ?? 1, 1), this.#options.columns)
    switch (final) {
      case 'C':
        this.#line.move(cells)
        break
      case 'D':
        this.#line.move(-cells)
        break
      case 'G':
        this.#line.moveToColumn(cells - 1)
        break
      case 'P':
        this.#line.deleteRight(cells)
        break
      case '@':
        this.#line.insertRight(cells)
        break
      case 'X':
        this.#line.write(' '.repeat(cells))
        this.#line.move(-cells)
        break
      case 'J':
      case 'K':
        if (parameter !== 1) this.#line.eraseRight()
        if (parameter === 1 || parameter === 2) this.#line.eraseLeft()
        break
      default:
    }
    return length
  }
}
