import { nearest, remembered, takeTurns } from '@nornir-ts/kernel'
import { CommandIndexError } from '../error/command-index-error.ts'
import { TemplateNotFoundError } from '../error/template-not-found-error.ts'
import { parseTemplate } from '../parser/parse-template.ts'
import type { Table } from '../table/table.ts'
import type { ParseAsyncOptions, Template } from '../template/template.ts'
import { mergeTables } from './merge-tables.ts'
import { type IndexEntry, indexReader, readIndex } from './read-index.ts'

/** What an index is asked for. */
export interface CommandQuery {
  /** The platform, e.g. `cisco_ios`. */
  readonly platform: string
  /** The command as it was sent; it may be abbreviated as far as the index allows. */
  readonly command: string
  /** Name of the device, for indexes that have templates for some devices only. */
  readonly hostname?: string | undefined
}

/** Where a {@link CommandTable} takes its templates from. */
export interface CommandTableSource {
  /** Its name, for errors. */
  readonly name: string
  /** The text of the index. */
  readonly index: string
  /**
   * Reads the text of a template.
   *
   * @param name - As the index has it.
   */
  readonly readTemplate: (name: string) => string | Promise<string>
}

/** How many answers are kept. */
const mostFound = 1_000

/** An index from platforms and commands to templates. */
export class CommandTable {
  /** Its name, usually the path of its file. */
  readonly name: string
  readonly #entries: readonly IndexEntry[]
  readonly #readTemplate: CommandTableSource['readTemplate']
  readonly #templates = new Map<string, Promise<Template>>()
  /** Columns that some entry asks for something in. */
  readonly #columns: ReadonlySet<string>
  /** What was found: an index has a thousand entries, and a thousand devices are asked the same. */
  readonly #found = new Map<string, IndexEntry | undefined>()

  /** @internal */
  constructor({ name, readTemplate }: CommandTableSource, entries: readonly IndexEntry[]) {
    this.name = name
    this.#entries = entries
    this.#columns = new Set(this.#entries.flatMap(({ conditions }) => [...conditions.keys()]))
    this.#readTemplate = readTemplate
  }

  /** The platforms that it has templates for, as the index writes them. */
  get platforms(): readonly string[] {
    return [...new Set(this.#entries.map(({ platform }) => platform))]
  }

  /**
   * Names of the templates for a command, as the index has them: the first is merged with the further ones.
   *
   * @param query - What it is asked for.
   * @returns `undefined` where it has none.
   */
  templateNames(query: CommandQuery): readonly string[] | undefined {
    return this.#find(query)?.templates
  }

  /**
   * The templates for a command: the first that fits in the order of the index, and those that are merged into it.
   *
   * @param query - What it is asked for.
   * @throws {@link TemplateNotFoundError} where it has none.
   * @throws {@link TemplateFileError}, {@link TemplateError} or {@link TemplatePatternError} for a template that is wrong.
   */
  async templates(query: CommandQuery): Promise<readonly Template[]> {
    return Promise.all(this.#entry(query).templates.map((name) => this.#template(name)))
  }

  /**
   * Parses the output of a command, in turns with everything else on this thread.
   *
   * @param output - All of it.
   * @param query - What it is the output of.
   * @throws as {@link CommandTable.templates} does.
   * @throws {@link StateError} where a template says that a line is an error.
   * @throws {@link TooCostlyError} where it takes too long.
   */
  async parse(output: string, query: CommandQuery, options?: ParseAsyncOptions): Promise<Table> {
    const entry = this.#entry(query)
    const templates = await this.templates(query)
    let merged: Table | undefined
    let keys: readonly string[] = []
    for (const template of templates) {
      const table = await template.parseAsync(output, options)
      if (keys.length === 0) keys = keysOf(template)
      if (merged === undefined) {
        merged = table
        continue
      }
      this.#checkKeys(entry, keys, [merged, table])
      merged = mergeTables(merged, table, keys)
    }
    return merged as Table // an entry has at least one template
  }

  #entry(query: CommandQuery): IndexEntry {
    const entry = this.#find(query)
    if (entry !== undefined) return entry
    const { platform, command } = query
    const platforms = this.platforms
    const suggestion = platforms.includes(platform) ? undefined : nearest(platform, platforms)
    throw new TemplateNotFoundError({ platform, command, indexes: [this.name], suggestion })
  }

  #find({ platform, command, hostname }: CommandQuery): IndexEntry | undefined {
    const columns = { Platform: platform, Command: command, Hostname: hostname }
    const asked = Object.entries(columns).flatMap(([column, value]) =>
      value === undefined || !this.#columns.has(column) ? [] : [{ column, value }],
    )
    const key = JSON.stringify(asked)
    if (this.#found.has(key)) return this.#found.get(key)
    const entry = this.#entries.find(({ conditions }) =>
      asked.every(({ column, value }) => {
        const condition = conditions.get(column)
        return condition === undefined || condition.match(value, isAscii(value)) !== null
      }),
    )
    if (this.#found.size >= mostFound) this.#found.clear()
    this.#found.set(key, entry)
    return entry
  }

  #template(name: string): Promise<Template> {
    return remembered(this.#templates, name, () => this.#read(name))
  }

  async #read(name: string): Promise<Template> {
    return parseTemplate(await this.#readTemplate(name), { name })
  }

  #checkKeys(entry: IndexEntry, keys: readonly string[], tables: readonly Table[]): void {
    const lost = keys.find((key) => tables.some(({ columns }) => !columns.includes(key)))
    if (lost === undefined) return
    throw new CommandIndexError({
      index: this.name,
      line: entry.line,
      reason: `rows of ${entry.templates.join(' and ')} cannot be merged: not each has the key column ${lost}`,
    })
  }
}

const isAscii = (text: string) => /^[\0-\x7f]*$/.test(text)

const keysOf = ({ values }: Template) =>
  values.filter(({ options }) => options.includes('Key')).map(({ name }) => name)

/**
 * Makes a table of an index and templates that come from anywhere.
 *
 * @param source - Where they come from.
 * @throws {@link CommandIndexError} with the line, where the index is wrong.
 */
export function createCommandTable(source: CommandTableSource): CommandTable {
  return new CommandTable(source, readIndex(source.index, source.name))
}

/**
 * The same in turns with everything else on this thread.
 *
 * @param source - Where they come from.
 * @param signal - Gives up.
 * @throws as {@link createCommandTable}, and the signal's reason.
 */
export async function createCommandTableInTurns(
  source: CommandTableSource,
  signal?: AbortSignal | undefined,
): Promise<CommandTable> {
  return new CommandTable(source, await takeTurns(indexReader(source.index, source.name), signal))
}
