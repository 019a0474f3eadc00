import { takeTurns } from '@nornir-ts/kernel'
import { type ParseAsyncOptions, parseTemplate, type Template, toRecords } from '@nornir-ts/textfsm'
import { normaliseRows } from '../table/normalise-rows.ts'
import type { TableFamily } from '../table/table-family.ts'
import type { TableTemplate } from '../table/table-template.ts'

/** Records that are put into the words of their family between two looks at the clock. */
const recordsPerLook = 100

const kept = new Map<TableTemplate, Template>()

/**
 * Makes rows of an answer by a template that comes with this package, in turns with everything else.
 *
 * @param output - The answer.
 * @param table - The template, and the family that its rows belong to.
 * @param options - As for any template.
 * @throws what parsing throws.
 */
export async function parseTable<Row extends object>(
  output: string,
  { template, family }: { template: TableTemplate; family: TableFamily<Row> },
  options: ParseAsyncOptions,
): Promise<Row[]> {
  const records = toRecords(await templateOf(template, family.name).parseAsync(output, options))
  const rows: Row[] = []
  let at = 0
  return takeTurns((until) => {
    while (at < records.length) {
      const some = records.slice(at, at + recordsPerLook)
      rows.push(...normaliseRows(family, template.platform, some))
      at += some.length
      if (performance.now() >= until) return undefined
    }
    return { value: rows }
  }, options.signal)
}

function templateOf(table: TableTemplate, family: string): Template {
  let template = kept.get(table)
  if (template === undefined) {
    template = parseTemplate(table.template, { name: `${family} of ${table.platform}` })
    kept.set(table, template)
  }
  return template
}
