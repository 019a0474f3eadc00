/**
 * A table as `| as table` prints it (public captures of SR Linux): the heads are in the middle, the values left.
 *
 * @param rows - What is in it.
 * @param fields - Its columns, in their order.
 */
export function renderTable<Field extends string>(
  rows: readonly Readonly<Record<Field, string>>[],
  fields: readonly Field[],
): string {
  const columns = fields.map((field) => {
    const head = `${field.slice(0, 1).toUpperCase()}${field.slice(1)}`
    const width = Math.max(head.length, ...rows.map((row) => row[field].length))
    return { head, width, values: rows.map((row) => row[field]) }
  })
  const rule = (mark: string): string =>
    `+${columns.map(({ width }) => mark.repeat(width + 2)).join('+')}+\n`
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`
  const heads = columns.map(({ head, width }) => {
    const left = Math.floor((width - head.length) / 2)
    return `${' '.repeat(left)}${head}`.padEnd(width)
  })
  const body = rows.map((_, index) =>
    line(columns.map(({ values, width }) => (values[index] ?? '').padEnd(width))),
  )
  return `${rule('-')}${line(heads)}${rule('=')}${body.join('')}${rule('-')}`
}
