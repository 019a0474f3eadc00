/** One line of a configuration. */
export interface TreeLine {
  /** What makes it unique among its neighbours. */
  readonly id: string
  /** The line as it is shown, without indentation. */
  readonly text: string
}

/** A line in its place. */
export interface LineNode<Line extends TreeLine> {
  /** The line. */
  line: Line
  /** The lines under it. */
  readonly children: LineNode<Line>[]
}

/** One change of a configuration. */
export interface LineChange<Line extends TreeLine> {
  /** Whether the line comes or goes. */
  readonly kind: 'set' | 'remove'
  /** The sections on the way to it, outermost first, and the line itself. */
  readonly path: readonly Line[]
}

/** Takes lines out of the section that they stand in. */
export type Remove<Line extends TreeLine> = (among: LineNode<Line>[], line: Line) => void

/** Makes changes, in their order; what goes with a line that goes is up to `remove`. */
export function applyChanges<Line extends TreeLine>(
  nodes: LineNode<Line>[],
  changes: readonly LineChange<Line>[],
  remove: Remove<Line>,
): void {
  for (const { kind, path } of changes) {
    const sections = path.slice(0, -1)
    const line = path.at(-1)
    if (line === undefined) continue
    if (kind === 'set') {
      const among = sections.reduce((level, section) => put(level, section).children, nodes)
      put(among, line)
    } else {
      const ids = sections.map(({ id }) => id)
      const among = ids.length === 0 ? nodes : findNode(nodes, ids)?.children
      if (among !== undefined) remove(among, line)
    }
  }
}

/** The line with these identities, outermost first. */
export function findNode<Line extends TreeLine>(
  nodes: readonly LineNode<Line>[],
  ids: readonly string[],
): LineNode<Line> | undefined {
  let found: LineNode<Line> | undefined
  let among = nodes
  for (const id of ids) {
    found = among.find(({ line }) => line.id === id)
    if (found === undefined) return undefined
    among = found.children
  }
  return found
}

/** In the place of the line with the same identity, else at the end. */
function put<Line extends TreeLine>(among: LineNode<Line>[], line: Line): LineNode<Line> {
  const known = among.find((node) => node.line.id === line.id)
  if (known !== undefined) {
    known.line = line
    return known
  }
  const node = { line, children: [] }
  among.push(node)
  return node
}
