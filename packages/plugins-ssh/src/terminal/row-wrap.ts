/** A narrower terminal is none; a shorter row was not wrapped. */
export const MIN_WIDTH = 16
/** Widths that devices believe in whatever they were told. */
const USUAL_WIDTHS = [80, 132]
/** A repaint begins as the row that it repaints: with the prompt, or the name of what makes progress. */
const REPAINTED = 3

/**
 * A carriage return that may have gone back to the start of its row, or on into the next.
 *
 * Line editors make a terminal wrap by one character more than the row has cells, and go to the start of
 * the next row by a carriage return: readline (bash, FRR) writes a blank, or the character that stands
 * there anyway, which it then writes again. At the width that the device was told there is no doubt. At
 * any other the same may as well begin a repaint of the row; what follows tells.
 */
export interface DoubtfulReturn {
  /** The line up to the end of the row. */
  readonly line: string
  /** The row. */
  readonly row: string
  /** The one character behind it. */
  readonly extra: string
  /** What was written since. */
  typed: string
  /** Cells that the cursor went to the right since it went up; undefined: it did not go up. */
  climbed: number | undefined
}

/** How the device goes on in the next row. */
export interface RowWrap {
  /** Width of its terminal. */
  readonly columns: number
  /** The line so far. */
  readonly line: string
  /** How far before the end of the line the cursor stands. */
  readonly back: number
}

/**
 * Decides what a carriage return was.
 *
 * @param doubt - The return and what followed.
 * @returns undefined when it went back to the start of its row.
 */
export function rowWrap(doubt: DoubtfulReturn): RowWrap | undefined {
  const { line, row, typed, climbed } = doubt
  if (climbed === undefined) {
    return goesOn(doubt) ? { columns: row.length, line: line + typed, back: 0 } : undefined
  }
  // Where the row is exactly full at the end of the input, readline goes up again, to its last cell, by
  // moving or by writing what stands there.
  const columns = climbed + 1
  const isLastCell = columns >= MIN_WIDTH && line.length % columns === 0
  const isSame = typed === '' || typed === line.slice(-columns, -1)
  return isLastCell && isSame ? { columns, line, back: 1 } : undefined
}

function goesOn({ row, extra, typed }: DoubtfulReturn): boolean {
  if (typed.trim() === '' || (extra !== ' ' && !typed.startsWith(extra))) return false
  if (USUAL_WIDTHS.some((width) => row.length % width === 0)) return true
  return !typed.startsWith('  ') && !row.startsWith(typed.slice(0, REPAINTED))
}
