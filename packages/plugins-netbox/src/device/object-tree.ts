import type { NetboxId } from '../answer/row.ts'
import type { NetboxObject } from './netbox-device.ts'

/** Something that may stand under another of its kind: a region, a platform. */
export interface TreeNode extends NetboxObject {
  /** Id of the one above. */
  readonly parentId?: NetboxId | undefined
}

/** Where a site stands. */
export interface SitePlace {
  /** Id of its region. */
  readonly region?: NetboxId | undefined
  /** Id of its group. */
  readonly site_group?: NetboxId | undefined
}

/** Regions, platforms and so on, with what stands above each. */
export class ObjectTree {
  readonly #nodes: ReadonlyMap<NetboxId, TreeNode>
  readonly #ambiguous = new Set<string>()

  /**
   * @param nodes - All of a kind.
   */
  constructor(nodes: Iterable<TreeNode> = []) {
    this.#nodes = new Map([...nodes].map((node) => [node.id, node]))
    const seen = new Set<string>()
    for (const { slug } of this.#nodes.values())
      if (seen.has(slug)) this.#ambiguous.add(slug)
      else seen.add(slug)
  }

  /**
   * Whether several of them have the same slug.
   *
   * @param slug - The slug.
   */
  isAmbiguous(slug: string): boolean {
    return this.#ambiguous.has(slug)
  }

  /**
   * One of them.
   *
   * @param id - Its id.
   */
  node(id: NetboxId): TreeNode | undefined {
    return this.#nodes.get(id)
  }

  /**
   * The one above.
   *
   * @param id - Of the one below.
   */
  parent(id: NetboxId): TreeNode | undefined {
    const parentId = this.#nodes.get(id)?.parentId
    return parentId === undefined ? undefined : this.#nodes.get(parentId)
  }

  /**
   * All that stand above, the nearest first.
   *
   * @param id - Of the one below.
   */
  ancestors(id: NetboxId): TreeNode[] {
    const found: TreeNode[] = []
    // The server has no cycles, an answer may.
    for (let node = this.parent(id); node && !found.includes(node); node = this.parent(node.id))
      found.push(node)
    return found
  }
}
