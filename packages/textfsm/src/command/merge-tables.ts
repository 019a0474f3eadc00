import type { Cell, Table } from '../table/table.ts'

/**
 * Adds to the rows of one table the columns that only another one has. Rows go together where all key
 * columns are the same, the first such row counts; without keys, by their number.
 *
 * @param table - The first table: all of its rows stay.
 * @param other - The other: rows of it that go with none are left out.
 * @param keys - Names of the key columns.
 * @returns The first table with more columns; cells without a counterpart are empty.
 */
export function mergeTables(table: Table, other: Table, keys: readonly string[]): Table {
  const added = other.columns.filter((column) => !table.columns.includes(column))
  if (added.length === 0) return table
  const addedAt = added.map((column) => other.columns.indexOf(column))
  const find =
    keys.length === 0 ? (_: unknown, at: number) => other.rows[at] : byKeys(table, other, keys)
  const rows = table.rows.map((row, at) => {
    const match = find(row, at)
    return [...row, ...addedAt.map((index): Cell => match?.[index] ?? '')]
  })
  return { columns: [...table.columns, ...added], rows }
}

function byKeys(table: Table, other: Table, keys: readonly string[]) {
  const keyOf = ({ columns }: Table) => {
    const indexes = keys.map((key) => columns.indexOf(key))
    return (row: readonly Cell[]) => JSON.stringify(indexes.map((index) => row[index]))
  }
  const otherKey = keyOf(other)
  const rows = new Map<string, readonly Cell[]>()
  for (const row of other.rows) {
    const key = otherKey(row)
    if (!rows.has(key)) rows.set(key, row)
  }
  const key = keyOf(table)
  return (row: readonly Cell[]) => rows.get(key(row))
}
