import { type DoubtfulReturn, MIN_WIDTH, rowWrap } from './row-wrap.ts'

/** A line may be longer than its editable end: no device moves the cursor further back. */
const EDITABLE = 4_096

/**
 * One line of a terminal with its cursor.
 *
 * Rows are joined: what the device wraps stays one line here, at whatever width it does so, and a
 * carriage return goes back to the start of the row, so that a line editor's repaints come out as it
 * meant them. All costs are bounded however long the line is: only its last 4 096 characters can still
 * be changed.
 */
export class TerminalLine {
  /** Width of the rows: what the device was told, until it shows that it believes in another one. */
  #columns: number
  #head = ''
  #tail = ''
  /** Index in the tail. */
  #cursor = 0
  /** Whether the cursor stands behind a full row and not at the start of the next: terminals wrap late. */
  #isBehindRow = false
  #isRepainted = false
  #doubt: DoubtfulReturn | undefined

  /**
   * @param columns - Width of the terminal that the device was told.
   */
  constructor(columns: number) {
    this.#columns = columns
  }

  /** Characters on the line, blank cells right of the cursor included. */
  get length(): number {
    return this.#head.length + this.#tail.length
  }

  /** What stands on the line; cells that were blanked right of the cursor do not count. */
  get text(): string {
    if (this.#cursor === this.#tail.length) return this.#head + this.#tail
    const right = this.#tail.slice(this.#cursor).trimEnd()
    return this.#head + this.#tail.slice(0, this.#cursor) + right
  }

  /** Whether something stands right of the cursor. */
  get isRepainting(): boolean {
    return this.#cursor < this.#tail.length && this.#tail.slice(this.#cursor).trim() !== ''
  }

  /** Where the cursor stands in the line, counted from 0. */
  get position(): number {
    return this.#head.length + this.#cursor
  }

  /** Where the cursor stands in its row, counted from 0. */
  get column(): number {
    return Math.min(this.position - this.#rowStart(), this.#columns - 1)
  }

  /** Trailing blanks are kept unless they come from a repaint. */
  end(): string {
    this.#settle()
    const text = this.#head + this.#tail
    return this.#isRepainted ? text.trimEnd() : text
  }

  /** Writes plain text at the cursor, over what stands there. */
  write(text: string): void {
    if (this.#doubt !== undefined) {
      this.#doubt.typed += text
      if (this.#doubt.climbed !== undefined) this.#doubt.climbed += text.length
    }
    if (this.#cursor === this.#tail.length) this.#tail += text
    else {
      const right = this.#tail.slice(this.#cursor + text.length)
      this.#tail = this.#tail.slice(0, this.#cursor) + text + right
      this.#isRepainted = true
    }
    this.#cursor += text.length
    this.#isBehindRow = this.position % this.#columns === 0
    this.#shorten()
  }

  /** Carriage return: to the start of the row. */
  carriageReturn(): void {
    this.#settle()
    const rowStart = this.#rowStart()
    const isAtEnd = this.#cursor === this.#tail.length && !this.#isRepainted
    if (isAtEnd && this.#head === '' && this.position - 1 - rowStart >= MIN_WIDTH) {
      const line = this.#tail.slice(0, -1)
      const extra = this.#tail.slice(-1)
      this.#doubt = { line, row: line.slice(rowStart), extra, typed: '', climbed: undefined }
    }
    this.#moveTo(rowStart)
  }

  /** Moves the cursor to the left, at most to the line's start. */
  left(cells: number): void {
    this.#settle()
    this.#moveTo(this.position - cells)
  }

  /** Moves the cursor to the right, at most to the end of its row. */
  right(cells: number): void {
    if (this.#doubt?.climbed !== undefined) this.#doubt.climbed += cells
    else this.#settle()
    const last = this.#rowStart() + this.#columns - 1
    if (last > this.position) this.#moveTo(Math.min(this.position + cells, last))
  }

  /**
   * Moves the cursor up within the rows of the line.
   *
   * @returns false when it would leave the line; nothing was done then.
   */
  up(rows: number): boolean {
    const isRightBehindReturn = this.#doubt?.typed === '' && this.#doubt.climbed === undefined
    if (this.#doubt !== undefined && isRightBehindReturn && rows === 1) {
      this.#doubt.climbed = 0
      return true
    }
    this.#settle()
    const target = this.position - rows * this.#columns
    if (target >= 0) this.#moveTo(target)
    return target >= 0
  }

  /** Moves the cursor to a column of its row, counted from 0. */
  moveToColumn(column: number): void {
    this.#settle()
    this.#moveTo(this.#rowStart() + Math.min(column, this.#columns - 1))
  }

  /** Moves the cursor to where {@link TerminalLine.position} was. */
  moveToPosition(position: number): void {
    this.#settle()
    this.#moveTo(position)
  }

  /** Erases from the cursor to the end of the line. */
  eraseRight(): void {
    this.#settle()
    this.#tail = this.#tail.slice(0, this.#cursor)
  }

  /** Blanks the row up to the cursor and the character under it. */
  eraseLeft(): void {
    this.#settle()
    const start = Math.max(0, this.#rowStart() - this.#head.length)
    const end = Math.min(this.#cursor + 1, this.#tail.length)
    this.#tail = this.#tail.slice(0, start) + ' '.repeat(end - start) + this.#tail.slice(end)
    this.#isRepainted = true
  }

  /** Deletes `cells` characters right of the cursor; the rest moves left. */
  deleteRight(cells: number): void {
    this.#settle()
    this.#tail = this.#tail.slice(0, this.#cursor) + this.#tail.slice(this.#cursor + cells)
  }

  /** Blanks `cells` characters right of the cursor, which stays where it is. */
  blank(cells: number): void {
    const { position } = this
    this.write(' '.repeat(Math.min(cells, this.#columns)))
    this.moveToPosition(position)
  }

  /** Inserts `cells` blanks at the cursor; the rest moves right. */
  insertRight(cells: number): void {
    this.#settle()
    const right = this.#tail.slice(this.#cursor)
    const blanks = ' '.repeat(Math.min(cells, this.#columns))
    this.#tail = this.#tail.slice(0, this.#cursor) + blanks + right
    this.#isRepainted = true
  }

  /** Until then the line is read as if the carriage return had gone back to the start of the row. */
  #settle(): void {
    const wrap = this.#doubt === undefined ? undefined : rowWrap(this.#doubt)
    this.#doubt = undefined
    if (wrap === undefined) return
    const { columns, line, back } = wrap
    this.#columns = columns
    this.#head = ''
    this.#tail = line
    this.#cursor = line.length - back
    this.#isRepainted = false
    this.#isBehindRow = back === 0 && this.position % columns === 0
    this.#shorten()
  }

  #rowStart(): number {
    const position = this.position
    return position - (this.#isBehindRow ? this.#columns : position % this.#columns)
  }

  #moveTo(position: number): void {
    this.#isBehindRow = false
    this.#cursor = Math.max(0, position - this.#head.length)
    this.#tail = this.#tail.padEnd(this.#cursor, ' ')
  }

  #shorten(): void {
    if (this.#tail.length < 2 * EDITABLE || this.#cursor < this.#tail.length) return
    this.#head += this.#tail.slice(0, -EDITABLE)
    this.#tail = this.#tail.slice(-EDITABLE)
    this.#cursor = EDITABLE
  }
}
