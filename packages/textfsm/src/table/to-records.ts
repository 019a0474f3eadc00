import type { Cell, Table } from './table.ts'

/** Columns by their names in lower case. */
export type LowerCaseKeys<Columns> = {
  readonly [Name in keyof Columns as Name extends string ? Lowercase<Name> : never]: Columns[Name]
}

/**
 * Makes an object of each row.
 *
 * @param table - Rows.
 * @param options - `keys: 'as-written'` keeps the names of columns as the template has them; by default they
 *   are in lower case, as users of ntc-templates know them.
 */
export function toRecords<Columns>(
  table: Table<Columns>,
  options: { readonly keys: 'as-written' },
): Readonly<Columns>[]
export function toRecords<Columns>(
  table: Table<Columns>,
  options?: { readonly keys?: 'lower-case' },
): LowerCaseKeys<Columns>[]
export function toRecords(
  { columns, rows }: Table,
  { keys = 'lower-case' }: { readonly keys?: 'as-written' | 'lower-case' } = {},
): Record<string, Cell>[] {
  const names = keys === 'lower-case' ? columns.map((name) => name.toLowerCase()) : columns
  return rows.map((row) =>
    Object.fromEntries(names.map((name, index) => [name, row[index] as Cell])),
  )
}
