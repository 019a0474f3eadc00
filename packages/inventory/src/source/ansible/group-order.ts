import { AnsibleSyntaxError } from './ansible-error.ts'
import type { AnsibleGraph, AnsibleGroup } from './ansible-graph.ts'

/** Nobody has groups as deep in each other as this; each level costs a frame of the stack when a host is resolved. */
const MAX_DEPTH = 200

/** How groups stand to each other. */
export class GroupOrder {
  /** All groups, each behind its parents. */
  readonly parentsFirst: readonly AnsibleGroup[]
  readonly #depths = new Map<AnsibleGroup, number>()
  readonly #ancestors = new Map<AnsibleGroup, ReadonlySet<AnsibleGroup>>()

  /** @throws {@link AnsibleSyntaxError} for groups too deep in each other. */
  constructor({ groups }: AnsibleGraph) {
    const children = new Map<AnsibleGroup, AnsibleGroup[]>()
    for (const group of groups.values()) {
      for (const parent of group.parents) {
        const siblings = children.get(parent) ?? []
        children.set(parent, siblings)
        siblings.push(group)
      }
    }
    const missing = new Map(Array.from(groups.values(), (group) => [group, group.parents.size]))
    const parentsFirst = [...groups.values()].filter((group) => group.parents.size === 0)
    for (const group of parentsFirst) {
      this.#place(group)
      for (const child of children.get(group) ?? []) {
        const left = (missing.get(child) ?? 0) - 1
        missing.set(child, left)
        if (left === 0) parentsFirst.push(child)
      }
    }
    this.parentsFirst = parentsFirst
  }

  #place(group: AnsibleGroup): void {
    const parents = [...group.parents]
    const depth = Math.max(0, ...parents.map((parent) => this.depthOf(parent) + 1))
    if (depth > MAX_DEPTH && group.childPlace !== undefined) {
      const reason = `${group.name} stands in more than ${MAX_DEPTH} groups that stand in each other`
      throw new AnsibleSyntaxError({ ...group.childPlace(), reason })
    }
    this.#depths.set(group, depth)
    const ancestors = new Set(parents)
    for (const parent of parents) for (const above of this.ancestorsOf(parent)) ancestors.add(above)
    this.#ancestors.set(group, ancestors)
  }

  /** Length of the longest way down from `all`. */
  depthOf(group: AnsibleGroup): number {
    return this.#depths.get(group) ?? 0
  }

  /** All groups above. */
  ancestorsOf(group: AnsibleGroup): ReadonlySet<AnsibleGroup> {
    return this.#ancestors.get(group) ?? new Set()
  }

  /** By precedence, the weakest first: depth, then `ansible_group_priority`, then name. */
  sort(groups: Iterable<AnsibleGroup>): AnsibleGroup[] {
    return [...groups].sort(
      (left, right) =>
        this.depthOf(left) - this.depthOf(right) ||
        left.priority - right.priority ||
        (left.name < right.name ? -1 : 1),
    )
  }
}
