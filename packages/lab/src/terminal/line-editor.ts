import type { InputState, Reader } from './reader.ts'

/** How a line ended: Enter, or one of the control characters that end it. */
export type LineEnd = 'enter' | 'ctrl-c' | 'ctrl-z'

/** What a line editor needs of its shell. */
export interface LineEditorOptions {
  /** The state to show while it reads. */
  readonly state: InputState
  /** Shown before the line; printed by the editor when it starts and after live help. */
  readonly prompt: string
  /** Columns of the terminal; 0 never scrolls. */
  readonly width: number
  /** Prints to the user. */
  readonly print: (text: string) => void
  /** The finished line, as a byte string, untrimmed. */
  readonly onLine: (line: string, end: LineEnd) => void
  /** Live help for the line so far; absent where `?` is an ordinary character. */
  readonly help?: ((line: string) => string) | undefined
  /** The line after TAB completion; absent where TAB does nothing. */
  readonly complete?: ((line: string) => string) | undefined
  /** What a blank adds to the line before itself, where a blank completes a word; `''` for nothing. */
  readonly completeAtBlank?: ((line: string) => string) | undefined
  /** How Enter is echoed. Default: `\r\n`. */
  readonly echoOfEnter?: ((line: string) => string) | undefined
}

/** Cisco, "Using the Command-Line Interface": a long line shifts 10 columns to the left, `$` marks it. */
const scrollStep = 10

/**
 * Reads one command line with echo, as IOS's line editor does (cli-pitfalls, "Pitfalls to cover";
 * production-safety rule 3; Cisco "Using the Command-Line Interface", editing keys).
 *
 * CR and LF each end the line. `?` and TAB act at once and are never stored; Ctrl-V takes the next
 * character as it is. Editing in the middle of a line is not simulated.
 */
export class LineEditor implements Reader {
  /** @inheritdoc */
  readonly state: InputState
  readonly #options: LineEditorOptions
  #line = ''
  #scrolled = 0
  #literalNext = false

  /** @param options - See {@link LineEditorOptions}. */
  constructor(options: LineEditorOptions) {
    this.#options = options
    this.state = options.state
    options.print(options.prompt)
  }

  /** @inheritdoc */
  take(byte: number): void {
    const key = this.#literalNext ? undefined : keys[byte]
    if (this.#literalNext) {
      this.#literalNext = false
      this.#insert(byte)
    } else if (key !== undefined) key(this)
    else if (byte === 0x3f && this.#options.help !== undefined) this.#showHelp(this.#options.help)
    else if (byte >= 0x20) {
      if (byte === 0x20) this.#completeAtBlank()
      this.#insert(byte)
    }
  }

  /** Ends the line and hands it over. */
  finish(end: LineEnd): void {
    const { print, echoOfEnter } = this.#options
    if (end === 'enter') print(echoOfEnter?.(this.#line) ?? '\r\n')
    else print(end === 'ctrl-z' ? '^Z\r\n' : '^C\r\n')
    this.#options.onLine(this.#line, end)
  }

  /** Takes the last characters away, `count` of them or all there are. */
  erase(count: number): void {
    const erased = Math.min(count, this.#line.length)
    const columns = this.#visible.length
    this.#line = this.#line.slice(0, this.#line.length - erased)
    if (this.#scrolled === 0) this.#options.print('\b \b'.repeat(erased))
    else {
      while (this.#scrolled > 0 && this.#scrolled >= this.#line.length) this.#scrolled -= scrollStep
      this.#repaint(columns)
    }
  }

  /** Takes the last word away, and the blanks behind it. */
  eraseWord(): void {
    this.erase(/\S*\s*$/.exec(this.#line)?.[0].length ?? 0)
  }

  /** Takes the whole line away. */
  eraseLine(): void {
    this.erase(this.#line.length)
  }

  /** Takes the next character as it is. */
  quoteNext(): void {
    this.#literalNext = true
  }

  /** Shows prompt and line again on a new line. */
  redraw(): void {
    this.#options.print(`\r\n${this.#options.prompt}`)
    this.#scrolled = 0
    const line = this.#line
    this.#line = ''
    for (const character of line) this.#insert(character.charCodeAt(0))
  }

  /** Completes the last word where that is possible, and redraws. */
  completeWord(): void {
    if (this.#options.complete === undefined) return
    this.#line = this.#options.complete(this.#line)
    this.redraw()
  }

  #completeAtBlank(): void {
    const added = this.#options.completeAtBlank?.(this.#line) ?? ''
    for (const character of added) this.#insert(character.charCodeAt(0))
  }

  #showHelp(help: (line: string) => string): void {
    this.#options.print(`?\r\n${help(this.#line)}`)
    this.redraw()
  }

  #insert(byte: number): void {
    const { width, prompt, print } = this.#options
    const columns = this.#visible.length
    this.#line += String.fromCharCode(byte)
    const isFull = width > prompt.length + scrollStep && prompt.length + columns + 1 >= width
    if (!isFull) print(String.fromCharCode(byte))
    else {
      this.#scrolled += scrollStep
      this.#repaint(columns)
    }
  }

  /** What stands behind the prompt: the line, or `$` and its tail. */
  get #visible(): string {
    return this.#scrolled === 0 ? this.#line : `$${this.#line.slice(this.#scrolled + 1)}`
  }

  /** Shows the line again over the columns that it took before. */
  #repaint(columns: number): void {
    const visible = this.#visible
    const surplus = Math.max(columns - visible.length, 0)
    this.#options.print(
      `${'\b'.repeat(columns)}${visible}${' '.repeat(surplus)}${'\b'.repeat(surplus)}`,
    )
  }
}

const keys: Partial<Record<number, (editor: LineEditor) => void>> = {
  3: (editor) => editor.finish('ctrl-c'),
  8: (editor) => editor.erase(1),
  9: (editor) => editor.completeWord(),
  10: (editor) => editor.finish('enter'),
  12: (editor) => editor.redraw(),
  13: (editor) => editor.finish('enter'),
  18: (editor) => editor.redraw(),
  21: (editor) => editor.eraseLine(),
  22: (editor) => editor.quoteNext(),
  23: (editor) => editor.eraseWord(),
  24: (editor) => editor.eraseLine(),
  26: (editor) => editor.finish('ctrl-z'),
  127: (editor) => editor.erase(1),
}
