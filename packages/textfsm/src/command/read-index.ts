import { CommandIndexError } from '../error/command-index-error.ts'
import { LinePattern } from '../regex/line-pattern.ts'
import { PatternError } from '../regex/pattern-error.ts'
import { expandCompletions } from './completion.ts'

/**
 * Whether a value is what a column asks for. Its expression is read when that is first asked: a large index has
 * a thousand, of which a run needs a few. One that is wrong throws {@link CommandIndexError} then.
 */
export type Condition = (value: string) => boolean

/** A line of an index. */
export interface IndexEntry {
  /** Names of the files of its templates; the rows of the further ones are merged into those of the first. */
  readonly templates: readonly string[]
  /** What its columns but `Template` ask for, by name; a column that is empty asks for nothing. */
  readonly conditions: ReadonlyMap<string, Condition>
  /** The platform as it is written, mostly a plain name. */
  readonly platform: string
  /** Line in the index, 1-based. */
  readonly line: number
}

/**
 * Reads an index from commands to templates: comma-separated columns, of which the first line has the names.
 *
 * Source: https://github.com/google/textfsm/wiki/Cli-Table
 *
 * @param text - All of it.
 * @param name - Its name, for errors.
 * @throws {@link CommandIndexError} with the line, where it is none.
 */
export function readIndex(text: string, name: string): IndexEntry[] {
  const lines = text.split(/\r\n|\r|\n/)
  const headerAt = lines.findIndex((line) => withoutComment(line) !== '')
  if (headerAt < 0) {
    throw new CommandIndexError({
      index: name,
      line: 1,
      reason: 'it is empty; names of columns, such as "Template, Platform, Command", were expected',
    })
  }
  const columns = cells(withoutComment(lines[headerAt] ?? ''))
  checkColumns(columns, { index: name, line: headerAt + 1 })
  const known = new Map<string, Condition>()
  return lines.flatMap((line, at) => {
    if (at <= headerAt || line.startsWith('#') || line.trim() === '') return []
    return [readEntry(cells(line), { columns, known, index: name, line: at + 1 })]
  })
}

const withoutComment = (line: string) => (line.split('#')[0] ?? '').trim()
const cells = (line: string) => line.split(',').map((cell) => cell.trim())

function checkColumns(columns: readonly string[], place: { index: string; line: number }): void {
  const twice = columns.find((column, at) => columns.indexOf(column) !== at)
  if (twice !== undefined) {
    throw new CommandIndexError({ ...place, reason: `the column ${twice} stands here twice` })
  }
  if (columns.includes('Template')) return
  const reason = `a column Template was expected among the names of the columns, not "${columns.join(', ')}"`
  throw new CommandIndexError({ ...place, reason })
}

interface EntryPlace {
  readonly columns: readonly string[]
  /** Conditions by their text: most lines have the host name and the platform of another one. */
  readonly known: Map<string, Condition>
  readonly index: string
  readonly line: number
}

function readEntry(values: readonly string[], place: EntryPlace): IndexEntry {
  const { columns, known, index, line } = place
  if (values.length !== columns.length) {
    const reason = `${columns.length} columns were expected (${columns.join(', ')}), ${values.length} came; an expression can have no comma`
    throw new CommandIndexError({ index, line, reason })
  }
  const cellOf = (column: string) => values[columns.indexOf(column)] ?? ''
  const templates = cellOf('Template').split(':')
  if (templates.includes('')) {
    throw new CommandIndexError({ index, line, reason: 'the name of a template is empty' })
  }
  const conditions = new Map<string, Condition>()
  for (const column of columns) {
    const text = column === 'Command' ? expandCompletions(cellOf(column)) : cellOf(column)
    if (column === 'Template' || text === '') continue
    const condition = known.get(text) ?? conditionOf(text, { index, line, column })
    known.set(text, condition)
    conditions.set(column, condition)
  }
  return { templates, conditions, platform: cellOf('Platform'), line }
}

interface CellPlace {
  readonly index: string
  readonly line: number
  readonly column: string
}

function conditionOf(text: string, place: CellPlace): Condition {
  let pattern: LinePattern | undefined
  return (value) => {
    pattern ??= readPattern(text, place)
    return pattern.match(value, isAscii(value)) !== null
  }
}

const isAscii = (text: string) => /^[\0-\x7f]*$/.test(text)

function readPattern(text: string, { index, line, column }: CellPlace): LinePattern {
  try {
    return new LinePattern(text)
  } catch (error) {
    if (!(error instanceof PatternError)) throw error
    const { construct, reason, at } = error
    const details = {
      index,
      line,
      reason: `${column}: ${construct}: ${reason} (at ${at} of ${text})`,
    }
    throw new CommandIndexError(details, { cause: error })
  }
}
