import { isPlainObject, setKey } from '../../data/copy-data.ts'
import type { HostData } from '../../data/inventory-data.ts'
import { cellError, cellValue } from './csv-cell.ts'
import type { CsvColumn } from './csv-columns.ts'
import { CsvSyntaxError } from './csv-error.ts'
import type { CsvTable } from './csv-table.ts'

/** What the rows of a file mean. */
export interface CsvMeaning {
  /** The file. */
  readonly table: CsvTable
  /** What its columns say. */
  readonly columns: readonly CsvColumn[]
  /** The column of the names. */
  readonly nameColumn: CsvColumn
  /** What stands between two groups in a cell. */
  readonly groupSeparator: string
}

/** A host, as a row says it. */
export interface CsvHost {
  /** Its name. */
  readonly name: string
  /** All else. */
  readonly body: HostData
}

/**
 * Makes a host of a row. Empty cells say nothing.
 *
 * @param meaning - The file and its columns.
 * @param row - Number of the row, 0-based; the header is 0.
 * @throws {@link CsvSyntaxError} when it is longer or shorter than the header, {@link CsvCellError} for a
 *   cell that makes no sense.
 */
export function readRow(meaning: CsvMeaning, row: number): CsvHost {
  const { table, columns, nameColumn } = meaning
  const cells = table.rows[row] ?? []
  checkLength(table, row)
  const name = cells[nameColumn.index] ?? ''
  if (name === '') throw cellError(table, { row, column: nameColumn }, 'the name of a host')
  const body: Record<string, unknown> = {}
  for (const column of columns) {
    const text = cells[column.index] ?? ''
    if (text === '' || column === nameColumn) continue
    const value =
      column.target[0] === 'groups'
        ? groupsOf(text, meaning.groupSeparator)
        : cellValue(table, { row, column })
    if (!put(body, column.target, value)) {
      const expected = 'nothing, since another column of this row says what it would'
      throw cellError(table, { row, column }, expected)
    }
  }
  return { name, body }
}

function checkLength(table: CsvTable, row: number): void {
  const wanted = table.rows[0]?.length ?? 0
  const found = table.rows[row]?.length ?? 0
  if (found === wanted) return
  const place = table.locate(row, Math.min(found, wanted))
  const hint = found > wanted ? 'a cell with the delimiter in it must stand in quotes' : 'some lack'
  throw new CsvSyntaxError({
    ...place,
    reason: `expected ${wanted} cells in this row, as in the header, got ${found}; ${hint}`,
  })
}

function groupsOf(text: string, separator: string): string[] {
  const names = text.split(separator).map((name) => name.trim())
  return [...new Set(names)].filter((name) => name !== '')
}

/** Puts a value where a target says; false when something is there, or on the way, already. */
function put(body: Record<string, unknown>, target: readonly string[], value: unknown): boolean {
  let map = body
  for (const step of target.slice(0, -1)) {
    if (!Object.hasOwn(map, step)) setKey(map, step, {})
    const next = map[step]
    if (!isPlainObject(next)) return false
    map = next
  }
  const last = target.at(-1) ?? ''
  if (Object.hasOwn(map, last)) return false
  setKey(map, last, value)
  return true
}
