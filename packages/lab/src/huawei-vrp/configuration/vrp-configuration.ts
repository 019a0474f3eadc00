import {
  applyChanges,
  findNode,
  type LineChange,
  type LineNode,
  type Remove,
  type TreeLine,
} from '../../configuration/line-tree.ts'

/** One line of a VRP configuration, e.g. with the identity `ip address`. */
export interface VrpLine extends TreeLine {
  /** Whether it opens a view, with lines of its own. */
  readonly isView: boolean
}

/** What one typed line does to a configuration: a line comes, or goes (`undo`). */
export type Change = LineChange<VrpLine>

/** A line in its place, with the lines of its view. */
export type VrpNode = LineNode<VrpLine>

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
    applyChanges(this.#nodes, changes, remove)
    return this
  }

  /** The text of the line with these identities, outermost first. */
  find(...ids: readonly string[]): string | undefined {
    return this.node(...ids)?.line.text
  }

  /** The line with these identities, outermost first. */
  node(...ids: readonly string[]): VrpNode | undefined {
    return findNode(this.#nodes, ids)
  }
}

function copied({ line, children }: VrpNode): VrpNode {
  return { line, children: children.map(copied) }
}

/** Removes a line, and those that it is the beginning of: `undo local-user eve` takes all that is said of her. */
const remove: Remove<VrpLine> = (among, { id }) => {
  const kept = among.filter(({ line }) => line.id !== id && !line.id.startsWith(`${id} `))
  among.splice(0, among.length, ...kept)
}
