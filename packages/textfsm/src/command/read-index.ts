import type { Resumable } from '@nornir-ts/kernel'
import { CommandIndexError } from '../error/command-index-error.ts'
import { LinePattern } from '../regex/line-pattern.ts'
import { PatternError } from '../regex/pattern-error.ts'
import { expandCompletions } from './completion.ts'

/** A line of an index. */
export interface IndexEntry {
  /** Names of the files of its templates; the rows of the further ones are merged into those of the first. */
  readonly templates: readonly string[]
  /** What its columns but `Template` ask for, by name; a column that is empty, or `.*`, asks for nothing. */
  readonly conditions: ReadonlyMap<string, LinePattern>
  /** The platform as it is written, mostly a plain name. */
  readonly platform: string
  /** Line in the index, 1-based. */
  readonly line: number
}

/** An index has a thousand lines; the clock is looked at behind so many. */
const linesPerLook = 20

/**
 * Reads an index from commands to templates: comma-separated columns, of which the first line has the names.
 *
 * Source: https://github.com/google/textfsm/wiki/Cli-Table
 *
 * @param text - All of it.
 * @param name - Its name, for errors.
 * @returns Work that can be left, since reading a thousand expressions takes long.
 * @throws {@link CommandIndexError} with the line, where it is none; so does the work.
 */
export function indexReader(text: string, name: string): Resumable<IndexEntry[]> {
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
  const known = new Map<string, LinePattern>()
  const entries: IndexEntry[] = []
  let at = headerAt + 1
  return (until) => {
    for (; at < lines.length; at++) {
      const line = lines[at] ?? ''
      if (at % linesPerLook === 0 && performance.now() >= until) return undefined
      if (line.startsWith('#') || line.trim() === '') continue
      entries.push(readEntry(cells(line), { columns, known, index: name, line: at + 1 }))
    }
    return { value: entries }
  }
}

/**
 * Reads an index at once: see {@link indexReader}.
 *
 * @param text - All of it.
 * @param name - Its name, for errors.
 */
export function readIndex(text: string, name: string): IndexEntry[] {
  return indexReader(text, name)(Number.POSITIVE_INFINITY)?.value ?? []
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
  readonly index: string
  readonly line: number
  /** Expressions that were read: most platforms stand in many lines. */
  readonly known: Map<string, LinePattern>
}

function readEntry(values: readonly string[], place: EntryPlace): IndexEntry {
  const { columns, index, line, known } = place
  if (values.length !== columns.length) {
    const reason = `${columns.length} columns were expected (${columns.join(', ')}), ${values.length} came; an expression can have no comma`
    throw new CommandIndexError({ index, line, reason })
  }
  const cellOf = (column: string) => values[columns.indexOf(column)] ?? ''
  const templates = cellOf('Template').split(':')
  if (templates.includes(''))
    throw new CommandIndexError({ index, line, reason: 'the name of a template is empty' })
  const conditions = new Map<string, LinePattern>()
  for (const column of columns) {
    const value = column === 'Command' ? expandCompletions(cellOf(column)) : cellOf(column)
    if (column === 'Template' || value === '' || value === '.*') continue
    const condition = known.get(value) ?? readCondition(value, { index, line, column })
    known.set(value, condition)
    conditions.set(column, condition)
  }
  return { templates, conditions, platform: cellOf('Platform'), line }
}

function readCondition(
  value: string,
  { index, line, column }: { index: string; line: number; column: string },
): LinePattern {
  try {
    return new LinePattern(value)
  } catch (error) {
    if (!(error instanceof PatternError)) throw error
    const { construct, reason, at } = error
    const details = {
      index,
      line,
      reason: `${column}: ${construct}: ${reason} (at ${at} of ${value})`,
    }
    throw new CommandIndexError(details, { cause: error })
  }
}
