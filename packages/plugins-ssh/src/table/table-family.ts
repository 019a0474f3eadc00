import type { ColumnKind } from './column-kind.ts'

/** Tables with the same columns, whatever platform they come from. */
export interface TableFamily<Row extends object> {
  /** Its name, in one word with dashes. */
  readonly name: string
  /** Its columns in the order of the templates' Values, with what each holds. */
  readonly columns: { readonly [Column in keyof Row]-?: ColumnKind }
  /** Values, in lower case, that templates read behind the columns only for `complete`. */
  readonly aside?: readonly string[]
  /**
   * Says what follows from other columns, or from what was set aside.
   *
   * @param row - The row, all columns of it in the words of the family.
   * @param aside - What was set aside, as the device wrote it.
   */
  complete?(row: Row, aside: Readonly<Record<string, string>>): Row
}
