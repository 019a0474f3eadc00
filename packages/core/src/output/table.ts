import type { OutputStream } from './paint.ts'

/** A text of a table, and its colour. */
export interface Cell {
  /** The text, on one line. */
  readonly text: string
  /** Colours it, once it has its width. */
  readonly color: (text: string) => string
}

/** A table. */
export interface Table {
  /** The rows; the first one has a cell for every column. */
  readonly rows: readonly (readonly Cell[])[]
  /** How many columns all rows have; behind them a row may have others, or a text that runs on. */
  readonly commonColumns: number
}

const GAP = '  '

/**
 * Lays a table out: all cells of a column have the same width. On a terminal the last cell of a row is cut
 * where the line ends.
 *
 * @param table - The table.
 * @param stream - Where it goes.
 */
export function layOut(
  { rows, commonColumns }: Table,
  stream: Pick<OutputStream, 'isTTY' | 'columns'>,
): string[] {
  const columnCount = rows[0]?.length ?? 0
  const { isTTY, columns } = stream
  const lineWidth = (isTTY ? columns : undefined) ?? Number.POSITIVE_INFINITY
  const widths = Array.from({ length: columnCount }, (_, column) =>
    rows.reduce((widest, row) => {
      const isCell = column < commonColumns || row.length === columnCount
      return isCell ? Math.max(widest, row[column]?.text.length ?? 0) : widest
    }, 0),
  )
  return rows.map((row) => {
    let left = lineWidth
    return row
      .map(({ text, color }, column) => {
        const isLast = column === row.length - 1
        const shown = isLast ? cut(text, left) : text.padEnd(widths[column] ?? 0)
        left -= shown.length + GAP.length
        return color(shown)
      })
      .join(GAP)
  })
}

function cut(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, Math.max(0, width - 1))}…`
}
