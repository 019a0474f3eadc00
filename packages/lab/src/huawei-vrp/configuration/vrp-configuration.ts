/** One line of a VRP configuration. */
export interface VrpLine {
  /** What makes two lines the same one, e.g. `ip address`. */
  readonly id: string
  /** The line as it is shown. */
  readonly text: string
  /** Whether it opens a view, with lines of its own. */
  readonly isView: boolean
}

/** What one typed line does to a configuration. */
export interface Change {
  /** Whether it comes or goes (`undo`). */
  readonly kind: 'set' | 'remove'
  /** The line, behind the views that it stands in. */
  readonly path: readonly VrpLine[]
}

/** A line in its place. */
export interface VrpNode {
  /** The line. */
  line: VrpLine
  /** The lines of its view. */
  readonly children: VrpNode[]
}

/** A configuration of VRP: lines of the system view, some of which open views with lines of their own. */
export class VrpConfiguration {
  readonly #nodes: VrpNode[] = []

  /** The lines of the system view, in the order of their coming. */
  get nodes(): readonly VrpNode[] {
    return this.#nodes
  }

  /** The same configuration, to be changed without changing this one. */
  clone(): VrpConfiguration {
    const copy = new VrpConfiguration()
    copy.#nodes.push(...this.#nodes.map(copied))
    return copy
  }

  /** Makes changes, in their order. */
  apply(changes: readonly Change[]): this {
    for (const { kind, path } of changes) {
      const line = path.at(-1)
      if (line === undefined) continue
      const views = path.slice(0, -1)
      if (kind === 'set')
        put(
          views.reduce((nodes, view) => put(nodes, view).children, this.#nodes),
          line,
        )
      else
        remove(
          views.map(({ id }) => id),
          line.id,
          this.#nodes,
        )
    }
    return this
  }

  /** The text of the line with these identities, outermost first. */
  find(...ids: readonly string[]): string | undefined {
    return this.node(...ids)?.line.text
  }

  /** The line with these identities, outermost first. */
  node(...ids: readonly string[]): VrpNode | undefined {
    let found: VrpNode | undefined
    let among: readonly VrpNode[] = this.#nodes
    for (const id of ids) {
      found = among.find(({ line }) => line.id === id)
      if (found === undefined) return undefined
      among = found.children
    }
    return found
  }
}

function copied({ line, children }: VrpNode): VrpNode {
  return { line, children: children.map(copied) }
}

function put(among: VrpNode[], line: VrpLine): VrpNode {
  const known = among.find((node) => node.line.id === line.id)
  if (known !== undefined) {
    known.line = line
    return known
  }
  const node = { line, children: [] }
  among.push(node)
  return node
}

/** Removes a line, and those that it is the beginning of: `undo local-user eve` takes all that is said of her. */
function remove(views: readonly string[], id: string, nodes: VrpNode[]): void {
  const among = views.reduce<VrpNode[] | undefined>(
    (level, view) => level?.find(({ line }) => line.id === view)?.children,
    nodes,
  )
  const kept = among?.filter(({ line }) => line.id !== id && !line.id.startsWith(`${id} `)) ?? []
  among?.splice(0, among.length, ...kept)
}
