import {
  type Cell,
  type CommandQuery,
  type CommandTable,
  type ParseAsyncOptions,
  toRecords,
} from '@nornir-ts/textfsm'

/** A row of a command's answer: what each column holds, by its name in lower case. */
export type ParsedRow = Readonly<Record<string, Cell>>

/** Something that has templates for commands. */
export interface RowSource {
  /** Where its templates come from, for errors. */
  readonly name: string
  /** Whether it has one. */
  readonly has: (query: CommandQuery) => boolean
  /** Makes rows of an answer. */
  readonly rows: (
    output: string,
    query: CommandQuery,
    options: ParseAsyncOptions,
  ) => Promise<ParsedRow[]>
}

/**
 * A folder of templates as a source of rows.
 *
 * @param table - Its index.
 */
export const folderSource = (table: CommandTable): RowSource => ({
  name: table.name,
  has: (query) => table.templateNames(query) !== undefined,
  rows: async (output, query, options) => toRecords(await table.parse(output, query, options)),
})
