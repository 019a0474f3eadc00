import { commandTree, type TreeNode } from '../../grammar/command-tree.ts'
import { parseCommand, type RejectedCommand } from '../../grammar/parse-command.ts'
import type { VrpRelease } from '../vrp-release.ts'
import { type ConfigRow, configRows, type ViewName } from './config-rows.ts'
import type { VrpLine } from './vrp-configuration.ts'

/** A view that a user has entered. */
export interface View {
  /** Its kind. */
  readonly name: ViewName
  /** The line that opened it. */
  readonly line: VrpLine
}

/** A line of the configuration that was understood. */
export interface ConfigLine {
  /** Tells it from a rejection. */
  readonly kind: 'line'
  /** Whether it comes or goes. */
  readonly change: 'set' | 'remove'
  /** How many of the views stay open: a line of an outer view leaves the inner ones. */
  readonly depth: number
  /** The line. */
  readonly line: VrpLine
  /** The view that it opens. */
  readonly opens: ViewName | undefined
}

interface Entry {
  readonly row: ConfigRow
  readonly change: 'set' | 'remove'
}

/** The configuration commands of one generation of VRP. */
export class ConfigGrammar {
  readonly #trees: ReadonlyMap<ViewName, TreeNode<Entry>>

  /** @param release - Whose commands. */
  constructor(release: VrpRelease) {
    const rows = Object.entries(configRows(release)) as [ViewName, readonly ConfigRow[]][]
    this.#trees = new Map(rows.map(([view, list]) => [view, commandTree(list.flatMap(commandsOf))]))
  }

  /** The grammar of every view from the innermost outwards, for live help. */
  treesOf(views: readonly View[]): readonly TreeNode<unknown>[] {
    return [...views.map(({ name }) => name).reverse(), 'system' as const].flatMap((name) => {
      const tree = this.#trees.get(name)
      return tree === undefined ? [] : [tree]
    })
  }

  /**
   * Reads a line in the innermost view; where it means nothing there, in the one around it: `interface` and
   * `vlan` need no `quit` before them (public captures of both generations).
   */
  read(views: readonly View[], line: string): ConfigLine | RejectedCommand {
    let furthest: RejectedCommand = { kind: 'invalid', column: -1 }
    for (let depth = views.length; depth >= 0; depth--) {
      const tree = this.#trees.get(views[depth - 1]?.name ?? 'system')
      if (tree === undefined) continue
      const parsed = parseCommand([tree], line)
      if (parsed.kind !== 'command') {
        if (parsed.column > furthest.column) furthest = parsed
        continue
      }
      const { row, change } = parsed.handler
      const canonical = parsed.canonical.slice(change === 'set' ? 0 : 'undo '.length)
      const opens = change === 'set' ? row.opens : undefined
      return { kind: 'line', change, depth, line: lineOf(row, canonical), opens }
    }
    return furthest
  }
}

function lineOf(row: ConfigRow, canonical: string): VrpLine {
  const text = row.store?.(canonical) ?? canonical
  return { id: text.split(' ').slice(0, row.key).join(' '), text, isView: row.opens !== undefined }
}

/** A row in its own form and in its `undo` forms, which may stop anywhere behind the words they need. */
function commandsOf(row: ConfigRow): readonly { spec: string; handler: Entry }[] {
  const words = row.spec.split(' ')
  const undone = words
    .map((_, index) => words.slice(0, index + 1).join(' '))
    .slice(Math.min(row.undo ?? row.key, words.length) - 1)
    .map((spec) => ({ spec: `undo ${spec}`, handler: { row, change: 'remove' as const } }))
  return [...undone, { spec: row.spec, handler: { row, change: 'set' } }]
}
