import { commandTree, type TreeNode } from '../../grammar/command-tree.ts'
import { parseCommand, type RejectedCommand } from '../../grammar/parse-command.ts'
import { type ConfigRow, configRows, type ModeName } from './config-rows.ts'
import type { XrLine } from './xr-configuration.ts'

/** A section that a user has entered. */
export interface Section {
  /** Its mode. */
  readonly mode: ModeName
  /** The line that opened it. */
  readonly line: XrLine
}

/** A line of the configuration that was understood. */
export interface ConfigLine {
  /** Tells it from a rejection. */
  readonly kind: 'line'
  /** Whether it comes or goes. */
  readonly change: 'set' | 'remove'
  /** How many of the sections stay open: a line of an outer mode leaves the inner ones. */
  readonly depth: number
  /** The line, behind the sections that it brings along. */
  readonly lines: readonly XrLine[]
  /** The mode that it opens. */
  readonly opens: ModeName | undefined
}

/** What a word list of the grammar stands for. */
interface Entry {
  readonly row: ConfigRow
  readonly change: 'set' | 'remove'
}

/**
 * Reads a line in the innermost section; where it means nothing there, in the one around it (public notes on
 * XRv9k: "auto-pops on its own when the current mode has no matching command").
 */
export function readConfigLine(
  sections: readonly Section[],
  line: string,
): ConfigLine | RejectedCommand {
  let furthest: RejectedCommand = { kind: 'invalid', column: -1 }
  for (let depth = sections.length; depth >= 0; depth--) {
    const mode = sections[depth - 1]?.mode ?? 'config'
    const parsed = parseCommand([treeOf(mode)], line)
    if (parsed.kind !== 'command') {
      if (parsed.column > furthest.column) furthest = parsed
      continue
    }
    const { row, change } = parsed.handler
    const canonical = change === 'set' ? parsed.canonical : parsed.canonical.slice('no '.length)
    return {
      kind: 'line',
      change,
      depth,
      lines: linesOf(row, canonical),
      opens: opened(row, change),
    }
  }
  return furthest
}

function opened({ opens }: ConfigRow, change: Entry['change']): ModeName | undefined {
  return change === 'set' ? opens : undefined
}

function linesOf(row: ConfigRow, canonical: string): readonly XrLine[] {
  const words = canonical.split(' ')
  const id = words.slice(0, row.key).join(' ')
  const text = row.store?.(canonical) ?? canonical
  if (row.isNested !== true) {
    return [{ id, text, ...(row.opens === undefined ? {} : { end: row.end ?? '!' }) }]
  }
  const [section = '', ...rest] = words
  const inner = rest.join(' ')
  return [
    { id: section, text: section, end: '!' },
    { id: inner, text: inner },
  ]
}

const trees = new Map<ModeName, TreeNode<Entry>>()

function treeOf(mode: ModeName): TreeNode<Entry> {
  const known = trees.get(mode)
  if (known !== undefined) return known
  const tree = commandTree<Entry>(configRows[mode].flatMap(commandsOf))
  trees.set(mode, tree)
  return tree
}

/** A row in its own form and in its `no` forms, which may stop anywhere behind the identifying words. */
function commandsOf(row: ConfigRow): readonly { spec: string; handler: Entry }[] {
  const words = row.spec.split(' ')
  const negated = words
    .map((_, index) => words.slice(0, index + 1).join(' '))
    .slice(Math.min(row.key, words.length) - 1)
    .map((spec) => ({ spec: `no ${spec}`, handler: { row, change: 'remove' as const } }))
  return [...negated, { spec: row.spec, handler: { row, change: 'set' } }]
}

/** The grammar of every mode from the innermost section outwards, for live help. */
export function treesOf(sections: readonly Section[]): readonly TreeNode<unknown>[] {
  const modes = [...sections.map(({ mode }) => mode).reverse(), 'config' as const]
  return modes.map(treeOf)
}
