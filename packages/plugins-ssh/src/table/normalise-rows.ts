import { type ColumnKind, normaliseValue } from './column-kind.ts'
import type { TableFamily } from './table-family.ts'

/** A record as a template gives it: by the names of its Values in lower case. */
export type TemplateRecord = Readonly<Record<string, unknown>>

/**
 * Rows in the words of their family, of records in those of a device.
 *
 * @param family - What the columns hold.
 * @param platform - The platform of the device: interfaces are named as it names them.
 * @param records - What a template of the family read, in order.
 * @returns One row per record, in the same order; one per interface where a record has several.
 */
export function normaliseRows<Row extends object>(
  family: TableFamily<Row>,
  platform: string,
  records: readonly TemplateRecord[],
): Row[] {
  const columns = Object.entries<ColumnKind>(family.columns)
  const several = columns.find(([, kind]) => kind === 'interfaces')?.[0]
  return records.flatMap((record) =>
    splitBy(several, record).map((single) => {
      const values = columns.map(([column, kind]) => [
        column,
        normaliseValue(kind, textOf(single[column]), platform),
      ])
      const row = Object.fromEntries(values) as Row // `columns` has exactly the members of a row
      const aside = (family.aside ?? []).map((name) => [name, textOf(single[name])])
      return family.complete?.(row, Object.fromEntries(aside)) ?? row
    }),
  )
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** One record for each interface of a column that may have several; one if it has none. */
function splitBy(column: string | undefined, record: TemplateRecord): readonly TemplateRecord[] {
  if (column === undefined) return [record]
  const value = record[column]
  const lines: readonly unknown[] = Array.isArray(value) ? value : [value]
  const names = lines.flatMap((line) => interfacesOf(textOf(line)))
  return names.length === 0
    ? [{ ...record, [column]: '' }]
    : names.map((name) => ({ ...record, [column]: name }))
}

/** `Gi1/13,Gi1/14` and `Po1 Po2` are two; `vPC Peer-Link` is one. */
function interfacesOf(text: string): readonly string[] {
  const names = text.split(/[\s,]+/).filter((name) => name !== '')
  const areNames = names.every(
    (name) => /\d$/.test(name) || /^(?:cpu|router|(?:stby-)?switch)$/i.test(name),
  )
  return areNames ? names : [text.trim()]
}
