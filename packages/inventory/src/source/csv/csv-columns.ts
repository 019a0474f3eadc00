import { nearest } from '@nornir-ts/kernel'
import { CsvHeaderError } from './csv-error.ts'
import type { CsvTable } from './csv-table.ts'
import { type CsvTarget, isPort, nearestTarget, parseTarget, TARGETS } from './csv-target.ts'

/** What the cells of a column are read as. */
export type CsvType = 'text' | 'number' | 'boolean' | 'yaml'

/** A column that says something about hosts. */
export interface CsvColumn {
  /** Its header, as it is written. */
  readonly header: string
  /** Number of its cell in a row, 0-based. */
  readonly index: number
  /** Where its cells go. */
  readonly target: CsvTarget
  /** What its cells are read as. */
  readonly type: CsvType
}

/** How headers are understood. */
export interface CsvLayout {
  /** Target by header. */
  readonly columns: ReadonlyMap<string, CsvTarget>
  /** What becomes of columns with any other header. */
  readonly otherColumns: 'error' | 'data' | 'ignore'
  /** Type by target, as text. */
  readonly types: ReadonlyMap<string, CsvType>
}

/**
 * Finds out what the columns of a file say.
 *
 * @param table - The file; its first row is the header.
 * @param layout - Headers of the user's own.
 * @throws {@link CsvHeaderError} for a header that is unknown, empty or there twice, and for a column
 *   that `columns` or `types` name, or every file needs, and that is not there.
 */
export function columnsOf(table: CsvTable, layout: CsvLayout): CsvColumn[] {
  const headers = table.rows[0] ?? []
  const columns = headers.flatMap((header, index): CsvColumn[] => {
    const target = targetOf(header, layout)
    if (target === 'ignored') return []
    if (target !== undefined) return [{ header, index, target, type: typeOf(target, layout) }]
    throw new CsvHeaderError({
      ...table.locate(0, index),
      header,
      reason:
        header === ''
          ? 'is no header'
          : `is no column of an inventory; expected ${TARGETS}; \`columns\` gives a header a meaning, \`otherColumns\` leaves such columns out or takes them as data`,
      suggestion: nearestTarget(header),
    })
  })
  checkTwice(table, columns)
  checkPresent(table, columns, layout)
  return columns
}

function targetOf(header: string, layout: CsvLayout): CsvTarget | 'ignored' | undefined {
  const known = layout.columns.get(header) ?? parseTarget(header)
  if (known !== undefined) return known
  if (layout.otherColumns === 'ignore') return 'ignored'
  return layout.otherColumns === 'data' && header !== '' ? ['data', header] : undefined
}

function typeOf(target: CsvTarget, { types }: CsvLayout): CsvType {
  return types.get(target.join('.')) ?? (isPort(target) ? 'number' : 'text')
}

function checkTwice(table: CsvTable, columns: readonly CsvColumn[]): void {
  const seen = new Map<string, CsvColumn>()
  for (const column of columns) {
    const { header, index } = column
    const key = JSON.stringify(column.target)
    const first = seen.get(key)
    if (first !== undefined) {
      const { line, column: place } = table.locate(0, first.index)
      const reason = `says the same as "${first.header}" at ${line}:${place}; remove or rename one`
      throw new CsvHeaderError({ ...table.locate(0, index), header, reason })
    }
    seen.set(key, column)
  }
}

function checkPresent(table: CsvTable, columns: readonly CsvColumn[], layout: CsvLayout): void {
  const headers = table.rows[0] ?? []
  const missing = (header: string, reason: string, known: readonly string[]): CsvHeaderError => {
    const suggestion = nearest(header, known)
    return new CsvHeaderError({ ...table.locate(0, 0), header, reason, suggestion })
  }
  for (const header of layout.columns.keys()) {
    if (!headers.includes(header)) throw missing(header, 'of `columns` is no header here', headers)
  }
  const targets = columns.map(({ target }) => target.join('.'))
  for (const target of layout.types.keys()) {
    if (!targets.includes(target)) throw missing(target, 'of `types` has no column here', targets)
  }
  if (!targets.includes('name')) throw missing('name', 'is missing: every host needs one', headers)
}
