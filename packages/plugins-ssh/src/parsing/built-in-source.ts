import { type CommandQuery, type CommandTable, createCommandTable } from '@nornir-ts/textfsm'
import type { TableFamily } from '../table/table-family.ts'
import type { TableTemplate } from '../table/table-template.ts'
import { tables } from '../table/tables.ts'
import { parseTable } from './parse-table.ts'
import type { ParsedRow, RowSource } from './row-source.ts'

interface BuiltIn {
  readonly template: TableTemplate
  readonly family: TableFamily<object>
}

const byName = new Map<string, BuiltIn>(
  tables.flatMap(({ family, templates }) =>
    templates.map((template) => [`${family.name}/${template.platform}`, { template, family }]),
  ),
)

let index: CommandTable | undefined

/** Which template of this package reads a command; the notation of its commands is that of an index. */
function find(query: CommandQuery): BuiltIn | undefined {
  index ??= createCommandTable({
    name: 'the templates of this package',
    index: [
      'Template, Platform, Command',
      ...Array.from(byName, ([name, { template }]) =>
        [name, `${template.platform}$`, template.commands].join(', '),
      ),
    ].join('\n'),
    readTemplate: (name) => byName.get(name)?.template.template ?? '',
  })
  const [name = ''] = index.templateNames(query) ?? []
  return byName.get(name)
}

/** The templates that come with this package; their rows are in the words of their families. */
export const builtInSource: RowSource = {
  name: 'the templates of this package',
  has: (query) => find(query) !== undefined,
  rows: async (output, query, options) => {
    const found = find(query)
    // An interface has no index signature, though all columns of every family are texts.
    return found === undefined ? [] : ((await parseTable(output, found, options)) as ParsedRow[])
  },
}
