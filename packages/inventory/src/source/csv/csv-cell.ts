import { DocumentSyntaxError, NornirError, readYaml } from '@nornir-ts/kernel'
import type { CsvColumn } from './csv-columns.ts'
import { CsvCellError } from './csv-error.ts'
import type { CsvTable } from './csv-table.ts'

/** A cell, by its numbers. */
export interface CsvCell {
  /** The row, 0-based; the header is 0. */
  readonly row: number
  /** The column. */
  readonly column: CsvColumn
}

/**
 * The error for a cell.
 *
 * @param table - The file.
 * @param cell - Which cell.
 * @param expected - What should be there.
 */
export function cellError(
  table: CsvTable,
  { row, column }: CsvCell,
  expected: string,
): CsvCellError {
  const place = table.locate(row, column.index)
  return new CsvCellError({ ...place, header: column.header, expected })
}

/**
 * Reads what a cell says, by the type of its column.
 *
 * @param table - The file.
 * @param cell - Which cell; it is not empty.
 * @throws {@link CsvCellError} when it is not of that type.
 */
export function cellValue(table: CsvTable, cell: CsvCell): unknown {
  const text = table.rows[cell.row]?.[cell.column.index] ?? ''
  switch (cell.column.type) {
    case 'text':
      return text
    case 'number': {
      const number = toNumber(text)
      if (number === undefined) throw cellError(table, cell, 'a number in decimal digits')
      return number
    }
    case 'boolean':
      // Excel writes them in capitals.
      if (!/^(?:true|false)$/i.test(text)) throw cellError(table, cell, 'true or false')
      return text.toLowerCase() === 'true'
    case 'yaml':
      return fromYaml(table, cell, text)
  }
}

function fromYaml(table: CsvTable, cell: CsvCell, text: string): unknown {
  // As a whole document null would be an empty map.
  if (/^\s*(?:~|null)\s*$/i.test(text)) return null
  try {
    const { value, warnings } = readYaml(text, { file: 'cell' })
    if (warnings.length === 0) return value
  } catch (error) {
    if (!NornirError.is(error)) throw error
    const reason = error instanceof DocumentSyntaxError ? error.reason : error.code
    throw cellError(table, cell, `a value in YAML (${reason})`)
  }
  throw cellError(table, cell, 'a value in YAML ("#" starts a comment)')
}

/** Whole numbers that a JavaScript number cannot hold would come out as others. */
function toNumber(text: string): number | undefined {
  if (!/^[-+]?\d+(?:\.\d+)?(?:e[-+]?\d+)?$/i.test(text)) return undefined
  const number = Number(text)
  const isExact = /^[-+]?\d+$/.test(text) ? Number.isSafeInteger(number) : Number.isFinite(number)
  return isExact ? number : undefined
}
