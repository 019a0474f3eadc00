import { expandHome } from '@nornir-ts/kernel'
import type { InventoryData } from '../../data/inventory-data.ts'
import { rememberOrigin } from '../../data/origin.ts'
import type { InventorySource } from '../inventory-source.ts'
import { withNamedGroups } from '../named-groups.ts'
import { readInventoryFile } from '../read-inventory-file.ts'
import { type CsvColumn, columnsOf } from './csv-columns.ts'
import { hostsOf } from './csv-hosts.ts'
import { type CsvInventoryOptions, checkedOptions } from './csv-options.ts'
import { readTable } from './csv-table.ts'

/**
 * Reads hosts from a CSV file, one a row. The header says what the cells are: `name` (must be there),
 * `hostname`, `port`, `username`, `password`, `platform`, `groups`, and paths such as `data.site.name`,
 * `connection_options.ssh.port`, `password.$env`. Cells stay texts, but for ports. Empty ones say nothing.
 * Groups that are named are there, and empty.
 *
 * `load` rejects with {@link InventoryFileError} when the file cannot be read, and with
 * {@link CsvSyntaxError}, {@link CsvHeaderError}, {@link CsvCellError} and {@link DuplicateNameError},
 * which name line and column, when it is wrong.
 *
 * @example
 * ```ts
 * import { csvInventory } from '@nornir-ts/inventory'
 *
 * const source = csvInventory({
 *   file: 'devices.csv',
 *   delimiter: ';',
 *   columns: { 'Device Name': 'name', Address: 'hostname', Site: 'data.site' },
 *   otherColumns: 'ignore',
 * })
 * ```
 *
 * @param options - The file, and how it is read.
 * @throws {@link CsvOptionError} when an option makes no sense.
 */
export function csvInventory(options: CsvInventoryOptions): InventorySource {
  const { delimiter, groupSeparator, layout, trim } = checkedOptions(options)
  const file = expandHome(options.file)
  return {
    name: `CsvInventory ${options.file}`,
    load: async (signal) => {
      const bytes = await readInventoryFile(file, 'hosts', signal)
      const table = await readTable(bytes, { file, delimiter, trim })
      const columns = columnsOf(table, layout)
      const nameColumn = columns.find(({ target }) => target[0] === 'name') as CsvColumn
      const { hosts, locate } = hostsOf({ table, columns, nameColumn, groupSeparator })
      const data: InventoryData = { hosts, groups: withNamedGroups({ hosts }) }
      rememberOrigin(data, locate)
      return data
    },
  }
}
