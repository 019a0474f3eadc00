/**
 * One line of a terminal with its cursor, as text left and right of it.
 *
 * Rows are joined: what a terminal of `columns` wraps stays one line here, and a carriage return
 * goes back to the start of the row, so that a line editor's repaints come out as it meant them.
 * Appending at the end costs the same however long the line is.
 */
export class TerminalLine {
  readonly #columns: number
  #left = ''
  #right = ''
  #isRepainted = false

  /**
   * @param columns - Width of the terminal that the device believes in.
   */
  constructor(columns: number) {
    this.#columns = columns
  }

  /** Characters on the line, blank cells right of the cursor included. */
  get length(): number {
    return this.#left.length + this.#right.length
  }

  /** What stands on the line; cells that were blanked right of the cursor do not count. */
  get text(): string {
    return this.#right === '' ? this.#left : this.#left + this.#right.trimEnd()
  }

  /** Whether something stands right of the cursor. */
  get isRepainting(): boolean {
    return this.#right !== '' && this.#right.trim() !== ''
  }

  /** Ends the line and empties it; trailing blanks are kept unless they come from a repaint. */
  take(): string {
    const text = this.#left + this.#right
    const taken = this.#isRepainted ? text.trimEnd() : text
    this.#left = ''
    this.#right = ''
    this.#isRepainted = false
    return taken
  }

  /** Writes plain text at the cursor, over what stands there. */
  write(text: string): void {
    this.#left += text
    if (this.#right !== '') {
      this.#right = this.#right.slice(text.length)
      this.#isRepainted = true
    }
  }

  /** Carriage return: to the start of the row. */
  carriageReturn(): void {
    this.#moveTo(this.#rowStart())
  }

  /** Moves the cursor: negative is left, at most to the line's start; right pads with blanks. */
  move(cells: number): void {
    this.#moveTo(this.#left.length + cells)
  }

  /** Moves the cursor to a column of its row, counted from 0. */
  moveToColumn(column: number): void {
    this.#moveTo(this.#rowStart() + column)
  }

  /** Erases from the cursor to the end of the line. */
  eraseRight(): void {
    this.#right = ''
  }

  /** Blanks everything left of the cursor. */
  eraseLeft(): void {
    this.#left = ' '.repeat(this.#left.length)
    this.#isRepainted = true
  }

  /** Deletes `cells` characters right of the cursor; the rest moves left. */
  deleteRight(cells: number): void {
    this.#right = this.#right.slice(cells)
  }

  /** Inserts `cells` blanks at the cursor; the rest moves right. */
  insertRight(cells: number): void {
    this.#right = ' '.repeat(cells) + this.#right
    this.#isRepainted = true
  }

  /** A cursor just behind the last column still stands on its row: terminals wrap late. */
  #rowStart(): number {
    const position = this.#left.length
    return position === 0 ? 0 : position - (((position - 1) % this.#columns) + 1)
  }

  #moveTo(position: number): void {
    const target = Math.max(0, position)
    const text = this.#left + this.#right
    this.#left = text.slice(0, target).padEnd(target, ' ')
    this.#right = text.slice(target)
  }
}
