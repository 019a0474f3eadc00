import { CharacterSets } from './character-sets.ts'
import { TerminalLine } from './terminal-line.ts'

/** How large the terminal is that a device was told. */
export interface ScreenSize {
  /** Width, in columns. */
  readonly columns: number
  /** Height, in lines. */
  readonly rows: number
}

/** Answers given between two {@link Screen.take}: what a device asks for at its log-in are three or four. */
const MAX_REPLIES = 16

/**
 * What a device has written, as lines in the order in which it began them.
 *
 * Only the line that the cursor stands on can change; text that was ended stays as it is. A cursor that
 * goes up or down, or to a row by number, begins another line there and loses nothing: the line that it
 * left waits for its return, as devices leave their prompt to show a clock or to ask for the size, and
 * is ended by the next line end, or when the cursor leaves the other line for a third. Rows are counted
 * as a terminal counts them, so that an absolute position in the cursor's own row only moves it there.
 */
export class Screen {
  /** What text looks like. */
  readonly sets: CharacterSets = new CharacterSets()
  readonly #size: ScreenSize
  readonly #reply: (text: string) => void
  #line: TerminalLine
  #row = 0
  #left: { readonly line: TerminalLine; row: number } | undefined
  #saved: { readonly line: TerminalLine; readonly row: number; readonly position: number }
  #bottom: number
  #lines: string[] = []
  #length = 0
  #replies = 0

  /**
   * @param size - Of the terminal.
   * @param reply - Takes what a terminal answers.
   */
  constructor(size: ScreenSize, reply: (text: string) => void) {
    this.#size = size
    this.#reply = reply
    this.#bottom = size.rows - 1
    this.#line = new TerminalLine(size.columns)
    this.#saved = { line: this.#line, row: 0, position: 0 }
  }

  /** The line that the cursor stands on. */
  get line(): TerminalLine {
    return this.#line
  }

  /** Lines that were ended since the last {@link Screen.take}. */
  get lines(): readonly string[] {
    return this.#lines
  }

  /** Characters of {@link Screen.lines}: cursor movements make more text than was sent. */
  get length(): number {
    return this.#length
  }

  /** Where the cursor stands, as a terminal reports it: row and column, counted from 1. */
  get cursor(): string {
    return `${this.#row + 1};${this.#line.column + 1}`
  }

  /** Gives the ended lines and forgets them. */
  take(): readonly string[] {
    const lines = this.#lines
    this.#lines = []
    this.#length = 0
    this.#replies = 0
    return lines
  }

  /** Writes plain text at the cursor. */
  write(text: string): void {
    this.#line.write(this.sets.draw(text))
  }

  /** Ends the line. */
  lineFeed(): void {
    this.#endLeft()
    this.#add(this.#line.end())
    this.#line = new TerminalLine(this.#size.columns)
    this.#row = Math.min(this.#row + 1, this.#bottom)
    this.sets.reset()
  }

  /** Cursor up or, where negative, down, in the same column. */
  up(rows: number): void {
    if (rows > 0 && this.#line.up(rows)) return
    const { column } = this.#line
    this.goToRow(this.#row - rows)
    this.#line.moveToColumn(column)
  }

  /**
   * Cursor to a row, counted from 0, in any column. A row below those that scroll is the last of them:
   * ProCurve calls its last row 1000 when it was told so, and draws in a smaller one (netmiko#1819).
   */
  goToRow(row: number): void {
    const target = Math.max(0, Math.min(row, this.#bottom))
    if (target === this.#row) return
    const line = this.#line
    if (this.#left?.row === target) {
      this.#line = this.#left.line
      this.#left = undefined
      this.#keep(line)
    } else {
      this.#endLeft()
      this.#left = { line, row: this.#row }
      this.#line = new TerminalLine(this.#size.columns)
    }
    this.#row = target
  }

  /** Sets the last of the rows that scroll, counted from 0, and goes home. */
  setMargin(bottom: number): void {
    this.#bottom = Math.max(1, Math.min(bottom, this.#size.rows - 1))
    this.goToRow(0)
    this.#line.moveToColumn(0)
  }

  /** Moves the rows from the cursor's on down or, where negative, up; what stood in it is ended. */
  insertRows(rows: number): void {
    this.#keep(this.#line)
    this.#line = new TerminalLine(this.#size.columns)
    if (this.#left !== undefined && this.#left.row >= this.#row) this.#left.row += rows
  }

  /** Starts anew: ASCII, all rows scroll, the cursor is at home. */
  reset(): void {
    this.sets.reset()
    this.setMargin(this.#size.rows - 1)
  }

  /** Remembers where the cursor stands. */
  saveCursor(): void {
    this.#saved = { line: this.#line, row: this.#row, position: this.#line.position }
  }

  /** Takes the cursor where it was saved. */
  restoreCursor(): void {
    const { line, row, position } = this.#saved
    this.goToRow(row)
    if (this.#line === line) line.moveToPosition(position)
    else this.#line.moveToColumn(position)
  }

  /** Sends what a terminal answers; at most 16 times between two {@link Screen.take}. */
  reply(text: string): void {
    this.#replies += 1
    if (this.#replies <= MAX_REPLIES) this.#reply(text)
  }

  #endLeft(): void {
    if (this.#left !== undefined) this.#keep(this.#left.line)
    this.#left = undefined
  }

  /** Blank lines that come from moving the cursor are nobody's. */
  #keep(line: TerminalLine): void {
    const text = line.end()
    if (text.trim() !== '') this.#add(text)
  }

  #add(line: string): void {
    this.#lines.push(line)
    this.#length += line.length
  }
}
