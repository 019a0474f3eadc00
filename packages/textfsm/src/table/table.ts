/** An item of a `List` value: a text, or where its expression has groups with names, what they matched (`null`: nothing). */
export type ListItem = string | null | Readonly<Record<string, string | null>>

/** What a row holds in one column: a text, empty where nothing matched, or the items of a `List` value. */
export type Cell = string | readonly ListItem[]

/** One row, in the order of the columns. */
export type Row = readonly Cell[]

/** Carries types only: no table has it. */
declare const columnTypes: unique symbol

/** Rows with the names of their columns. `Columns` says what each holds, where that is known. */
export interface Table<Columns = Record<string, Cell>> {
  /** Names of the columns, as the template has them. */
  readonly columns: readonly string[]
  /** The rows, in the order of the output. */
  readonly rows: readonly Row[]
  /** Never there: it tells the types what columns hold. */
  readonly [columnTypes]?: Columns
}
