import { GroupCycleError } from './host-error.ts'
import { InventoryElement } from './inventory-element.ts'

/** Values shared by the hosts and groups that list it; may itself have parent groups. */
export class Group extends InventoryElement {
  /** Tells a group from a host, for the compiler too. */
  get kind(): 'group' {
    return 'group'
  }

  /**
   * {@inheritDoc InventoryElement.setGroups}
   *
   * @throws {@link GroupCycleError} when this group would become its own ancestor.
   */
  override setGroups(groups: readonly Group[]): void {
    for (const group of groups) {
      const way = wayUp(group, this)
      if (way !== undefined) throw new GroupCycleError({ cycle: [this.name, ...way] })
    }
    super.setGroups(groups)
  }
}

/** Names on the way from a group up to one of its ancestors, or `undefined` when there is none. */
function wayUp(from: Group, to: Group): string[] | undefined {
  if (from === to) return [from.name]
  if (!from.hasParentGroup(to)) return undefined
  for (const parent of from.groups) {
    const way = wayUp(parent, to)
    if (way !== undefined) return [from.name, ...way]
  }
  return undefined
}
