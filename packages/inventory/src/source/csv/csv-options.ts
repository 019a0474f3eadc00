import type { CsvLayout, CsvType } from './csv-columns.ts'
import { CsvOptionError } from './csv-error.ts'
import { type CsvTarget, nearestTarget, parseTarget, TARGETS } from './csv-target.ts'

/** Options of `csvInventory`. */
export interface CsvInventoryOptions {
  /** The file, in UTF-8, with a header; a leading `~` is the home directory. */
  readonly file: string
  /** What stands between two cells: one character, e.g. `;` or a tab. Default `,`. */
  readonly delimiter?: string | undefined
  /** What stands between two groups in a cell. Default `;`. */
  readonly groupSeparator?: string | undefined
  /** What headers of your own mean, e.g. `{ 'Device Name': 'name', Site: 'data.site' }`; each must be there. */
  readonly columns?: Readonly<Record<string, string>> | undefined
  /** What becomes of columns with any other header: an error, data under that header, nothing. Default `error`. */
  readonly otherColumns?: 'error' | 'data' | 'ignore' | undefined
  /** What cells are read as by what they mean, e.g. `{ 'data.vlan': 'number' }`. Default: text, but for ports. */
  readonly types?: Readonly<Record<string, CsvType>> | undefined
  /** Whether blanks around cells are cut, outside of quotes. Default: no, a password may end in one. */
  readonly trim?: boolean | undefined
}

/** {@link CsvInventoryOptions}, checked, defaults filled in. */
export interface CheckedCsvOptions {
  /** What stands between two cells. */
  readonly delimiter: string
  /** What stands between two groups. */
  readonly groupSeparator: string
  /** How headers are understood. */
  readonly layout: CsvLayout
  /** Whether blanks around cells are cut. */
  readonly trim: boolean
}

/**
 * Checks the options of `csvInventory`.
 *
 * @param options - As a user gave them.
 * @throws {@link CsvOptionError} for the first that makes no sense.
 */
export function checkedOptions(options: CsvInventoryOptions): CheckedCsvOptions {
  const { delimiter = ',', groupSeparator = ';', columns = {}, types = {} } = options
  const { otherColumns = 'error', trim = false } = options
  if ([...delimiter].length !== 1 || /["\r\n]/.test(delimiter)) {
    const reason = 'expected one character that is no quote and no line end'
    throw new CsvOptionError({ option: 'delimiter', reason })
  }
  if (groupSeparator.trim() === '' && groupSeparator !== ' ') {
    throw new CsvOptionError({ option: 'groupSeparator', reason: 'expected some text' })
  }
  if (!['error', 'data', 'ignore'].includes(otherColumns)) {
    const reason = 'expected "error", "data" or "ignore"'
    throw new CsvOptionError({ option: 'otherColumns', reason })
  }
  const kinds = ['text', 'number', 'boolean', 'yaml']
  for (const [target, type] of Object.entries(types)) {
    targetOf(target, 'types')
    if (kinds.includes(type)) continue
    const reason = `expected ${kinds.map((kind) => `"${kind}"`).join(', ')}`
    throw new CsvOptionError({ option: `types["${target}"]`, reason })
  }
  const targets = Object.entries(columns).map(([header, target]): [string, CsvTarget] => {
    return [header, targetOf(target, `columns["${header}"]`)]
  })
  const layout = { columns: new Map(targets), otherColumns, types: new Map(Object.entries(types)) }
  return { delimiter, groupSeparator, layout, trim }
}

function targetOf(text: string, option: string): CsvTarget {
  const target = parseTarget(text)
  if (target !== undefined) return target
  const reason = `"${text}" is no place in an inventory; expected ${TARGETS}`
  throw new CsvOptionError({ option, reason, suggestion: nearestTarget(text) })
}
