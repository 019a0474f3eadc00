import type { DocumentPath } from '@nornir-ts/kernel'
import type { HostData } from '../../data/inventory-data.ts'
import type { Locate } from '../../data/origin.ts'
import { DuplicateNameError } from '../../inventory/duplicate-name-error.ts'
import { type CsvMeaning, readRow } from './csv-row.ts'

/** The hosts of a file. */
export interface CsvHosts {
  /** Hosts by name, in the order of the rows. */
  readonly hosts: Readonly<Record<string, HostData>>
  /** Finds the cell that says something about a host. */
  readonly locate: Locate
}

/**
 * Makes hosts of the rows below the header. Rows without any text are none.
 *
 * @param meaning - The file and its columns.
 * @throws {@link DuplicateNameError} for a name that stands twice, and the errors of `readRow`.
 */
export function hostsOf(meaning: CsvMeaning): CsvHosts {
  const { table, columns, nameColumn } = meaning
  const hosts = new Map<string, HostData>()
  const rows = new Map<string, number>()
  for (const [row, cells] of table.rows.entries()) {
    if (row === 0 || cells.every((cell) => cell === '')) continue
    const { name, body } = readRow(meaning, row)
    const earlier = rows.get(name)
    if (earlier !== undefined) {
      const first = table.locate(earlier, nameColumn.index)
      const second = table.locate(row, nameColumn.index)
      throw new DuplicateNameError({ path: ['hosts', name], first, second })
    }
    rows.set(name, row)
    hosts.set(name, body)
  }
  const locate: Locate = ([section, name, ...rest]) => {
    const row = section === 'hosts' ? rows.get(String(name)) : undefined
    const column = rest.length === 0 ? nameColumn : columns.find(({ target }) => says(target, rest))
    return row === undefined || column === undefined ? undefined : table.locate(row, column.index)
  }
  return { hosts: Object.fromEntries(hosts), locate }
}

/** Whether the cells of a column say what is at a path, or what is above it, such as a list of groups. */
function says(target: readonly string[], path: DocumentPath): boolean {
  return target.length <= path.length && target.every((step, at) => step === path[at])
}
